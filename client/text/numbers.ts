const NUMBERS = new Intl.NumberFormat('en', { maximumFractionDigits: 4 })

/** A number the way it is read: grouped from a thousand on, no trailing zeros. */
export function formatNumber(value: number): string {
  return NUMBERS.format(value)
}
