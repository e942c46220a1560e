import { History } from 'lucide'
import { type Ballot, type BallotItem as Item, wordingOf } from '../../../../../shared/ballot/ballot.ts'
import { MAX_REASON_LENGTH } from '../../../../../shared/ballot/choice.ts'
import { entryIn, whyNotCounted } from '../../../../models/ballot-sheet.ts'
import { isToSharpen } from '../../../../models/card-findings.ts'
import { voteText } from '../../../../text/en/workshop-vote.ts'
import { BallotItem } from '../../../../ui/ballot.tsx'
import { TextArea } from '../../../../ui/field.tsx'
import { Icon } from '../../../../ui/icon.tsx'
import { Scale } from '../../../../ui/scale.tsx'
import { VERDICT_LOOK } from '../../../../ui/verdict.tsx'
import { asSentence, LEVEL_OF_VERDICT } from '../../coach/card-coach.tsx'
import { findingsOf } from '../../coach/use-card-coach.ts'
import { CommentButton } from '../../comments/comment-button.tsx'
import { useWorkshop } from '../../workshop-context.ts'
import { AnswerField } from './answer-field.tsx'

/** One proposal with all that helps to judge it, my answer, and why. */
export function ProposalRow({
  ballot,
  item,
  isReadOnly,
}: {
  ballot: Ballot
  item: Item
  isReadOnly: boolean
}) {
  const { model } = useWorkshop()
  const mine = model.ballot
  const { settings } = ballot
  const words = wordingOf(item)
  const card = model.findCard(item.id)
  const entry = mine.isAbstaining.value ? {} : entryIn(mine.sheet.value, item.id)
  const isAnswered = mine.answeredIds.value.includes(item.id)
  const waiting = isAnswered ? whyNotCounted(entry, settings) : null
  const { reason = '' } = entry
  const asksWhy = settings.reasons !== 'off' && (isAnswered || reason !== '') && !mine.isAbstaining.value
  const whyLabel = voteText.reasonLabel[settings.reasons === 'required' ? 'required' : 'optional']
  const fields = card?.kind === 'keyResult' ? card.fields : null
  return (
    <BallotItem
      isMine={isAnswered}
      isWide={settings.method !== 'dots'}
      scale={
        fields === null || fields.target === null || fields.baseline === null ? undefined : (
          <Scale from={fields.baseline} to={fields.target} unit={fields.unit} />
        )
      }
      answer={<AnswerField item={item} name={words} settings={settings} isReadOnly={isReadOnly} />}
      below={
        asksWhy || waiting !== null || (isAnswered && settings.method !== 'dots' && !isReadOnly) ? (
          <>
            {asksWhy ? (
              <TextArea
                class="why"
                label={whyLabel}
                aria-label={voteText.reason(whyLabel, words)}
                rows={1}
                maxLength={MAX_REASON_LENGTH}
                disabled={isReadOnly}
                value={reason}
                onInput={(event) => mine.explain(item.id, event.currentTarget.value)}
                onBlur={() => void mine.settle()}
              />
            ) : null}
            {waiting === null ? null : <p class="item__waits small">{voteText.notCounted[waiting]}</p>}
            {isAnswered && settings.method !== 'dots' && !isReadOnly ? (
              <button
                type="button"
                class="textlink item__clear"
                aria-label={voteText.clear(words)}
                onClick={() => mine.clear(item.id)}
              >
                {voteText.clearShort}
              </button>
            ) : null}
          </>
        ) : undefined
      }
    >
      <p>{words}</p>
      {item.kind === 'note' ? <InGroup groupId={item.id} /> : null}
      <Reworded item={item} isReadOnly={isReadOnly} />
      <CoachNote cardId={item.id} />
      <CommentButton cardId={item.id} name={words} look="words" />
    </BallotItem>
  )
}

/** The cards that a group holds: its name alone may say little. Nothing of a card that stands alone. */
function InGroup({ groupId }: { groupId: string }) {
  const { model } = useWorkshop()
  const areas = [...model.notes.value.areas.values()]
  const group = areas.flatMap(({ groups }) => groups).find(({ id }) => id === groupId)
  if (group === undefined || group.notes.length === 0) return null
  return (
    <ul class="item__notes small muted" aria-label={voteText.inGroup(group.notes.length)}>
      {group.notes.map((note) => (
        <li key={note.id}>{note.text}</li>
      ))}
    </ul>
  )
}

/** [BA8] That the words have got another meaning: both of them, and whether my answer stands. */
function Reworded({ item, isReadOnly }: { item: Item; isReadOnly: boolean }) {
  const { model } = useWorkshop()
  const mine = model.ballot
  const isStale = mine.staleIds.value.includes(item.id)
  if (!isStale && item.rewordedTo === null) return null
  const words = wordingOf(item)
  const votedOn = mine.wordsVotedOn(item)
  const text = voteText.reworded
  return (
    <div class={isStale ? 'stale' : 'stale is-quiet'}>
      <Icon icon={History} />
      <div>
        <p>
          {isStale ? text.title : text.sinceOpened}{' '}
          {isStale && !isReadOnly ? (
            <button
              type="button"
              class="textlink"
              aria-label={text.keepName(words)}
              onClick={() => mine.keepAnswer(item.id)}
            >
              {text.keep}
            </button>
          ) : null}
        </p>
        <p class="stale__was">
          {isStale ? text.was : text.wasOpened} <q>{isStale ? votedOn || text.changed : item.text}</q>
        </p>
      </div>
    </div>
  )
}

/** What the coach asks about the proposal, where it asks something. */
function CoachNote({ cardId }: { cardId: string }) {
  const view = useWorkshop()
  const findings = findingsOf(view, cardId)
  const first = findings.open[0]
  if (first === undefined || !isToSharpen(findings)) return null
  const { icon } = VERDICT_LOOK[LEVEL_OF_VERDICT[first.finding.verdict]]
  return (
    <p class="item__coach">
      <Icon icon={icon} />
      <span>
        <b>{asSentence(first.finding.title)}</b> {first.finding.prompt}
      </span>
    </p>
  )
}
