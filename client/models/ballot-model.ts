import { computed, effect, type ReadonlySignal, signal } from '@preact/signals'
import type { BallotChoice } from '../../shared/ballot/dots.ts'
import type { Result } from '../../shared/result.ts'
import type { Command } from '../../shared/workshop/decide.ts'
import { openBallotOf, type Visible } from '../../shared/workshop/state.ts'

export type BallotPorts = {
  readonly visible: ReadonlySignal<Visible | null>
  /** My ballot as the room has it. */
  readonly choice: ReadonlySignal<BallotChoice | null>
  readonly send: (command: Command) => Promise<Result<null>>
  readonly onRefused: (message: string) => void
}

/**
 * My ballot while a vote is open. What I do shows at once and is cast on each change, one cast at a time: while one is on its
 * way only the newest waits. A refusal takes the change back and says why.
 */
export function createBallotModel({ visible, choice, send, onRefused }: BallotPorts) {
  const draft = signal<{ readonly ballotId: string; readonly choice: BallotChoice } | null>(null)
  const isCasting = signal(false)

  const ballot = computed(() => (visible.value === null ? null : openBallotOf(visible.value)))
  const current = computed<BallotChoice | null>(() => {
    const open = ballot.value
    if (open === null) return null
    return draft.value?.ballotId === open.ballotId ? draft.value.choice : choice.value
  })
  const dots = computed<Readonly<Record<string, number>>>(() =>
    current.value?.answer === 'dots' ? current.value.dots : {},
  )
  const left = computed(() => {
    const spent = Object.values(dots.value).reduce((sum, given) => sum + given, 0)
    return (ballot.value?.settings.budget ?? 0) - spent
  })

  const castNext = async (): Promise<void> => {
    const casting = draft.value
    if (isCasting.value || casting === null) return
    isCasting.value = true
    const answer = await send({ type: 'cast-ballot', ballotId: casting.ballotId, choice: casting.choice })
    isCasting.value = false
    if (!answer.ok) {
      draft.value = null
      onRefused(answer.refusal.message)
    } else if (draft.value !== casting) await castNext()
  }

  const cast = (next: BallotChoice) => {
    const open = ballot.value
    if (open === null) return
    draft.value = { ballotId: open.ballotId, choice: next }
    void castNext()
  }

  // The draft stands only until the room's own word says the same; from then on the room's counts, from any device of mine.
  const stop = effect(() => {
    const drafted = draft.value
    if (drafted !== null && isSameChoice(drafted.choice, choice.value) && !isCasting.value) draft.value = null
  })

  return {
    ballot,
    current,
    dots,
    left,
    give(itemId: string, step: 1 | -1): void {
      const given = (dots.value[itemId] ?? 0) + step
      if (given < 0) return
      const { [itemId]: _before, ...others } = dots.value
      cast({ answer: 'dots', dots: given === 0 ? others : { ...others, [itemId]: given } })
    },
    abstain: () => cast({ answer: 'abstain' }),
    /** Votes after all: an empty ballot in place of the abstention. */
    takeBackAbstention: () => cast({ answer: 'dots', dots: {} }),
    dispose: stop,
  }
}
export type BallotModel = ReturnType<typeof createBallotModel>

function isSameChoice(left: BallotChoice, right: BallotChoice | null): boolean {
  if (right === null || left.answer !== right.answer) return false
  if (left.answer === 'abstain' || right.answer === 'abstain') return true
  const given = (dots: Record<string, number>) =>
    JSON.stringify(
      Object.entries(dots)
        .filter(([, count]) => count > 0)
        .sort(([a], [b]) => (a < b ? -1 : 1)),
    )
  return given(left.dots) === given(right.dots)
}
