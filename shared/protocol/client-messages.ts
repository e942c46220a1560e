import * as v from 'valibot'
import { ok, type Result, refuse } from '../result.ts'
import { isCommandType } from '../workshop/authority.ts'
import { COMMANDS, type Command } from '../workshop/decide.ts'
import { parseJson } from './messages.ts'

const IdSchema = v.pipe(v.string(), v.regex(/^[\w-]{8,64}$/))

/** What a client says by text frame besides commands. */
const SignalSchema = v.variant('type', [
  /** The first `frames` binary frames of this connection have been taken in. */
  v.object({ type: v.literal('ack'), frames: v.pipe(v.number(), v.integer(), v.minValue(0)) }),
  v.object({ type: v.literal('ping') }),
])

export type ClientMessage =
  | v.InferOutput<typeof SignalSchema>
  /** `id` is random and made once: a command is repeated with it after a reconnect until it is answered. */
  | { readonly type: 'command'; readonly id: string; readonly command: Command }

/** Reads a client's text frame. A refusal carries the command's id where one could be read, so it can be answered. */
export function parseClientMessage(text: string): Result<ClientMessage> & { id: string | null } {
  const data = parseJson(text)
  const envelope = v.safeParse(v.object({ type: v.string() }), data)
  if (!envelope.success) return { ...refuse('invalid-command', 'This message is not understood.'), id: null }
  const { type } = envelope.output
  if (type === 'ack' || type === 'ping') {
    const signal = v.safeParse(SignalSchema, data)
    return signal.success
      ? { ...ok(signal.output), id: null }
      : { ...refuse('invalid-command', 'This message is not understood.'), id: null }
  }
  const identified = v.safeParse(v.object({ id: IdSchema }), data)
  if (!identified.success) return { ...refuse('invalid-command', 'A command needs an id.'), id: null }
  const { id } = identified.output
  if (!isCommandType(type)) {
    return { ...refuse('unknown-command', 'The room does not know this command. Reload the page.'), id }
  }
  const command = v.safeParse(COMMANDS[type].schema, data)
  if (!command.success) {
    const [issue] = command.issues
    return { ...refuse('invalid-command', issue.message), id }
  }
  return { ...ok({ type: 'command' as const, id, command: command.output }), id }
}
