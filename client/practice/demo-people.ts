import type { TeammateDeed } from '../../shared/practice/act.ts'
import { createTeammate } from '../../shared/practice/teammates.ts'
import type { Ticket } from '../room/room-attempt.ts'
import type { Socket } from './teammate-connection.ts'
import { playTeammate } from './teammate-player.ts'

/** What `npm run demo` has to provide: the ways out of this module, which knows neither a browser nor a network. */
export type DemoPorts = {
  readonly people: number
  readonly pace: number
  /** Joins the workshop under this name; the returned function asks for a ticket. Throws where nobody is let in. */
  readonly join: (name: string) => Promise<() => Promise<Ticket | 'try-again' | null>>
  readonly openSocket: (url: string) => Socket
  /** The seed of what they do: the same one does the same. */
  readonly seed: string
  readonly say: (name: string, what: string) => void
  readonly later: (delayMs: number) => Promise<void>
}

/** Between two people who come in, in ms. */
const COMES_AFTER_MS = 250

/** Lets simulated people come into a workshop, one after the other. */
export async function bringPeople(ports: DemoPorts): Promise<{ readonly stop: () => void }> {
  const players: { stop(): void }[] = []
  for (let seat = 0; seat < ports.people; seat += 1) {
    const teammate = createTeammate(seat, ports.seed)
    const requestTicket = await ports.join(teammate.name)
    players.push(
      playTeammate(teammate, {
        pace: ports.pace,
        openSocket: ports.openSocket,
        requestTicket,
        onDid: (deed) => ports.say(teammate.name, inWords(deed)),
        onState: (state, message) => {
          if (state === 'here') ports.say(teammate.name, 'is here')
          else ports.say(teammate.name, state === 'over' ? `is out: ${message}` : `lost the room: ${message}`)
        },
      }),
    )
    await ports.later(COMES_AFTER_MS * ports.pace)
  }
  return {
    stop: () => {
      for (const player of players) player.stop()
    },
  }
}

/** What somebody did, for whoever watches the terminal. Nothing secret is in it: these are nobody's choices. */
function inWords(deed: TeammateDeed): string {
  if (deed.by === 'edit') {
    const { edit } = deed
    if (edit.edit === 'set-fields') return 'fills in a key result'
    return edit.edit === 'group-notes' ? `groups notes as “${edit.name}”` : `writes “${edit.text}”`
  }
  const { command } = deed
  switch (command.type) {
    case 'write-private':
      return `writes alone: “${command.text}”`
    case 'add-comment':
      return `comments: “${command.text}”`
    case 'set-ready':
      return 'is ready'
    case 'cast-ballot':
      return 'votes'
    default:
      return command.type
  }
}
