import { currentStage } from '../../../../../shared/workshop/agenda.ts'
import { noteProposals } from '../../../../../shared/workshop/note-proposals.ts'
import type { Visible } from '../../../../../shared/workshop/state.ts'
import { boardText } from '../../../../text/en/workshop-board.ts'
import { voteText } from '../../../../text/en/workshop-vote.ts'
import { useWorkshop } from '../../workshop-context.ts'
import { plannedSetUp } from '../set-up/set-up-state.ts'
import './proposal-list.css'

/** The proposals to read before the vote opens: of the kind that the agenda means, which may still be changed. */
export function ProposalList({ visible }: { visible: Visible }) {
  const { model } = useWorkshop()
  const { kind } = plannedSetUp(currentStage(visible), visible.workshop.kind)
  return (
    <section class="proposals" aria-label={voteText.proposals}>
      {kind === 'note' ? (
        <section class="sheet">
          <ol>
            {noteProposals(visible, model.notes.value).map(({ id, text }) => (
              <li key={id}>{text}</li>
            ))}
          </ol>
        </section>
      ) : (
        model.board.value.objectives.map(({ id, text, keyResults }) => (
          <section key={id} class="sheet">
            <h2>{text}</h2>
            <ol>
              {keyResults.map((card) => (
                <li key={card.id}>{card.text.trim() === '' ? boardText.noWords : card.text}</li>
              ))}
            </ol>
          </section>
        ))
      )}
    </section>
  )
}
