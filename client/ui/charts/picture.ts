/** The drawing that all pictures in a list of results share, so that they line up: in units that scale with the column. */
export const PICTURE = {
  width: 248,
  height: 50,
  inset: 6,
  /** With more answers than this, dots could no longer be told apart: columns take their place. */
  maxDots: 12,
} as const

/** Where a value stands from left to right. */
export function xOn({ min, max }: { readonly min: number; readonly max: number }, value: number): number {
  const share = max <= min ? 0 : (value - min) / (max - min)
  return round(PICTURE.inset + share * (PICTURE.width - 2 * PICTURE.inset))
}

/** To a tenth: no picture is finer, and its markup stays short. */
export function round(value: number): number {
  return Math.round(value * 10) / 10
}
