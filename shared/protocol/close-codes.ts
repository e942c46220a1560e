/**
 * Why the room ended a connection. `retry`: the client comes back by itself with a fresh ticket. `stop`: it stays away
 * and tells the person why.
 */
export const CLOSE_CODES = {
  /** The room restarts or moves; nothing is wrong. */
  'room-restarting': { code: 4400, advice: 'retry', message: 'The room is restarting.' },
  /** More was sent than this reader took in: it catches up by its state vector. */
  'too-slow': { code: 4401, advice: 'retry', message: 'The connection was too slow and starts afresh.' },
  'ticket-refused': { code: 4402, advice: 'retry', message: 'The entry ticket was too old.' },
  'room-not-ready': { code: 4403, advice: 'retry', message: 'The room could not load. It tries again.' },
  /** More came at once than a person may send. What was not taken comes again with the next catch-up. */
  'too-fast': {
    code: 4405,
    advice: 'retry',
    message: 'That was too much at once. The connection starts afresh.',
  },
  /** The document was rebuilt or an edit was refused: throw the local copy away and load a fresh one. */
  'document-reset': { code: 4404, advice: 'retry', message: 'The board was loaded afresh.' },
  removed: { code: 4410, advice: 'stop', message: 'A facilitator has removed you from this workshop.' },
  'unknown-room': { code: 4411, advice: 'stop', message: 'This workshop has no room.' },
  'protocol-too-old': { code: 4412, advice: 'stop', message: 'This page is out of date. Reload it.' },
  'protocol-too-new': {
    code: 4413,
    advice: 'stop',
    message: 'The room is older than this page. Try again in a while.',
  },
  /** Again and again, or far too much. For a while the person is not let in again either. */
  abusive: {
    code: 4414,
    advice: 'stop',
    message:
      'This browser sent too much that the room does not accept. Wait a few minutes before you try again.',
  },
  /** Nobody new may come in; whoever was here before may. */
  'joining-locked': {
    code: 4416,
    advice: 'stop',
    message: 'A facilitator has locked the workshop for newcomers.',
  },
  'too-many-tabs': {
    code: 4417,
    advice: 'stop',
    message: 'You have too many tabs open in this workshop. Close some, then try again.',
  },
  'room-deleted': {
    code: 4418,
    advice: 'stop',
    message: 'This practice room is over. A practice room and all that is in it is deleted after a day.',
  },
  'room-full': { code: 4415, advice: 'stop', message: 'The room is full.' },
} as const satisfies Record<string, { code: number; advice: 'retry' | 'stop'; message: string }>

export type CloseName = keyof typeof CLOSE_CODES

/** What a WebSocket close code means; a code that is not ours (a lost network, a proxy) is worth a retry. */
export function readCloseCode(code: number): {
  name: CloseName | null
  advice: 'retry' | 'stop'
  message: string
} {
  for (const [name, entry] of Object.entries(CLOSE_CODES)) {
    if (entry.code === code && isCloseName(name))
      return { name, advice: entry.advice, message: entry.message }
  }
  return { name: null, advice: 'retry', message: 'The connection was lost.' }
}

function isCloseName(name: string): name is CloseName {
  return Object.hasOwn(CLOSE_CODES, name)
}
