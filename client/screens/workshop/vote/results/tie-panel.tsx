import { Equal } from 'lucide'
import type { ComponentChildren } from 'preact'
import { useState } from 'preact/hooks'
import { type Ballot, isIn, openTieOf } from '../../../../../shared/ballot/ballot.ts'
import type { Tie } from '../../../../../shared/ballot/result.ts'
import type { Visible } from '../../../../../shared/workshop/state.ts'
import { resultsText } from '../../../../text/en/workshop-vote-results.ts'
import { Icon } from '../../../../ui/icon.tsx'
import { useWorkshop } from '../../workshop-context.ts'
import { CommandButton } from './command-button.tsx'
import { runOffOf } from './follow-up.ts'
import type { ClosedBallot } from './result-view.ts'
import { wordsIn } from './result-words.ts'
import '../../../../ui/check.css'

/** [BA7] A tie across the cut: what was agreed about it before the vote, and the one thing to do now. */
export function TiePanel({ ballot, visible }: { readonly ballot: ClosedBallot; readonly visible: Visible }) {
  const tie = ballot.result?.tie ?? null
  if (tie === null) return null
  const text = resultsText.tie
  const { tieRule } = ballot.settings
  if (tieRule === 'keep-both') {
    const inCount = ballot.items.filter(({ id }) => isIn(ballot, id)).length
    return <Panel>{text.keepBoth(tie.itemIds.length, inCount)}</Panel>
  }
  if (openTieOf(ballot) === null) return <Panel>{settledInWords(ballot, tie, visible)}</Panel>
  const runOff = runOffsOf(ballot, visible).at(-1)
  if (runOff !== undefined) return <Panel>{text.tiedAgain(runOff.round)}</Panel>
  const rank = ballot.result?.rows.find(({ itemId }) => tie.itemIds.includes(itemId))?.rank ?? 0
  return (
    <Panel>
      <b>{text.title(tie.itemIds.length, String(rank), tie.places)}</b>{' '}
      {tieRule === 'run-off' ? text.runOff : text.facilitator}
      {tieRule === 'run-off' ? <RunOff ballot={ballot} tie={tie} /> : <Choose ballot={ballot} tie={tie} />}
    </Panel>
  )
}

function Panel({ children }: { children: ComponentChildren }) {
  return (
    <section class="sheet tiepanel" aria-label={resultsText.tie.label}>
      <Icon icon={Equal} />
      <div>{children}</div>
    </section>
  )
}

function RunOff({ ballot, tie }: { ballot: ClosedBallot; tie: Tie }) {
  const { model } = useWorkshop()
  const command = runOffOf(ballot)
  if (command === null) return null
  return (
    <>
      <ul class="tiepanel__names">
        {tie.itemIds.map((id) => (
          <li key={id}>{wordsIn(ballot, id)}</li>
        ))}
      </ul>
      {model.can('lead-workshop') ? (
        <CommandButton command={command} label={resultsText.tie.openRunOff(tie.itemIds.length)} />
      ) : (
        <p class="small muted">{resultsText.tie.runOffWaits}</p>
      )}
    </>
  )
}

function Choose({ ballot, tie }: { ballot: ClosedBallot; tie: Tie }) {
  const { model } = useWorkshop()
  const [chosenIds, setChosenIds] = useState<readonly string[]>([])
  const isLeading = model.can('lead-workshop')
  const text = resultsText.tie
  if (!isLeading) {
    return (
      <>
        <ul class="tiepanel__names">
          {tie.itemIds.map((id) => (
            <li key={id}>{wordsIn(ballot, id)}</li>
          ))}
        </ul>
        <p class="small muted">{text.facilitatorWaits}</p>
      </>
    )
  }
  const isOne = tie.places === 1
  const toggle = (id: string) => {
    const others = isOne ? [] : chosenIds.filter((one) => one !== id)
    setChosenIds(!isOne && chosenIds.includes(id) ? others : [...others, id])
  }
  return (
    <>
      <fieldset class="tiepanel__choice">
        <legend class="label">{text.choose(tie.places)}</legend>
        {tie.itemIds.map((id) => (
          <label key={id} class="check">
            <input
              type={isOne ? 'radio' : 'checkbox'}
              name={`tie-${ballot.ballotId}`}
              checked={chosenIds.includes(id)}
              onChange={() => toggle(id)}
            />
            <span>{wordsIn(ballot, id)}</span>
          </label>
        ))}
      </fieldset>
      <CommandButton
        command={{ type: 'settle-tie', ballotId: ballot.ballotId, itemIds: [...chosenIds] }}
        label={text.decide(chosenIds.length, tie.places)}
      />
    </>
  )
}

/** The closed run-offs of a vote. One that has not settled it has ended in a tie of its own. */
function runOffsOf({ ballotId }: ClosedBallot, { ballots }: Visible): readonly Ballot[] {
  return ballots.filter(
    ({ follows, result }) => follows?.why === 'run-off' && follows.ballotId === ballotId && result !== null,
  )
}

function settledInWords(ballot: ClosedBallot, tie: Tie, visible: Visible): string {
  const names = tie.itemIds.filter((id) => isIn(ballot, id)).map((id) => wordsIn(ballot, id))
  const runOff = runOffsOf(ballot, visible).at(-1)
  return runOff === undefined
    ? resultsText.tie.settledByHand(names)
    : resultsText.tie.settledByRunOff(runOff.round, names)
}
