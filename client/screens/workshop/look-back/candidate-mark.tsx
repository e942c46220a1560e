import { Check, Undo2 } from 'lucide'
import type { Candidate } from '../../../../shared/retro/candidate.ts'
import { lookBackText } from '../../../text/en/look-back.ts'
import { causeWords, formatScore } from '../../../text/en/retro-words.ts'
import { Chip } from '../../../ui/chip.tsx'
import './look-back.css'

/** [RE5] That a key result comes from a retro, what became of it then, and whether a vote has chosen it again. */
export function CandidateMark({
  candidate,
  isChosen,
  words,
  name,
}: {
  candidate: Candidate
  isChosen: boolean
  /** Of the card, now. */
  words: string
  /** "Key result 1.2". */
  name: string
}) {
  const text = lookBackText.candidate
  const { cycleName, score, cause, verdict, why } = candidate
  const facts = [
    text.from(cycleName),
    ...(score === null ? [] : [text.score(formatScore(score))]),
    ...(cause === null ? [] : [lookBackText.missedFor(causeWords[cause].name)]),
  ].join(', ')
  return (
    <div class="candidate">
      <p class="candidate__line">
        {isChosen ? (
          <Chip tone="positive" icon={Check}>
            {text.chosen}
          </Chip>
        ) : (
          <Chip tone="info" icon={Undo2}>
            {text.name}
          </Chip>
        )}
        <span>{facts}</span>
      </p>
      <details>
        <summary aria-label={text.historyOf(name)}>{text.history}</summary>
        {candidate.text.trim() === words.trim() ? null : <p>{text.wordsThen(candidate.text)}</p>}
        <p>{text[verdict](why)}</p>
        {isChosen ? null : <p>{text.needsVote}</p>}
      </details>
    </div>
  )
}
