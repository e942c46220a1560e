import { boardText } from '../../../../text/en/workshop-board.ts'
import { voteText } from '../../../../text/en/workshop-vote.ts'
import { useWorkshop } from '../../workshop-context.ts'
import './proposal-list.css'

/** The proposals to read before the vote opens. */
export function ProposalList() {
  const { model } = useWorkshop()
  const { objectives } = model.board.value
  return (
    <section class="proposals" aria-label={voteText.proposals}>
      {objectives.map(({ id, text, keyResults }) => (
        <section key={id} class="sheet">
          <h2>{text}</h2>
          <ol>
            {keyResults.map((card) => (
              <li key={card.id}>{card.text.trim() === '' ? boardText.noWords : card.text}</li>
            ))}
          </ol>
        </section>
      ))}
    </section>
  )
}
