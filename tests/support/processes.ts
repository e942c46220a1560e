import { execFileSync } from 'node:child_process'
import { readdirSync, readFileSync } from 'node:fs'

interface ProcessRow {
  readonly pid: number
  readonly parentPid: number
}

/** A zombie counts as gone: it runs nothing and holds nothing, and only its parent can clear it from the table. */
export function isAlive(pid: number): boolean {
  return livingProcesses().some((row) => row.pid === pid)
}

/** Children, grandchildren and so on of a process, as long as their parents live. */
export function descendantsOf(pid: number): number[] {
  const rows = livingProcesses()
  const found: number[] = []
  const parents = [pid]
  for (let parent = parents.pop(); parent !== undefined; parent = parents.pop()) {
    for (const row of rows) {
      if (row.parentPid !== parent) continue
      found.push(row.pid)
      parents.push(row.pid)
    }
  }
  return found
}

/** The command line of a process, empty when it has ended. */
export function commandOf(pid: number): string {
  try {
    return process.platform === 'linux'
      ? readFileSync(`/proc/${pid}/cmdline`, 'utf8').replaceAll('\0', ' ')
      : execFileSync('ps', ['-p', String(pid), '-o', 'command='], { encoding: 'utf8' })
  } catch {
    return ''
  }
}

function livingProcesses(): ProcessRow[] {
  return process.platform === 'linux' ? fromProc() : fromPs()
}

/** Slim Linux images have no `ps`. */
function fromProc(): ProcessRow[] {
  return readdirSync('/proc')
    .filter((name) => /^\d+$/.test(name))
    .flatMap((name) => {
      try {
        const stat = readFileSync(`/proc/${name}/stat`, 'utf8')
        // The command stands in parentheses and may hold spaces and parentheses itself.
        const [state, parentPid] = stat.slice(stat.lastIndexOf(')') + 2).split(' ')
        return state === 'Z' || state === 'X' ? [] : [{ pid: Number(name), parentPid: Number(parentPid) }]
      } catch {
        // It ended between the listing and the reading.
        return []
      }
    })
}

function fromPs(): ProcessRow[] {
  return execFileSync('ps', ['-A', '-o', 'pid=,ppid=,stat='], { encoding: 'utf8' })
    .trim()
    .split('\n')
    .map((line) => line.trim().split(/\s+/))
    .filter(([, , state]) => !state?.startsWith('Z'))
    .map(([pid, parentPid]) => ({ pid: Number(pid), parentPid: Number(parentPid) }))
}
