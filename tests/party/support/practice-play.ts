import { makeEdit } from '../../../client/practice/make-edit.ts'
import { createTeammateLoop } from '../../../client/practice/teammate-loop.ts'
import { readComments } from '../../../shared/board/comments.ts'
import { readNotes } from '../../../shared/board/notes.ts'
import { readBoard } from '../../../shared/board/read.ts'
import { mayDo, type TeammateDeed, type TeammateView } from '../../../shared/practice/act.ts'
import { createTeammate } from '../../../shared/practice/teammates.ts'
import { patchVisible, writeCommand } from '../../../shared/protocol/messages.ts'
import type { Command } from '../../../shared/workshop/decide.ts'
import type { StagePlan } from '../../../shared/workshop/stages.ts'
import type { Mine, Visible } from '../../../shared/workshop/state.ts'
import { type MemoryClient, openRoomInMemory } from './room-in-memory.ts'
import { FAYE } from './signing.ts'

const STEP_MS = 250

/** A room in memory with a facilitator who is played by the test, and teammates who are played by the script. */
export async function openPracticeRoom(agenda: readonly StagePlan[], seed: string, count = 5) {
  const room = await openRoomInMemory({ agenda: [...agenda] })
  const tasks: { atMs: number; task: () => void }[] = []
  const deeds: { readonly seat: number; readonly atMs: number; readonly deed: TeammateDeed }[] = []
  const forbidden: TeammateDeed[] = []
  const seen: { readonly seat: number; readonly stageId: string; readonly writingIn: string | null }[] = []
  const later = (delayMs: number, task: () => void) => {
    const waiting = { atMs: room.nowMs() + delayMs, task }
    tasks.push(waiting)
    return () => {
      if (tasks.includes(waiting)) tasks.splice(tasks.indexOf(waiting), 1)
    }
  }

  const leader = createKnower(await room.join(FAYE))
  const teammates = await Promise.all(
    Array.from({ length: count }, async (_, seat) => {
      const teammate = createTeammate(seat, seed)
      const personId = `p-teammate-${seat}`
      const client = await room.join({ personId, name: teammate.name, role: 'participant' })
      const knower = createKnower(client)
      const view = (): TeammateView => ({ personId, ...knower.know(), ...knower.read() })
      const loop = createTeammateLoop({
        teammate,
        view,
        later,
        pace: 1,
        roomNowMs: room.nowMs,
        showWriting: (writingIn) => {
          const { stageId } = knower.know().visible
          seen.push({ seat, stageId, writingIn })
        },
        perform: async (deed) => {
          deeds.push({ seat, atMs: room.nowMs(), deed })
          if (!mayDo(view(), deed, room.nowMs())) forbidden.push(deed)
          if (deed.by === 'edit') makeEdit(knower.doc, deed.edit, 'me')
          else client.send(writeCommand(`cmd-${seat}-${deeds.length}-x`, deed.command))
        },
      })
      return { client, loop, knower }
    }),
  )

  /** Lets time pass for the room and the teammates. */
  async function live(ms: number): Promise<void> {
    for (let passedMs = 0; passedMs < ms; passedMs += STEP_MS) {
      for (const { loop } of teammates) loop.wake()
      await room.pass(STEP_MS)
      for (const waiting of tasks.filter(({ atMs }) => atMs <= room.nowMs())) {
        // One that ran before it may have taken it back.
        if (!tasks.includes(waiting)) continue
        tasks.splice(tasks.indexOf(waiting), 1)
        waiting.task()
      }
    }
  }

  return {
    room,
    leader,
    deeds,
    forbidden,
    /** What the others saw them write in, and that they stopped. */
    seen,
    /** What the room refused any of the teammates, and who of them it sent away. */
    refusals: () =>
      teammates.flatMap(({ client }) => [
        ...client.messages.filter(({ type }) => type === 'refused' || type === 'edit-refused'),
        ...(client.closed === null ? [] : [client.closed]),
      ]),
    live,
    /** Lets the room live until something is so, at most this long. */
    async until(what: string, condition: () => boolean, mostMs = 10 * 60_000): Promise<void> {
      for (let passedMs = 0; passedMs < mostMs; passedMs += STEP_MS) {
        if (condition()) return
        await live(STEP_MS)
      }
      throw new Error(`After ${mostMs / 60_000} minutes it is not so that ${what} (seed ${seed}).`)
    },
    async lead(command: Command): Promise<void> {
      const answer = await room.give(leader.client, command)
      if (answer !== 'done') throw new Error(`${command.type}: ${answer} (seed ${seed})`)
      await room.pass(1_000)
    },
    areReady: () =>
      Object.values(leader.know().visible.roster).every(({ role, ready }) => role === 'facilitator' || ready),
  }
}
export type PracticePlay = Awaited<ReturnType<typeof openPracticeRoom>>

/** What a client knows, followed message by message. */
function createKnower(client: MemoryClient) {
  const { doc } = client
  if (doc === null) throw new Error('A client without a document.')
  let read = 0
  let visible: Visible | null = null
  let mine: Mine | null = null
  return {
    client,
    doc,
    read: () => ({ board: readBoard(doc), notes: readNotes(doc), comments: readComments(doc) }),
    know() {
      for (; read < client.messages.length; read += 1) {
        const message = client.messages[read]
        if (message?.type === 'welcome') ({ visible, mine } = message)
        else if (message?.type === 'mine') mine = message.mine
        else if (message?.type === 'state' && visible !== null) visible = patchVisible(visible, message)
      }
      if (visible === null || mine === null) throw new Error('It was never welcome.')
      return { visible, mine }
    },
  }
}
