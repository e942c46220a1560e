import { Lightbulb, X } from 'lucide'
import { useEffect, useState } from 'preact/hooks'
import type { Learning } from '../../../../shared/api/retro-api.ts'
import type { SuggestedLearning } from '../../../../shared/retro/similar.ts'
import type { FromBefore } from '../../../models/look-back-chunk.ts'
import { lookBackText } from '../../../text/en/look-back.ts'
import { causeWords, formatScore } from '../../../text/en/retro-words.ts'
import { teamLearnings } from '../../../text/en/team-learnings.ts'
import { IconButton } from '../../../ui/button.tsx'
import { Icon } from '../../../ui/icon.tsx'
import { useWorkshop } from '../workshop-context.ts'
import './look-back.css'
import { onNextFrame } from '../../../models/next-frame.ts'

/** A sentence that is being written is compared when it pauses, a little after the coach has read it. */
const PAUSE_MS = 700

/** More would be a lecture. */
const MOST_SHOWN = 3

type Suggested = SuggestedLearning<Learning>

/** [RE6] "Last time we learned …" beside a key result that is like one that something was learned from, and why it is shown. */
export function LastTime({
  fromBefore,
  cardId,
  name,
  words,
  unit,
}: {
  fromBefore: FromBefore
  cardId: string
  /** "Key result 1.2". */
  name: string
  words: string
  unit: string
}) {
  const { lookBack } = useWorkshop()
  const [suggested, setSuggested] = useState<readonly Suggested[]>([])
  useEffect(() => {
    const timer = setTimeout(() => setSuggested(fromBefore.suggest({ text: words, unit })), PAUSE_MS)
    return () => clearTimeout(timer)
  }, [fromBefore, words, unit])
  const open = suggested.filter(({ learning }) => !lookBack.isHidden(cardId, learning.learningId))
  const [first, ...others] = open.slice(0, MOST_SHOWN)
  if (first === undefined) return null
  const text = lookBackText.offer
  const { learning } = first
  return (
    // biome-ignore lint/a11y/useSemanticElements: a fieldset would hold form fields, and this holds advice
    <div class="lasttime" role="group" aria-label={text.label(name)}>
      <Icon icon={Lightbulb} />
      <p>
        <b>{text.lead}</b>
        {text.said.test(learning.text) ? ` ${learning.text.replace(text.said, '')}` : `: ${learning.text}`}
      </p>
      <IconButton
        size="sm"
        icon={X}
        class="btn--quiet"
        label={text.hideOf(learning.text)}
        onClick={(event) => {
          const card = event.currentTarget.closest('[data-card], .note')
          lookBack.hide(cardId, learning.learningId)
          // The button goes with what it hid, unless another learning takes its place.
          onNextFrame(() => {
            if (document.activeElement === document.body) card?.querySelector<HTMLElement>('.inline')?.focus()
          })
        }}
      />
      <details>
        <summary>
          {text.why}
          {others.length === 0 ? null : `, ${text.more(others.length)}`}
        </summary>
        <p>{whyWords(first)}</p>
        {others.length === 0 ? null : (
          <ul>
            {others.map((other) => (
              <li key={other.learning.learningId}>
                {other.learning.text} {whyWords(other)}
              </li>
            ))}
          </ul>
        )}
      </details>
    </div>
  )
}

/** Where it is from, and what it has in common with the draft. */
function whyWords({ learning, words, unit }: Suggested): string {
  const text = lookBackText.offer
  const { keyResult } = learning
  const outcome =
    keyResult === null
      ? []
      : [
          ...(keyResult.score === null ? [] : [teamLearnings.score(formatScore(keyResult.score))]),
          ...(keyResult.cause === null ? [] : [lookBackText.missedFor(causeWords[keyResult.cause].name)]),
        ]
  const about = keyResult === null ? '' : `: “${keyResult.text}”`
  const named = words.map(({ inDraft, inLearning }) =>
    inDraft.toLowerCase() === inLearning.toLowerCase() ? inDraft : text.twoNames(inDraft, inLearning),
  )
  return [
    `${teamLearnings.from(learning.cycleName)}${about}${outcome.length === 0 ? '' : ` (${outcome.join(', ')})`}.`,
    ...(named.length === 0 ? [] : [text.words(named.join(', '))]),
    ...(unit === null ? [] : [text.unit(unit)]),
  ].join(' ')
}
