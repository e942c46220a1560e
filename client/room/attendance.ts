/** A tab that nobody touched for this long tells the others nothing more, so that a quiet room can sleep. */
export const IDLE_AFTER_MS = 60_000

const SIGNS_OF_LIFE = ['pointerdown', 'pointermove', 'keydown', 'wheel', 'touchstart', 'focusin'] as const

/**
 * Watches whether somebody looks at this tab: visible, and touched in the last minute.
 * @param onChange called when that changes
 * @returns `isHere` now, and `stop`
 */
export function watchAttendance(onChange: (isHere: boolean) => void): {
  isHere: () => boolean
  stop: () => void
} {
  let isHere = document.visibilityState === 'visible'
  let timer: ReturnType<typeof setTimeout> | undefined
  const set = (next: boolean) => {
    if (next === isHere) return
    isHere = next
    onChange(next)
  }
  const arm = () => {
    clearTimeout(timer)
    timer = setTimeout(() => set(false), IDLE_AFTER_MS)
  }
  const onLife = () => {
    if (document.visibilityState !== 'visible') return
    arm()
    set(true)
  }
  const onVisibility = () => {
    if (document.visibilityState === 'visible') onLife()
    else {
      clearTimeout(timer)
      set(false)
    }
  }
  arm()
  document.addEventListener('visibilitychange', onVisibility)
  for (const sign of SIGNS_OF_LIFE) addEventListener(sign, onLife, { passive: true, capture: true })
  return {
    isHere: () => isHere,
    stop: () => {
      clearTimeout(timer)
      document.removeEventListener('visibilitychange', onVisibility)
      for (const sign of SIGNS_OF_LIFE) removeEventListener(sign, onLife, { capture: true })
    },
  }
}
