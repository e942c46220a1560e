import { Split } from 'lucide'
import type { Ballot } from '../../../../shared/ballot/ballot.ts'
import { discussText } from '../../../text/en/workshop-discuss.ts'
import { resultsText } from '../../../text/en/workshop-vote-results.ts'
import { AnswersPicture, formatTotal } from '../../../ui/charts/answers-picture.tsx'
import { Chip } from '../../../ui/chip.tsx'
import {
  apartInWords,
  drawnAnswer,
  mostAnswers,
  OUTCOMES,
  outcomeOf,
  spreadInWords,
} from '../vote/results/result-words.ts'
import { useResultView } from '../vote/results/use-result-view.ts'

/** How a card fared in a vote: the picture, the spread in words, how far apart the room was, and why. */
export function VoteInShort({ ballot, cardId }: { ballot: Ballot; cardId: string }) {
  const view = useResultView(ballot)
  const rows = view?.result.rows ?? []
  const row = rows.find(({ itemId }) => itemId === cardId)
  if (view === null || row === undefined) return null
  const { method } = ballot.settings
  const outcome = outcomeOf(ballot, cardId)
  return (
    <section class="voted" aria-label={discussText.vote}>
      <p class="voted__head">
        <span class="label">{discussText.vote}</span>
        <b>{discussText.rank(row.rank, rows.length)}</b>
        {outcome === null ? null : <Chip tone="line">{OUTCOMES[outcome]}</Chip>}
        {row.isContested ? (
          <Chip tone="info" icon={Split}>
            {resultsText.contested}
          </Chip>
        ) : null}
        {view.rewordedTo(cardId) === null ? null : <Chip tone="line">{resultsText.earlierWording}</Chip>}
        <b class="voted__total num">{formatTotal(method, row)}</b>
      </p>
      <AnswersPicture
        method={method}
        answers={row}
        max={Math.max(1, ...rows.map(({ total }) => total))}
        most={mostAnswers(rows)}
        mine={drawnAnswer(view.mine, row)?.value ?? null}
      />
      <p class="small">
        {spreadInWords(ballot, row)}.{' '}
        <b>
          {resultsText.apart.value(row.disagreement === null ? resultsText.apart.unknown : apartInWords(row))}
        </b>
        {row.isContested ? `. ${resultsText.hearBoth}` : '.'}
      </p>
      {row.reasons.length === 0 ? null : (
        <details class="voted__reasons">
          <summary class="small">{resultsText.reasons(row.reasons.length)}</summary>
          <ul>
            {row.reasons.map(({ text, personId }, index) => (
              <li key={`${personId ?? ''}/${index}`}>
                {personId === null ? null : <b>{view.nameOf(personId)}: </b>}
                {text}
              </li>
            ))}
          </ul>
        </details>
      )}
    </section>
  )
}
