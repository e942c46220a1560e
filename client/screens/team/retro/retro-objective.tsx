import type { RetroPage } from '../../../../shared/api/retro-api.ts'
import { readScore } from '../../../../shared/retro/read-score.ts'
import { causeWords, formatScore, readingWords, verdictWords } from '../../../text/en/retro-words.ts'
import { teamRetro as text } from '../../../text/en/team-retro.ts'
import { Chip } from '../../../ui/chip.tsx'

type Objective = RetroPage['objectives'][number]
type KeyResult = Objective['keyResults'][number]

/** What a retro said of an objective's key results: score, why, and what becomes of each. */
export function RetroObjective({
  objective,
  teamId,
  hasCheckIns,
}: {
  objective: Objective
  teamId: string
  /** Whether anything of the retro was checked in: then what was not is said of each. */
  hasCheckIns: boolean
}) {
  const titleId = `o-${objective.id}`
  return (
    <section class="sheet retrookr" aria-labelledby={titleId}>
      <div class="retrookr__head">
        <h2 id={titleId}>{objective.text}</h2>
        <p class="num">
          {objective.score === null ? text.noScore : text.objectiveScore(formatScore(objective.score))}
        </p>
      </div>
      {objective.textNow === null ? null : <p class="retrokr__line">{text.readsNow(objective.textNow)}</p>}
      {objective.commitmentNow === undefined ? null : (
        <p class="retrokr__line">{text.expectedThen(objective.commitment, objective.commitmentNow)}</p>
      )}
      <ul>
        {objective.keyResults.map((keyResult) => (
          <KeyResultLine
            key={keyResult.id}
            keyResult={keyResult}
            teamId={teamId}
            isUnchecked={hasCheckIns && keyResult.checkIns === 0}
          />
        ))}
      </ul>
    </section>
  )
}

function KeyResultLine({
  keyResult,
  teamId,
  isUnchecked,
}: {
  keyResult: KeyResult
  teamId: string
  isUnchecked: boolean
}) {
  const {
    id,
    text: words,
    textNow,
    owner,
    hasOwnerLeft,
    score,
    grades,
    commitment,
    commitmentNow,
    cause,
    causeNote,
    verdict,
    why,
  } = keyResult
  return (
    <li class="retrokr">
      <p class={score === null ? 'retrokr__score is-none' : 'retrokr__score'}>
        {score === null ? text.noScore : formatScore(score)}
      </p>
      <div class="retrokr__what">
        <p>
          <a href={`/t/${teamId}/kr/${id}`}>{words}</a>
        </p>
        {textNow === null ? null : <p class="retrokr__line muted">{text.readsNow(textNow)}</p>}
        {score === null ? null : (
          <p class="retrokr__line">{readingWords[readScore(score, commitment)].name}</p>
        )}
        {commitmentNow === undefined ? null : (
          <p class="retrokr__line muted">{text.expectedThen(commitment, commitmentNow)}</p>
        )}
        {isUnchecked && score !== null ? <p class="retrokr__line">{text.noCheckIns}</p> : null}
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
            {keyResult.isWordNoted ? (
              <span class="muted">{text.wordNoted} </span>
            ) : (
              <span class="sr">{text.ownerWord}: </span>
            )}
            {keyResult.ownerWord}
          </blockquote>
        )}
        <p class="retrokr__line muted">
          {owner === null ? text.noOwner : hasOwnerLeft ? text.ownerLeft(owner.name) : text.owner(owner.name)}
          {grades.length === 0 ? null : `. ${gradesWords(grades)}`}
        </p>
      </div>
    </li>
  )
}

/** A dozen can be read as they are; of more, where they lie says more. */
const MOST_GRADES = 12

/** [GR3] The grades that people gave, in ascending order. */
function gradesWords(grades: readonly number[]): string {
  const [lowest, middle, highest] = [grades[0], grades[Math.floor((grades.length - 1) / 2)], grades.at(-1)]
  if (grades.length <= MOST_GRADES || lowest === undefined || middle === undefined || highest === undefined) {
    return text.grades(grades.map(formatScore).join(', '))
  }
  return text.manyGrades(grades.length, formatScore(lowest), formatScore(middle), formatScore(highest))
}
