import { CornerDownRight, Ellipsis, Target, TriangleAlert, Undo2 } from 'lucide'
import { useLayoutEffect, useRef, useState } from 'preact/hooks'
import type { Statement } from '../../../../shared/coach/assessment.ts'
import type { Stage } from '../../../../shared/workshop/stages.ts'
import { MAX_PRIVATE_TEXT_LENGTH } from '../../../../shared/workshop/writing.ts'
import type { MyCard } from '../../../models/writing-model.ts'
import { writingText } from '../../../text/en/workshop-writing.ts'
import { Icon } from '../../../ui/icon.tsx'
import { Menu, type MenuItem } from '../../../ui/menu.tsx'
import { Note } from '../../../ui/note.tsx'
import { fitHeight } from '../board/shared-text.tsx'
import { BeforeSlot } from '../look-back/before-slot.tsx'
import { useWorkshop } from '../workshop-context.ts'
import { aboutDraft, aboutWords } from './about-field.tsx'
import { CardVerdict } from './card-verdict.tsx'
import { useWritingPresence } from './use-writing-stage.ts'
import '../board/inline-text.css'
import '../board/shared-text.css'

export type CardTarget = { readonly id: string; readonly label: string }

/** A card of mine: its words edited in place, the coach's verdict, and the way to take it back. */
export function MyCardItem(props: {
  readonly card: MyCard
  readonly stage: Stage
  readonly number: number
  readonly coachAs: Statement['kind'] | undefined
  /** The words of the objective that it is for. */
  readonly objective?: string | null | undefined
  /** Where else it could stand. */
  readonly targets?: readonly CardTarget[]
  readonly onTarget?: (id: string) => void
  /** It goes away with the focus in it. */
  readonly onGone: () => void
}) {
  const { card, stage, number, coachAs, objective = null, targets = [], onTarget, onGone } = props
  const { model, announcement } = useWorkshop()
  const name = writingText.card(number)
  const withdraw = (bringBack: string) => {
    const undo = model.writing.withdraw(card.id)
    model.toasts.show(writingText.withdrawn, () => {
      undo()
      if (bringBack !== card.text) model.writing.edit(card.id, { text: bringBack })
      announcement.value = writingText.broughtBack
    })
    onGone()
  }
  const items: readonly MenuItem[] = [
    ...useAboutItems(card, stage),
    ...targets.map(({ id, label }) => ({
      ...{ id, label, icon: CornerDownRight },
      onSelect: () => onTarget?.(id),
    })),
    { id: 'withdraw', label: writingText.withdraw, icon: Undo2, onSelect: () => withdraw(card.text) },
  ]
  return (
    <Note
      below={
        card.refusal !== null ? (
          <Refused card={card} />
        ) : coachAs === 'key_result' ? (
          <BeforeSlot cardId={card.id} name={name} words={card.text} unit="" />
        ) : undefined
      }
      foot={
        <>
          <About card={card} />
          {card.refusal !== null ? null : coachAs === undefined ? (
            <Waiting card={card} />
          ) : (
            <CardVerdict kind={coachAs} text={card.text} name={name} objective={objective} />
          )}
          <Menu class="btn--sm push" label={writingText.moreFor(number)} icon={Ellipsis} items={items} />
        </>
      }
    >
      <CardWords card={card} stage={stage} number={number} onEmptied={withdraw} />
    </Note>
  )
}

/** In a retro: to say that it is about the key result that is chosen for the next cards, or about none. */
function useAboutItems(card: MyCard, stage: Stage): readonly MenuItem[] {
  const { model, drafts } = useWorkshop()
  const aboutId = drafts.read(aboutDraft(stage))
  const words = aboutWords(model.visible.value, aboutId)
  const set = (keyResultId: string | null) => model.writing.edit(card.id, { keyResultId })
  const isOther = words !== null && aboutId !== (card.keyResultId ?? null)
  return [
    ...(isOther
      ? [{ id: 'about', label: writingText.setAbout(words), icon: Target, onSelect: () => set(aboutId) }]
      : []),
    ...(card.keyResultId == null
      ? []
      : [{ id: 'about-none', label: writingText.clearAbout, icon: Target, onSelect: () => set(null) }]),
  ]
}

