/** Longer than a frame takes on a machine that has much to do. */
const AT_LATEST_MS = 200

/**
 * Runs something before the next frame is painted. Where no frame comes, in a tab behind others, in a window that is covered or in a
 * browser that paints nothing, after a moment all the same: what others do is then still taken over.
 * @returns takes it back
 */
export function onNextFrame(run: () => void): () => void {
  const cancel = () => {
    cancelAnimationFrame(frame)
    clearTimeout(timer)
  }
  const runOnce = () => {
    cancel()
    run()
  }
  const frame = requestAnimationFrame(runOnce)
  const timer = setTimeout(runOnce, AT_LATEST_MS)
  return cancel
}
