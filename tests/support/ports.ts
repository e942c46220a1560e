import { freePort } from '../../scripts/ports.mjs'

/** As many different free ports as asked for. Another program may still take one before it is used. */
export async function freePorts(count: number): Promise<number[]> {
  const ports = new Set<number>()
  while (ports.size < count) ports.add(await freePort())
  return [...ports]
}
