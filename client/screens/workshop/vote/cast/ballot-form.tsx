import type { Ballot } from '../../../../../shared/ballot/ballot.ts'
import type { Visible } from '../../../../../shared/workshop/state.ts'
import { formatMoment } from '../../../../text/dates.ts'
import { settingsInWords } from '../../../../text/en/ballot-settings.ts'
import { voteText } from '../../../../text/en/workshop-vote.ts'
import { BallotGroup, BallotList } from '../../../../ui/ballot.tsx'
import { Banner } from '../../../../ui/banner.tsx'
import { Button } from '../../../../ui/button.tsx'
import { useWorkshop } from '../../workshop-context.ts'
import { groupsOf } from './ballot-groups.ts'
import { CastActions, DoneInRoom, type DonePlace } from './cast-actions.tsx'
import { CastBar } from './cast-bar.tsx'
import { progressOf } from './progress-of.ts'
import { ProposalRow } from './proposal-row.tsx'
import { Voters } from './voters.tsx'
import './ballot-form.css'

/**
 * My ballot in the vote that is planned or open, changeable until it closes; of the others' only that they have voted (BA5).
 * Stands by itself: in the vote's stage, beside another one, or on a page of its own.
 */
export function BallotForm({
  ballot,
  visible,
  doneIn = 'form',
}: {
  ballot: Ballot
  visible: Visible
  doneIn?: DonePlace
}) {
  const { model } = useWorkshop()
  const mine = model.ballot
  const phase = mine.phase.value ?? 'open'
  const permission = mine.permission.value
  const isReadOnly = !permission.ok || mine.isAbstaining.value
  const progress = progressOf(visible, ballot)
  const stale = mine.staleIds.value.length
  return (
    <div class="ballotform">
      <p class="ballotform__rules small">{rulesOf(ballot, visible)}</p>
      <PhaseNote ballot={ballot} visible={visible} />
      {phase === 'planned' ? null : <CastBar ballot={ballot} progress={progress} doneIn={doneIn} />}
      <Refusal />
      {stale > 0 && permission.ok ? <Banner tone="warning" title={voteText.reworded.notice(stale)} /> : null}
      {ballot.settings.method === 'fist' ? <FingersKey /> : null}
      <BallotList>
        {groupsOf(ballot, model.board.value.objectives).map(({ id, title, items }) => (
          <BallotGroup key={id} title={title}>
            {items.map((item) => (
              <ProposalRow key={item.id} ballot={ballot} item={item} isReadOnly={isReadOnly} />
            ))}
          </BallotGroup>
        ))}
      </BallotList>
      {permission.ok ? <CastActions place="foot" doneIn={doneIn} /> : null}
      {permission.ok && doneIn === 'room' ? <DoneInRoom progress={progress} /> : null}
      {phase === 'planned' ? null : <Voters visible={visible} progress={progress} />}
    </div>
  )
}

/** What was agreed before the vote, in one line. */
function rulesOf(ballot: Ballot, { ballots }: Visible): string {
  const { follows } = ballot
  const round =
    follows === null ? undefined : ballots.find(({ ballotId }) => ballotId === follows.ballotId)?.round
  const rules = settingsInWords(ballot.settings)
  const { reasons, anonymous } = ballot.settings
  const why = reasons === 'off' ? '' : ` ${anonymous ? voteText.reasonsAnonymous : voteText.reasonsNamed}`
  const sentence = `${rules.charAt(0).toUpperCase()}${rules.slice(1)}.${why}`
  return follows === null || round === undefined
    ? sentence
    : `${voteText.follows[follows.why](round)} ${sentence}`
}

/** Why I cannot vote now, where I cannot: calm, since nothing is wrong. */
function PhaseNote({ ballot, visible }: { ballot: Ballot; visible: Visible }) {
  const { model } = useWorkshop()
  const permission = model.ballot.permission.value
  const { timeZone } = visible.workshop
  switch (model.ballot.phase.value) {
    case 'planned':
      return <Banner tone="info" title={voteText.planned(formatMoment(ballot.openedAtMs, timeZone))} />
    case 'due':
      return <Banner tone="info" title={model.can('cast-ballot') ? voteText.due : voteText.dueObserver} />
    default:
      return permission.ok ? null : (
        <Banner tone="info" title={voteText.watching}>
          {permission.refusal.message}
        </Banner>
      )
  }
}

function Refusal() {
  const { ballot } = useWorkshop().model
  const message = ballot.refusal.value
  if (message === null) return null
  return (
    <Banner
      tone="negative"
      title={voteText.refused}
      action={
        ballot.permission.value.ok ? (
          <Button size="sm" onClick={() => void ballot.settle()}>
            {voteText.tryAgain}
          </Button>
        ) : undefined
      }
    >
      {message} {voteText.refusedKept}
    </Banner>
  )
}

function FingersKey() {
  return (
    <details class="fingerskey small">
      <summary>{voteText.fingersKey}</summary>
      <dl>
        {voteText.fingers.map((words, fingers) => (
          <div key={words}>
            <dt class="num">{fingers}</dt>
            <dd>{words}</dd>
          </div>
        ))}
      </dl>
    </details>
  )
}
