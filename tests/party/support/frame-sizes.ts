/** What came over a connection: text, or bytes of the document. */
export type Frame = string | Uint8Array

/** Frames that tell a person about themselves: what is their own, and answers to what they asked. */
const isOwn = (frame: Frame) => typeof frame === 'string' && /^\{"type":"(mine|done|refused)"/.test(frame)

/** The sizes of what came to one connection about others, with versions counted from the first of them. */
export function sizesOf(frames: readonly Frame[]): readonly number[] {
  let first: number | null = null
  const fromFirst = (_whole: string, version: string) => {
    first ??= Number(version)
    return `"version":${Number(version) - first}`
  }
  return frames
    .filter((frame) => !isOwn(frame))
    .map((frame) =>
      typeof frame === 'string'
        ? Buffer.byteLength(frame.replace(/"version":(\d+)/, fromFirst))
        : frame.byteLength,
    )
}
