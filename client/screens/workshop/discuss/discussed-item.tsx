import type { GroupCard, NoteCard } from '../../../../shared/board/cards.ts'
import { type DiscussedCard, lastResultOf } from '../../../../shared/workshop/discussion-queue.ts'
import type { Visible } from '../../../../shared/workshop/state.ts'
import { commentText } from '../../../text/en/workshop-comments.ts'
import { discussText } from '../../../text/en/workshop-discuss.ts'
import { writingText } from '../../../text/en/workshop-writing.ts'
import { Scale } from '../../../ui/scale.tsx'
import { InlineText } from '../board/inline-text.tsx'
import { useWriters, Writers } from '../board/writers.tsx'
import { CommentThread } from '../comments/comment-thread.tsx'
import { calledCard } from '../comments/what-card.ts'
import { areaName } from '../notes/area-name.ts'
import { LearningsSlot } from '../retro/learnings-slot.tsx'
import { useWorkshop } from '../workshop-context.ts'
import { aboutWords } from '../write/about-field.tsx'
import { VoteInShort } from './vote-in-short.tsx'

/** The card that is talked about: its words, how the vote on it went, and what is said. */
export function DiscussedItem({ card, visible }: { card: DiscussedCard; visible: Visible }) {
  const { model } = useWorkshop()
  const writers = useWriters(card.id)
  const objective = card.kind === 'keyResult' ? model.findCard(card.objectiveId) : null
  const fields = card.kind === 'keyResult' ? card.fields : null
  const ballot = lastResultOf(visible)
  const name = calledCard(model, card)
  return (
    <div data-discussed={card.id} data-card={card.id}>
      <p class="small muted">
        {card.kind === 'note' || card.kind === 'group'
          ? whereFrom(visible, card)
          : objective === null
            ? name
            : `${name}. ${discussText.for(objective.text)}`}
      </p>
      <h2 class="discussed__words">
        <InlineText cardId={card.id} text={card.text} label={name} />
      </h2>
      <Writers writers={writers} />
      {fields === null || fields.target === null || fields.baseline === null ? null : (
        <Scale from={fields.baseline} to={fields.target} unit={fields.unit} />
      )}
      {card.kind === 'group' ? (
        <ul class="discussed__notes" aria-label={discussText.inGroup(card.notes.length)}>
          {card.notes.map((note) => (
            <li key={note.id}>{note.text}</li>
          ))}
        </ul>
      ) : null}
      {ballot === null ? null : <VoteInShort ballot={ballot} cardId={card.id} />}
      <LearningsSlot card={card} visible={visible} />
      <section class="discussed__said" aria-label={commentText.title}>
        <h3 class="label">{commentText.title}</h3>
        <CommentThread cardId={card.id} />
      </section>
    </div>
  )
}

/** Its words are below: here is where it was written, and about which key result. */
function whereFrom(visible: Visible, card: NoteCard | GroupCard): string {
  const about = card.kind === 'note' ? aboutWords(visible, card.aboutId) : null
  return [areaName(visible, card.areaId), ...(about === null ? [] : [writingText.aboutCard(about)])].join(
    ', ',
  )
}
