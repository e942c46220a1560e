import * as v from 'valibot'
import { MAX_TEXT_FRAME_LENGTH, writeCommand } from '../../shared/protocol/messages.ts'
import type { Refusal, Result } from '../../shared/result.ts'
import { isCommandType } from '../../shared/workshop/authority.ts'
import type { Command } from '../../shared/workshop/decide.ts'
import { api } from '../text/en/api.ts'

export type PendingCommand = { readonly id: string; readonly command: Command; readonly sinceMs: number }

/** The room remembers answers for an hour: an older command could be done a second time, so it is dropped before. */
const MAX_AGE_MS = 50 * 60_000

/** What it says beside its type only the room looks at: it refuses what another version of this page has left. */
const StoredCommandSchema = v.custom<Command>((stored) => {
  const command = v.safeParse(v.looseObject({ type: v.string() }), stored)
  return command.success && isCommandType(command.output.type)
})
const StoredSchema = v.array(
  v.fallback(
    v.nullable(v.object({ id: v.string(), sinceMs: v.number(), command: StoredCommandSchema })),
    null,
  ),
)

/** Why a command cannot be sent at all, or `null`: the room ends a connection that sends so much at once. */
export function whyTooLong(id: string, command: Command): Refusal | null {
  if (writeCommand(id, command).length <= MAX_TEXT_FRAME_LENGTH) return null
  return { code: 'too-long', message: api.tooLong }
}

/**
 * The commands that were not answered yet, in order. They outlive a lost connection, and a reload of this tab (in
 * `storage`), and are repeated with their ids until the room answers.
 */
export function createPendingCommands(
  storage: Pick<Storage, 'getItem' | 'setItem' | 'removeItem'> | null,
  key: string,
  nowMs: number,
) {
  const pending = new Map<string, PendingCommand>()
  const waiting = new Map<string, (answer: Result<null>) => void>()
  for (const entry of readStored(storage, key)) {
    if (nowMs - entry.sinceMs < MAX_AGE_MS) pending.set(entry.id, entry)
  }

  const settle = (id: string, refusal: Refusal | null): void => {
    if (!pending.delete(id)) return
    store(storage, key, [...pending.values()])
    waiting.get(id)?.(refusal === null ? { ok: true, value: null } : { ok: false, refusal })
    waiting.delete(id)
  }

  return {
    /** @returns the room's answer, however many connections later it comes; never settles if the page goes first */
    add(entry: PendingCommand): Promise<Result<null>> {
      pending.set(entry.id, entry)
      store(storage, key, [...pending.values()])
      return new Promise((resolve) => waiting.set(entry.id, resolve))
    },
    /** The room answered; an answer to a command of another time is passed over. */
    settle,
    /** Those to repeat now; one that has become too old for it (a device that slept) is given up, and its sender told. */
    all(nowMs: number): readonly PendingCommand[] {
      for (const { id, sinceMs } of [...pending.values()]) {
        if (nowMs - sinceMs >= MAX_AGE_MS) settle(id, { code: 'unanswered', message: api.unanswered })
      }
      return [...pending.values()]
    },
  }
}

function readStored(storage: Pick<Storage, 'getItem'> | null, key: string): readonly PendingCommand[] {
  try {
    const stored = v.safeParse(StoredSchema, JSON.parse(storage?.getItem(key) ?? '[]'))
    if (!stored.success) return []
    return stored.output.filter((entry) => entry !== null)
  } catch {
    return [] // Storage may be refused, and what is in it may be another version's: there is then nothing to repeat.
  }
}

function store(
  storage: Pick<Storage, 'setItem' | 'removeItem'> | null,
  key: string,
  pending: readonly PendingCommand[],
): void {
  try {
    if (pending.length === 0) storage?.removeItem(key)
    else storage?.setItem(key, JSON.stringify(pending))
  } catch {
    // Full or refused: the commands then live as long as the page.
  }
}
