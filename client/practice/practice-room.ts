import { type ReadonlySignal, signal } from '@preact/signals'
import type { PracticeTeammate } from '../../shared/api/practice-api.ts'
import { PRACTICE_ROUTES } from '../../shared/api/practice-routes.ts'
import { createTeammate } from '../../shared/practice/teammates.ts'
import { request } from '../api/request.ts'
import type { Ticket } from '../room/room-attempt.ts'
import { type Practice, rememberPractice } from './practice-memory.ts'
import { playTeammate, type TeammatePlayer } from './teammate-player.ts'

/** They do not come in all at once, as people do not. In ms, for each. */
const COMES_AFTER_MS = 1_400

/** The simulated teammates of a room, played by this tab while it is open. */
export function createPracticeRoom(workshopId: string, known: Practice) {
  let practice = known
  const players: TeammatePlayer[] = []
  const here = signal<ReadonlySet<string>>(new Set())
  const isPaused = signal(false)
  const expected = signal(practice.teammates.length)
  const timers = new Set<ReturnType<typeof setTimeout>>()

  const come = ({ seat, personId, secret }: PracticeTeammate) => {
    const player = playTeammate(createTeammate(seat, workshopId), {
      pace: practice.pace,
      openSocket: (url) => new WebSocket(url),
      requestTicket: () => requestTicket(workshopId, secret),
      onState: (state) => {
        const next = new Set(here.value)
        if (state === 'here') next.add(personId)
        else next.delete(personId)
        here.value = next
        if (state === 'over') expected.value -= 1
      },
    })
    if (isPaused.value) player.pause()
    players.push(player)
  }
  practice.teammates.forEach((teammate, at) => {
    const timer = setTimeout(() => come(teammate), (at + 1) * COMES_AFTER_MS * practice.pace)
    timers.add(timer)
  })

  return {
    /** How many of them are in the room, and how many are to be. */
    here: here as ReadonlySignal<ReadonlySet<string>>,
    expected: expected as ReadonlySignal<number>,
    isPaused: isPaused as ReadonlySignal<boolean>,
    pause(paused: boolean): void {
      isPaused.value = paused
      for (const player of players) paused ? player.pause() : player.resume()
    },
    /** One more teammate; a message when there can be none. */
    async add(): Promise<string | null> {
      const answer = await request(PRACTICE_ROUTES.practiceTeammate, { params: { workshopId }, body: {} })
      if (!answer.ok) return answer.refusal.message
      practice = { ...practice, teammates: [...practice.teammates, answer.value] }
      rememberPractice(workshopId, practice)
      expected.value += 1
      come(answer.value)
      return null
    },
    dispose(): void {
      for (const timer of timers) clearTimeout(timer)
      for (const player of players) player.stop()
    },
  }
}
export type PracticeRoom = ReturnType<typeof createPracticeRoom>

/** Refusals that the same question would get again. */
const FINAL_CODES: readonly string[] = ['link-not-valid', 'removed-from-workshop', 'not-found']

async function requestTicket(workshopId: string, secret: string): Promise<Ticket | 'try-again' | null> {
  const answer = await request(PRACTICE_ROUTES.practiceTicket, { params: { workshopId }, body: { secret } })
  if (answer.ok) return answer.value
  return FINAL_CODES.includes(answer.refusal.code) ? null : 'try-again'
}
