import { useState } from 'preact/hooks'
import { useRoute } from 'preact-iso'
import type { Provenance } from '../../../shared/okr/okr-set.ts'
import { ladderQuestion } from '../../text/en/ladder-questions.ts'
import { okrs } from '../../text/en/okrs.ts'
import { VoteHistory, VotesInWords } from './vote-history.tsx'

/** Whether there is anything to tell about how a statement came to be. */
export function hasStory(provenance: Provenance): boolean {
  const { original, ladder, mergedCards, comments, ballots } = provenance
  return original !== null || [ladder, mergedCards, comments, ballots].some((list) => list.length > 0)
}

type Story = { readonly itemId: string; readonly provenance: Provenance; readonly wording: string }

/** How a statement came to be: its first words, the ladder's answers, the votes it stood in. */
export function ProvenanceStory({ itemId, provenance, wording }: Story) {
  const workshopId = useRoute().params['workshopId'] ?? ''
  // The votes are read when somebody looks.
  const [isOpen, setOpen] = useState(false)
  if (!hasStory(provenance)) return null
  const { original, ballots } = provenance
  return (
    <details class="story" onToggle={(event) => setOpen(event.currentTarget.open)}>
      <summary>{original === null ? okrs.story : okrs.was(original)}</summary>
      <div class="story__body">
        <LadderAnswers provenance={provenance} />
        {ballots.length === 0 || !isOpen ? null : (
          <VoteHistory {...{ workshopId, itemId, wording }} votes={ballots} />
        )}
        <StoryLists provenance={provenance} />
      </div>
    </details>
  )
}

/** The same on a page about this statement alone, told at once; the votes are said in words, and drawn when somebody looks. */
export function ProvenanceSheet({
  workshopId,
  itemId,
  provenance,
  wording,
}: Story & {
  /** The workshop that published it, whose votes are on record; `null` where nobody knows it any more. */
  readonly workshopId: string | null
}) {
  const [isOpen, setOpen] = useState(false)
  if (!hasStory(provenance)) return null
  const { original, ballots } = provenance
  return (
    <section class="sheet story" aria-labelledby={`story-${itemId}`}>
      <h2 id={`story-${itemId}`}>{okrs.story}</h2>
      <div class="story__body">
        {original === null ? null : (
          <dl>
            <div>
              <dt>{okrs.firstWritten}</dt>
              <dd>{original}</dd>
            </div>
          </dl>
        )}
        <LadderAnswers provenance={provenance} />
        {ballots.length === 0 ? null : (
          <section aria-label={okrs.votes}>
            <h3>{okrs.votes}</h3>
            <VotesInWords votes={ballots} wording={wording} />
          </section>
        )}
        <StoryLists provenance={provenance} />
      </div>
      {ballots.length === 0 || workshopId === null ? null : (
        <details onToggle={(event) => setOpen(event.currentTarget.open)}>
          <summary>{okrs.votesDrawn}</summary>
          {isOpen ? <VoteHistory {...{ workshopId, itemId, wording }} votes={ballots} /> : null}
        </details>
      )}
    </section>
  )
}

function LadderAnswers({ provenance: { ladder } }: Pick<Story, 'provenance'>) {
  const answered = ladder.filter(({ answer }) => answer.trim() !== '')
  if (answered.length === 0) return null
  return (
    <dl>
      {answered.map(({ question, answer }, index) => (
        <div key={`${index}-${question}`}>
          <dt>{ladderQuestion(question)}</dt>
          <dd>{answer}</dd>
        </div>
      ))}
    </dl>
  )
}

function StoryLists({ provenance: { mergedCards, comments } }: Pick<Story, 'provenance'>) {
  return (
    <>
      <StoryList title={okrs.merged} entries={mergedCards} />
      <StoryList title={okrs.comments} entries={comments} />
    </>
  )
}

function StoryList({ title, entries }: { title: string; entries: readonly string[] }) {
  if (entries.length === 0) return null
  return (
    <section aria-label={title}>
      <h4>{title}</h4>
      <ul>
        {entries.map((entry, index) => (
          <li key={`${index}-${entry}`}>{entry}</li>
        ))}
      </ul>
    </section>
  )
}
