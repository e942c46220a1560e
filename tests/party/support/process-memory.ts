import { readdirSync, readFileSync } from 'node:fs'

/** Resident memory in bytes of the processes of a group that run workerd; `null` where the system does not tell (not Linux). */
export function residentBytesOf(processGroup: number | null): number | null {
  if (process.platform !== 'linux' || processGroup === null) return null
  let bytes = 0
  for (const id of readdirSync('/proc').filter((name) => /^\d+$/.test(name))) {
    const stat = readOrNull(`/proc/${id}/stat`)
    // The name is in parentheses and may hold any letter; state, parent and group follow it.
    const name = stat?.slice(stat.indexOf('(') + 1, stat.lastIndexOf(')'))
    const group = stat?.slice(stat.lastIndexOf(')') + 2).split(' ')[2]
    if (name !== 'workerd' || Number(group) !== processGroup) continue
    const [, kilobytes] = /VmRSS:\s+(\d+) kB/.exec(readOrNull(`/proc/${id}/status`) ?? '') ?? []
    bytes += Number(kilobytes ?? 0) * 1_024
  }
  return bytes > 0 ? bytes : null
}

function readOrNull(path: string): string | null {
  try {
    return readFileSync(path, 'utf8')
  } catch {
    return null // It has ended between the listing and this.
  }
}
