import { type ReadonlySignal, signal } from '@preact/signals'
import type { allowed } from '../../shared/workshop/decide.ts'

export type CommandRules = { readonly allowed: typeof allowed }

/** Rules that could not be fetched are asked for again this often: their server may be starting anew. */
const RETRY_MS = 3_000

/**
 * Which command may be given when: fetched beside the connection to the room, since nobody waits for it to see the board or
 * to type. `null` until then: buttons that ask are disabled for as long.
 */
export function loadCommandRules(isWanted: () => boolean): ReadonlySignal<CommandRules | null> {
  const rules = signal<CommandRules | null>(null)
  const load = (): void => {
    import('../../shared/workshop/decide.ts').then(
      ({ allowed }) => {
        rules.value = { allowed }
      },
      () => {
        if (isWanted()) setTimeout(load, RETRY_MS)
      },
    )
  }
  load()
  return rules
}
