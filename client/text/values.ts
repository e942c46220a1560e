import { formatNumber } from './numbers.ts'

/** "4.2%", "33 min", "12": a value beside its unit. */
export function withUnit(value: number, unit: string): string {
  const number = formatNumber(value)
  if (unit === '') return number
  return unit.startsWith('%') ? `${number}${unit}` : `${number} ${unit}`
}

/** A value beside its unit where there is little room: "4.2%" of "% of releases", "33 min". */
export function withShortUnit(value: number, unit: string): string {
  return withUnit(value, unit.startsWith('%') ? '%' : unit)
}

/** "63%" of a share from 0 to 1. */
export function formatShare(share: number): string {
  return `${Math.round(share * 100)}%`
}
