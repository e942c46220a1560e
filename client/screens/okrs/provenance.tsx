import { useState } from 'preact/hooks'
import type { Provenance } from '../../../shared/okr/okr-set.ts'
import { ladderQuestion } from '../../text/en/ladder-questions.ts'
import { okrs } from '../../text/en/okrs.ts'
import { VoteHistory } from './vote-history.tsx'

/** Whether there is anything to tell about how a statement came to be. */
export function hasStory(provenance: Provenance): boolean {
  const { original, ladder, mergedCards, comments, ballots } = provenance
  return original !== null || [ladder, mergedCards, comments, ballots].some((list) => list.length > 0)
}

/** How a statement came to be: its first words, the ladder's answers, the votes it stood in. */
export function ProvenanceStory({
  itemId,
  provenance,
  wording,
}: {
  itemId: string
  provenance: Provenance
  wording: string
}) {
  // The votes are read when somebody looks.
  const [isOpen, setOpen] = useState(false)
  const { original, mergedCards, comments, ballots } = provenance
  if (!hasStory(provenance)) return null
  const ladder = provenance.ladder.filter(({ answer }) => answer.trim() !== '')
  return (
    <details class="story" onToggle={(event) => setOpen(event.currentTarget.open)}>
      <summary>{original === null ? okrs.story : okrs.was(original)}</summary>
      <div class="story__body">
        {ladder.length === 0 ? null : (
          <dl>
            {ladder.map(({ question, answer }, index) => (
              <div key={`${index}-${question}`}>
                <dt>{ladderQuestion(question)}</dt>
                <dd>{answer}</dd>
              </div>
            ))}
          </dl>
        )}
        {ballots.length === 0 || !isOpen ? null : (
          <VoteHistory itemId={itemId} wording={wording} votes={ballots} />
        )}
        <StoryList title={okrs.merged} entries={mergedCards} />
        <StoryList title={okrs.comments} entries={comments} />
      </div>
    </details>
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
