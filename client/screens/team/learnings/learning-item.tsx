import { Lightbulb, Repeat, ThumbsUp } from 'lucide'
import type { ComponentChildren } from 'preact'
import type { Learning } from '../../../../shared/api/retro-api.ts'
import { causeWords, formatScore, learningKindWords } from '../../../text/en/retro-words.ts'
import { teamLearnings as text } from '../../../text/en/team-learnings.ts'
import { Chip } from '../../../ui/chip.tsx'
import './learnings.css'

const ICONS = { worked: ThumbsUp, learned: Lightbulb, differently: Repeat } as const

/** A learning with where it is from and what became of the key result that it is about. */
export function LearningItem({
  learning,
  teamId,
  children,
}: {
  learning: Learning
  /** Where its pages are; `null`: nothing is linked, since who looks may not open them. */
  teamId: string | null
  /** What may be done with it, or why it is shown. */
  children?: ComponentChildren
}) {
  const { kind, cycleName, workshopId, objective, keyResult } = learning
  return (
    <article class="learning">
      <p class="learning__text">{learning.text}</p>
      <div class="learning__facts">
        <Chip icon={ICONS[kind]}>{learningKindWords[kind]}</Chip>
        <span>
          {teamId === null ? (
            text.from(cycleName)
          ) : (
            <a href={`/t/${teamId}/retros/${workshopId}`}>{text.from(cycleName)}</a>
          )}
        </span>
        {keyResult === null ? null : <KeyResultFacts keyResult={keyResult} teamId={teamId} />}
        {objective === null ? null : (
          <span>
            {text.objective}{' '}
            {teamId === null ? (
              objective.text
            ) : (
              <a href={`/t/${teamId}/o/${objective.id}`}>{objective.text}</a>
            )}
          </span>
        )}
      </div>
      {children}
    </article>
  )
}

function KeyResultFacts({
  keyResult: { id, text: words, score, cause },
  teamId,
}: {
  keyResult: NonNullable<Learning['keyResult']>
  teamId: string | null
}) {
  const outcome = [
    score === null ? text.notGraded : text.score(formatScore(score)),
    ...(cause === null ? [] : [causeWords[cause].name.toLowerCase()]),
  ].join(', ')
  return (
    <span>
      {text.about} {teamId === null ? words : <a href={`/t/${teamId}/kr/${id}`}>{words}</a>}
      {` (${outcome})`}
    </span>
  )
}
