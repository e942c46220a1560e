import { useState } from 'preact/hooks'
import type { Ballot } from '../../../../../shared/ballot/ballot.ts'
import { formatInstantFor } from '../../../../../shared/time/zoned-time.ts'
import type { Visible } from '../../../../../shared/workshop/state.ts'
import { voteHours } from '../../../../text/en/vote-hours.ts'
import { stages } from '../../../../text/en/workshop-stages.ts'
import { voteText } from '../../../../text/en/workshop-vote.ts'
import { Button } from '../../../../ui/button.tsx'
import { Dialog } from '../../../../ui/dialog.tsx'
import { useLeadAction, useWorkshop } from '../../workshop-context.ts'
import { readersZone, ZonedTimeFields } from '../set-up/zoned-time-fields.tsx'
import { type CloseConcern, concernsOfClosing, progressOf } from './progress-of.ts'

/** What a facilitator can do to the vote that is planned or open: close it, give it more time, call it off. */
export function RunBallot({
  ballot,
  visible,
  isInStage,
}: {
  ballot: Ballot
  visible: Visible
  /** In the vote's own stage *Close* is the way on, in the facilitator's bar. */
  isInStage: boolean
}) {
  const { model } = useWorkshop()
  const [asked, setAsked] = useState<'close' | 'withdraw' | 'extend' | null>(null)
  const phase = model.ballot.phase.value
  const { ballotId } = ballot
  const concerns = concernsOfClosing(visible, ballot)
  const mayClose = model.may({ type: 'close-ballot', ballotId })
  const close = () => {
    setAsked(null)
    void model.give({ type: 'close-ballot', ballotId })
  }
  const startClosing = () => (concerns.length === 0 ? close() : setAsked('close'))
  const blocked = mayClose.ok ? null : mayClose.refusal.message
  const { voted, eligible } = progressOf(visible, ballot)
  const state = phase === 'planned' ? stages.vote.planned : voteText.voted(voted, eligible)
  const text = voteText.run
  const dismiss = () => setAsked(null)
  return (
    <section class="runballot row" aria-label={text.label}>
      {isInStage ? <CloseFromBar blocked={blocked} state={state} onClose={startClosing} /> : null}
      {isInStage || phase === 'planned' ? null : (
        <Button disabled={blocked !== null} onClick={startClosing}>
          {text.close}
        </Button>
      )}
      {phase === 'due' ? null : (
        <>
          {ballot.closesAtMs === null ? null : (
            <Button size="sm" onClick={() => setAsked('extend')}>
              {text.extend}
            </Button>
          )}
          <Button size="sm" variant="quiet" onClick={() => setAsked('withdraw')}>
            {text.withdraw}
          </Button>
        </>
      )}
      {asked === 'close' ? (
        <Dialog
          title={text.closeTitle}
          onClose={dismiss}
          actions={
            <>
              <Button onClick={dismiss}>{text.keepOpen}</Button>
              <Button variant="ink" onClick={close}>
                {text.close}
              </Button>
            </>
          }
        >
          {concerns.map((concern) => (
            <p key={concern}>{concernInWords(concern, visible, ballot)}</p>
          ))}
        </Dialog>
      ) : null}
      {asked === 'withdraw' ? (
        <Dialog
          title={text.withdrawTitle}
          onClose={dismiss}
          actions={
            <>
              <Button onClick={dismiss}>{text.keep}</Button>
              <Button
                variant="ink"
                onClick={() => {
                  dismiss()
                  void model.give({ type: 'withdraw-ballot', ballotId })
                }}
              >
                {text.withdraw}
              </Button>
            </>
          }
        >
          <p>{phase === 'planned' ? text.withdrawPlanned : text.withdrawBody}</p>
        </Dialog>
      ) : null}
      {asked === 'extend' ? <ExtendDialog ballot={ballot} visible={visible} onClose={dismiss} /> : null}
    </section>
  )
}

function CloseFromBar(props: { blocked: string | null; state: string; onClose: () => void }) {
  const { blocked, state, onClose } = props
  useLeadAction({ label: voteText.run.close, blocked, state, onClick: onClose })
  return null
}

function concernInWords(concern: CloseConcern, visible: Visible, ballot: Ballot): string {
  const { voted, needed } = progressOf(visible, ballot)
  const text = voteText.run
  const words = {
    nobody: text.closeNobody,
    'below-quorum': text.closeFewer(voted, needed ?? 0),
    'tells-too-much': text.closeTells(voted),
  } satisfies Record<CloseConcern, string>
  return words[concern]
}

const DAY_MS = 24 * 60 * 60_000

/** [BA10] A later deadline, in the team's zone; a day later is suggested. */
function ExtendDialog(props: { ballot: Ballot; visible: Visible; onClose: () => void }) {
  const { ballot, visible, onClose } = props
  const { model } = useWorkshop()
  const { timeZone } = visible.workshop
  const [closesAtMs, setClosesAtMs] = useState((ballot.closesAtMs ?? model.roomNowMs()) + DAY_MS)
  const text = voteText.run
  const command = { type: 'extend-ballot', ballotId: ballot.ballotId, closesAtMs } as const
  const may = model.may(command)
  return (
    <Dialog
      title={text.extendTitle}
      onClose={onClose}
      actions={
        <>
          <Button onClick={onClose}>{text.cancel}</Button>
          <Button
            variant="ink"
            disabled={!may.ok}
            onClick={() => {
              onClose()
              void model.give(command)
            }}
          >
            {text.extend}
          </Button>
        </>
      }
    >
      <p class="small muted">{voteHours.zone(timeZone)}</p>
      <ZonedTimeFields
        labels={{ date: voteHours.closesOn, time: voteHours.closesAt }}
        timeZone={timeZone}
        atMs={closesAtMs}
        onChange={setClosesAtMs}
      />
      <p role="status">
        {may.ok
          ? voteHours.closesWhen(formatInstantFor(closesAtMs, timeZone, readersZone(timeZone)))
          : may.refusal.message}
      </p>
    </Dialog>
  )
}
