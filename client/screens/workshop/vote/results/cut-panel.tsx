import { useState } from 'preact/hooks'
import { type Ballot, isIn } from '../../../../../shared/ballot/ballot.ts'
import { resultsText } from '../../../../text/en/workshop-vote-results.ts'
import { Button } from '../../../../ui/button.tsx'
import { Dialog } from '../../../../ui/dialog.tsx'
import { useWorkshop } from '../../workshop-context.ts'
import { CommandButton } from './command-button.tsx'

/** [BA7] Parks what a vote left out, after one question that names how many. *Take back* on the board undoes it. */
export function CutPanel({ ballot }: { readonly ballot: Ballot }) {
  const { model } = useWorkshop()
  const [isAsking, setAsking] = useState(false)
  const text = resultsText.cut
  const outCount = ballot.items.filter(({ id }) => !isIn(ballot, id)).length
  if (ballot.isCutApplied) return <p class="small muted">{text.parked}</p>
  // What people wrote stays where it is: the vote says what to talk about.
  if (ballot.items.every(({ kind }) => kind === 'note')) return null
  if (outCount === 0 || !model.can('lead-workshop')) return null
  const command = { type: 'apply-cut-line', ballotId: ballot.ballotId } as const
  const may = model.may(command)
  return (
    <div class="commandbutton">
      <Button size="sm" disabled={!may.ok} onClick={() => setAsking(true)}>
        {text.park}
      </Button>
      {may.ok ? null : <span class="xs muted">{may.refusal.message}</span>}
      {isAsking ? (
        <Dialog
          title={text.confirm(outCount)}
          onClose={() => setAsking(false)}
          actions={
            <>
              <Button variant="quiet" size="sm" onClick={() => setAsking(false)}>
                {text.cancel}
              </Button>
              <CommandButton
                command={command}
                label={text.parkThem(outCount)}
                onDone={() => setAsking(false)}
              />
            </>
          }
        >
          <p>{text.explain}</p>
        </Dialog>
      ) : null}
    </div>
  )
}
