/** Milliseconds of the machine's monotonic clock, the same in all of the benchmark's processes. */
export function nowMs(): number {
  return Number(process.hrtime.bigint()) / 1e6
}