/** The key result that it is about, if any. */
function About({ card }: { card: MyCard }) {
  const { model } = useWorkshop()
  const words = aboutWords(model.visible.value, card.keyResultId)
  return words === null ? null : <span class="note__about">{writingText.aboutCard(words)}</span>
}

/** In a stage without the coach: that a card waits for the connection. */
function Waiting({ card }: { card: MyCard }) {
  const { model } = useWorkshop()
  if (card.state !== 'waiting' || model.isLive.value) return null
  return <span>{writingText.waiting}</span>
}

/** Text that reads as text, and a field as soon as it is pressed; Enter or Escape goes back to reading. */
function CardWords(props: {
  readonly card: MyCard
  readonly stage: Stage
  readonly number: number
  /** The field was left with nothing in it. */
  readonly onEmptied: (wordsBefore: string) => void
}) {
  const { card, stage, number, onEmptied } = props
  const { model } = useWorkshop()
  const presence = useWritingPresence(stage)
  const [isEditing, setEditing] = useState(false)
  const wordsBefore = useRef(card.text)
  const field = useRef<HTMLTextAreaElement>(null)
  const button = useRef<HTMLButtonElement>(null)
  const returnsFocus = useRef(false)
  useLayoutEffect(() => {
    const element = field.current
    if (isEditing && element !== null) {
      fitHeight(element)
      element.focus()
      element.setSelectionRange(element.value.length, element.value.length)
    } else if (returnsFocus.current) {
      returnsFocus.current = false
      button.current?.focus()
    }
  }, [isEditing])
  if (!isEditing) {
    return (
      <button
        type="button"
        ref={button}
        class="inline"
        title={writingText.editCard(number)}
        onClick={() => {
          wordsBefore.current = card.text
          setEditing(true)
        }}
      >
        {card.text}
      </button>
    )
  }
  const over = card.text.trim().length - MAX_PRIVATE_TEXT_LENGTH
  return (
    <>
      <textarea
        ref={field}
        rows={1}
        class="sharedtext"
        aria-label={writingText.card(number)}
        aria-invalid={over > 0 ? 'true' : undefined}
        value={card.text}
        onFocus={presence.onFocus}
        onInput={(event) => {
          model.writing.edit(card.id, { text: event.currentTarget.value })
          fitHeight(event.currentTarget)
        }}
        onBlur={(event) => {
          presence.onBlur()
          setEditing(false)
          if (event.currentTarget.value.trim() === '') onEmptied(wordsBefore.current)
          else model.writing.flush(card.id)
        }}
        onKeyDown={(event) => {
          const isEnter = event.key === 'Enter' && !event.shiftKey && !event.isComposing
          if (!isEnter && event.key !== 'Escape') return
          event.preventDefault()
          returnsFocus.current = true
          event.currentTarget.blur()
        }}
      />
      {over > 0 ? (
        <p class="small notetoolong" role="alert">
          {writingText.tooLong(over)}
        </p>
      ) : null}
    </>
  )
}

/** The room did not take it: the words stay, with the reason and what can be done. */
function Refused({ card }: { card: MyCard }) {
  const { model, announcement } = useWorkshop()
  const copy = () => {
    const said = (words: string) => {
      announcement.value = words
      model.toasts.show(words)
    }
    // No clipboard on an insecure origin.
    if (navigator.clipboard === undefined) said(writingText.copyFailed)
    else
      navigator.clipboard.writeText(card.text).then(
        () => said(writingText.copied),
        () => said(writingText.copyFailed),
      )
  }
  return (
    <div class="verdict tone-negative refusedcard" role="alert">
      <Icon icon={TriangleAlert} />
      <span>
        <b>{writingText.refused}</b> {card.refusal} {writingText.refusedSafe}
        <span class="refusedcard__ways">
          <button type="button" class="textlink" onClick={copy}>
            {writingText.copy}
          </button>
          <button type="button" class="textlink" onClick={() => model.writing.retry(card.id)}>
            {writingText.retry}
          </button>
          <button type="button" class="textlink" onClick={() => model.writing.addAsNew(card.id)}>
            {writingText.addAsNew}
          </button>
          <button type="button" class="textlink" onClick={() => model.writing.discard(card.id)}>
            {writingText.discard}
          </button>
        </span>
      </span>
    </div>
  )
}
