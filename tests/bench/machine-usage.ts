import { existsSync, readdirSync, readFileSync } from 'node:fs'

/** The unit of the kernel's CPU times, fixed in Linux' ABI. */
const TICKS_PER_SECOND = 100
const PAGE_BYTES = 4_096

export type Usage = { readonly cpuSeconds: number; readonly residentBytes: number }

/** Only Linux tells it by files; elsewhere the benchmark goes without. */
export const isUsageKnown = existsSync('/proc/self/stat')

/** CPU time and memory of processes and everything that descends from them. */
export function usageOf(pids: readonly number[]): Usage {
  const rows = isUsageKnown ? allProcesses() : new Map<number, Row>()
  const found = new Set(pids)
  for (const pid of found) {
    for (const [child, row] of rows) if (row.parentPid === pid) found.add(child)
  }
  let cpuSeconds = 0
  let residentBytes = 0
  for (const pid of found) {
    cpuSeconds += rows.get(pid)?.cpuSeconds ?? 0
    residentBytes += rows.get(pid)?.residentBytes ?? 0
  }
  return { cpuSeconds, residentBytes }
}

/** The processes that this one has started and that still run. */
export function childrenOfThis(): number[] {
  if (!isUsageKnown) return []
  return [...allProcesses()].filter(([, row]) => row.parentPid === process.pid).map(([pid]) => pid)
}

/** CPU seconds of one process, without its children. */
export function cpuSecondsOf(pid: number): number {
  return rowOf(pid)?.cpuSeconds ?? 0
}

/** CPU seconds that all programs of the machine have used, and that others on its host took from it. */
export function machineSeconds(): { readonly busy: number; readonly stolen: number } {
  if (!isUsageKnown) return { busy: 0, stolen: 0 }
  const [line = ''] = readFileSync('/proc/stat', 'latin1').split('\n', 1)
  const [user = 0, nice = 0, system = 0, , , irq = 0, softIrq = 0, stolen = 0] = line
    .split(/\s+/)
    .slice(1)
    .map((ticks) => Number(ticks) / TICKS_PER_SECOND)
  return { busy: user + nice + system + irq + softIrq, stolen }
}

type Row = Usage & { readonly parentPid: number }

function allProcesses(): Map<number, Row> {
  const rows = new Map<number, Row>()
  for (const name of readdirSync('/proc')) {
    const row = /^\d+$/.test(name) ? rowOf(Number(name)) : null
    if (row) rows.set(Number(name), row)
  }
  return rows
}

function rowOf(pid: number): Row | null {
  try {
    const stat = readFileSync(`/proc/${pid}/stat`, 'latin1')
    // The command stands in parentheses and may hold spaces and parentheses itself.
    const fields = stat
      .slice(stat.lastIndexOf(')') + 2)
      .split(' ')
      .map(Number)
    const [, parentPid = 0] = fields
    const ticks = (fields[11] ?? 0) + (fields[12] ?? 0)
    return {
      parentPid,
      cpuSeconds: ticks / TICKS_PER_SECOND,
      residentBytes: (fields[21] ?? 0) * PAGE_BYTES,
    }
  } catch {
    return null // It ended between the listing and the reading.
  }
}
