import type { RetroPage } from '../../../../shared/api/retro-api.ts'
import { readScore } from '../../../../shared/retro/read-score.ts'
import { causeWords, formatScore, readingWords, verdictWords } from '../../../text/en/retro-words.ts'
import { teamRetro as text } from '../../../text/en/team-retro.ts'
import { Chip } from '../../../ui/chip.tsx'

type Objective = RetroPage['objectives'][number]
type KeyResult = Objective['keyResults'][number]

/** What a retro said of an objective's key results: score, why, and what becomes of each. */
export function RetroObjective({ objective, teamId }: { objective: Objective; teamId: string }) {
  const titleId = `o-${objective.id}`
  return (
    <section class="sheet retrookr" aria-labelledby={titleId}>
      <div class="retrookr__head">
        <h2 id={titleId}>{objective.text}</h2>
        <p class="num">
          {objective.score === null ? text.noScore : text.objectiveScore(formatScore(objective.score))}
        </p>
      </div>
      <ul>
        {objective.keyResults.map((keyResult) => (
          <KeyResultLine key={keyResult.id} keyResult={keyResult} teamId={teamId} />
        ))}
      </ul>
    </section>
  )
}

function KeyResultLine({ keyResult, teamId }: { keyResult: KeyResult; teamId: string }) {
  const { id, text: words, owner, score, grades, commitment, cause, causeNote, verdict, why } = keyResult
  return (
    <li class="retrokr">
      <p class={score === null ? 'retrokr__score is-none' : 'retrokr__score'}>
        {score === null ? text.noScore : formatScore(score)}
      </p>
      <div class="retrokr__what">
        <p>
          <a href={`/t/${teamId}/kr/${id}`}>{words}</a>
        </p>
        {score === null ? null : (
          <p class="retrokr__line">{readingWords[readScore(score, commitment)].name}</p>
        )}
        {keyResult.droppedReason === null ? null : (
          <p class="retrokr__line">{text.droppedReason(keyResult.droppedReason)}</p>
        )}
        {cause === null ? null : (
          <p class="retrokr__line">{text.because(causeWords[cause].name, causeNote)}</p>
        )}
        <p class="retrokr__line">
          <Chip tone={verdict === 'drop' ? 'plain' : 'info'}>{verdictWords[verdict].done}</Chip> {why}
        </p>
        {keyResult.ownerWord === null ? null : (
          <blockquote class="retrokr__word">
            <span class="sr">{text.ownerWord}: </span>
            {keyResult.ownerWord}
          </blockquote>
        )}
        <p class="retrokr__line muted">
          {owner === null ? text.noOwner : text.owner(owner.name)}
          {grades.length === 0 ? null : `. ${text.grades(grades.map(formatScore).join(', '))}`}
        </p>
      </div>
    </li>
  )
}
