import { readUsageLimits, type UsageLimits } from '../raised-limits.ts'

/** Settings that the log has said are in force: once for each process, not for each room. */
const told = new Set<string>()

/** The limits that a host gives its rooms. Where a setting raises them, the log says so. */
export function usageLimitsFrom(setting: string | undefined): UsageLimits {
  const limits = readUsageLimits(setting)
  if (setting !== undefined && !told.has(setting)) {
    told.add(setting)
    console.warn(JSON.stringify({ room: 'warning', what: 'limits are raised for development', limits }))
  }
  return limits
}
