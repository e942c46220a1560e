import { useEffect, useId, useState } from 'preact/hooks'
import type { KeyResultCard, ObjectiveCard } from '../../../../shared/board/cards.ts'
import type { CoachRule, Span } from '../../../../shared/coach/finding.ts'
import { currentKind } from '../../../../shared/workshop/agenda.ts'
import { type CardFindings, sortFindings } from '../../../models/card-findings.ts'
import type { Reading } from '../../../models/coach-model.ts'
import { useWorkshop, type WorkshopView } from '../workshop-context.ts'

export type CoachedCard = ObjectiveCard | KeyResultCard

const NONE: CardFindings = { open: [], dismissed: [] }

/** What the coach says of a card, as everybody in the room sees it. */
export function findingsOf({ model, coach }: WorkshopView, cardId: string): CardFindings {
  const reading = coach.readingOf(cardId).value
  const visible = model.visible.value
  if (reading === null || visible === null) return NONE
  return sortFindings(reading.assessment.findings, {
    cardId,
    words: reading.words,
    dismissals: visible.dismissals,
    stageKind: currentKind(visible),
  })
}

export type CardCoachState = {
  readonly reading: Reading | null
  readonly findings: CardFindings
  readonly isOpen: boolean
  readonly setOpen: (isOpen: boolean) => void
  /** Which finding's words are marked in the card. */
  readonly setMarked: (rule: CoachRule) => void
  /** I am writing in the card. */
  readonly isEditing: boolean
  readonly setEditing: (isEditing: boolean) => void
  /** The words to mark; none while it is closed, or while somebody changes them. */
  readonly mark: Span | null
  /** The button that opens it, and what it opens. */
  readonly buttonId: string
  readonly boxId: string
}

/** The coach beside one card: what it says, and whether that is open. */
export function useCardCoach(card: CoachedCard): CardCoachState {
  const view = useWorkshop()
  const id = useId()
  const [isOpen, setOpen] = useState(false)
  const [isEditing, setEditing] = useState(false)
  const [markedRule, setMarked] = useState<CoachRule | null>(null)
  const reading = view.coach.readingOf(card.id).value
  const findings = findingsOf(view, card.id)
  useEffect(() => {
    if (isOpen) view.coach.wantHelps()
  }, [isOpen, view])
  const isSilent = findings.open.length + findings.dismissed.length === 0
  useEffect(() => {
    // What comes up later is for the person to open again.
    if (isSilent) setOpen(false)
  }, [isSilent])
  const { open } = findings
  const marked = open.find(({ finding }) => finding.rule === markedRule) ?? open[0]
  const isCurrent = reading !== null && reading.words === card.text
  return {
    reading,
    findings,
    isOpen: isOpen && !isSilent,
    setOpen,
    setMarked,
    isEditing,
    setEditing,
    mark: isOpen && isCurrent ? (marked?.finding.span ?? null) : null,
    buttonId: `${id}-verdict`,
    boxId: `${id}-coach`,
  }
}
