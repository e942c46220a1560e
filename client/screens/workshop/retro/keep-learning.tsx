import { Lightbulb } from 'lucide'
import { useRef, useState } from 'preact/hooks'
import type { Retro } from '../../../../shared/retro/retro-state.ts'
import { onNextFrame } from '../../../models/next-frame.ts'
import { retroLearnings as text } from '../../../text/en/retro-actions.ts'
import { Button } from '../../../ui/button.tsx'
import { useWorkshop } from '../workshop-context.ts'
import { type LearningDraft, ofCardDraftName } from './learning-draft.ts'
import { LearningForm } from './learning-form.tsx'

/** [RE6] "Keep as a learning" beside a card: in its place, pressed, the sentence to be kept, begun with the card's words. */
export function KeepLearning({
  retro,
  cardId,
  words,
  initial,
  onKept,
}: {
  readonly retro: Retro
  readonly cardId: string
  /** The card's, for those who do not see where the button stands. */
  readonly words: string
  readonly initial: LearningDraft
  /** The button may be gone with what it was for. */
  readonly onKept: () => void
}) {
  const { drafts } = useWorkshop()
  const name = ofCardDraftName(cardId)
  const place = useRef<HTMLDivElement>(null)
  const [isWriting, setWriting] = useState(() => drafts.read(name) !== '')
  return (
    <div class="keeplearning" ref={place}>
      {isWriting ? (
        <LearningForm
          retro={retro}
          name={name}
          initial={initial}
          learningId={null}
          onDone={(isKept) => {
            setWriting(false)
            if (isKept) onKept()
            // To where one came from.
            else onNextFrame(() => place.current?.querySelector('button')?.focus())
          }}
        />
      ) : (
        <Button size="sm" icon={Lightbulb} aria-label={text.keepOf(words)} onClick={() => setWriting(true)}>
          {text.keep}
        </Button>
      )}
    </div>
  )
}
