import { Crosshair } from 'lucide'
import { useEffect } from 'preact/hooks'
import type { Visible } from '../../../../shared/workshop/state.ts'
import { peopleText } from '../../../text/en/people.ts'
import { boardText } from '../../../text/en/workshop-board.ts'
import { Button } from '../../../ui/button.tsx'
import { Icon } from '../../../ui/icon.tsx'
import { useWorkshop } from '../workshop-context.ts'
import { boxOfCard, isTyping, scrollToCard } from './card-places.ts'

/** "Ana points at this": a ring around the card, which is brought into view once, and the words for who does not see it. */
export function SpotlightBar({ visible }: { visible: Visible }) {
  const { model, announcement } = useWorkshop()
  const { spotlight } = visible
  useRing(spotlight?.cardId ?? null)
  const textNow = spotlight === null ? '' : textOf(spotlight.cardId)
  const isMine = spotlight !== null && spotlight.personId === model.personId.value
  useEffect(() => {
    if (spotlight === null) return
    const text = textOf(spotlight.cardId)
    announcement.value = isMine
      ? `${peopleText.youPoint} ${text}`
      : peopleText.announcePoint(model.nameOf(spotlight.personId) ?? '', text)
    if (isMine) return
    const box = boxOfCard(spotlight.cardId)
    if (box !== null && !isTyping()) scrollToCard(box, 'center')
    // Once for each time that somebody points, not again when its words change.
  }, [spotlight?.atMs, spotlight?.cardId, isMine])
  if (spotlight === null) return null
  return (
    <p class="presencebar">
      <Icon icon={Crosshair} />
      <span>
        {isMine ? peopleText.youPoint : peopleText.pointsAt(model.nameOf(spotlight.personId) ?? '')}{' '}
        <b>{textNow}</b>
      </span>
      <Button size="sm" onClick={() => show(spotlight.cardId)}>
        {peopleText.show}
      </Button>
      {model.can('lead-workshop') ? (
        <Button size="sm" onClick={() => void model.give({ type: 'spotlight', cardId: null })}>
          {peopleText.stopPointing}
        </Button>
      ) : null}
    </p>
  )

  function textOf(cardId: string): string {
    const words = model.document.value.edits.textOf(cardId)?.toString().trim() ?? ''
    return words === '' ? peopleText.aCard : boardText.short(words)
  }
}

function show(cardId: string): void {
  const box = boxOfCard(cardId)
  if (box === null) return
  scrollToCard(box, 'center')
  box.querySelector<HTMLElement>('.inline, button, a')?.focus({ preventScroll: true })
}

/** By a rule for the card's id rather than a mark on its box: a card that is drawn anew keeps its ring. */
function useRing(cardId: string | null): void {
  useEffect(() => {
    if (cardId === null) return
    const sheet = new CSSStyleSheet()
    sheet.replaceSync(
      `[data-card="${CSS.escape(cardId)}"] { outline: 3px solid var(--lamp-line); outline-offset: 4px; border-radius: var(--r-md); }`,
    )
    document.adoptedStyleSheets = [...document.adoptedStyleSheets, sheet]
    return () => {
      document.adoptedStyleSheets = document.adoptedStyleSheets.filter((each) => each !== sheet)
    }
  }, [cardId])
}
