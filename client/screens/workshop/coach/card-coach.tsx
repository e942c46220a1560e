import { ChevronDown, CircleCheck, MessageCircleOff } from 'lucide'
import { useLayoutEffect, useRef, useState } from 'preact/hooks'
import type { Verdict as FindingVerdict } from '../../../../shared/coach/finding.ts'
import { type CardFindings, isQuestion } from '../../../models/card-findings.ts'
import { coachText } from '../../../text/en/workshop-coach.ts'
import { Icon } from '../../../ui/icon.tsx'
import { VERDICT_LOOK, type VerdictLevel } from '../../../ui/verdict.tsx'
import { DismissedList } from './dismissed-list.tsx'
import { FindingBody } from './finding-body.tsx'
import type { CardCoachState, CoachedCard } from './use-card-coach.ts'
import { useHelps } from './use-helps.ts'
import { type ValueHelp, ValuesDialog } from './values-dialog.tsx'
import './card-coach.css'
import { onNextFrame } from '../../../models/next-frame.ts'

export const LEVEL_OF_VERDICT = {
  show: 'hint',
  hint: 'hint',
  ask: 'ask',
  warn: 'warn',
  'strong-warn': 'warn',
} as const satisfies Record<FindingVerdict, VerdictLevel>

/**
 * The coach beside a card: one line in words and with an icon, always of the same height while somebody types, and behind
 * it everything there is to say. Nothing of it is announced: it waits to be looked at.
 */
export function CardCoach({
  card,
  name,
  coach,
  isWritten,
}: {
  card: CoachedCard
  /** "Key result 1.2". */
  name: string
  coach: CardCoachState
  /** Somebody else types in the card now. */
  isWritten: boolean
}) {
  const [asked, setAsked] = useState<ValueHelp | null>(null)
  const { reading, isOpen, boxId } = coach
  const isBusy = isWritten || coach.isEditing
  const focusCard = () => {
    // What was pressed goes away with its finding; the words it was about stay.
    const root = document.getElementById(coach.buttonId)?.closest('[data-card], .commitcard, section')
    root?.querySelector<HTMLElement>('.inline')?.focus()
  }
  const closeOnEscape = (event: KeyboardEvent) => {
    if (event.key !== 'Escape' || event.defaultPrevented) return
    event.stopPropagation()
    document.getElementById(coach.buttonId)?.focus()
    coach.setOpen(false)
  }
  const helps = useHelps(card, setAsked)
  const { open, dismissed } = coach.findings
  return (
    <div class={isBusy ? 'coach is-busy' : 'coach'}>
      <VerdictLine card={card} name={name} coach={coach} isBusy={isBusy} />
      {isOpen ? (
        // biome-ignore lint/a11y/useSemanticElements: a fieldset would hold form fields, and this holds advice
        <div
          class="coachbox"
          id={boxId}
          role="group"
          aria-label={coachText.about(name)}
          onKeyDown={closeOnEscape}
        >
          {open.map((each, index) => {
            const body = (
              <FindingBody
                card={card}
                open={each}
                words={reading?.words ?? ''}
                helps={helps.offered(each.finding)}
                onHelp={(help) => {
                  helps.give(help)
                  if (help === 'split' || help === 'move-number') focusCard()
                }}
                onSettled={() => document.getElementById(coach.buttonId)?.focus()}
              />
            )
            if (index === 0) return <div key={each.finding.rule}>{body}</div>
            return (
              <details
                key={each.finding.rule}
                class="coachmore"
                onToggle={(event) => {
                  if (event.currentTarget.open) coach.setMarked(each.finding.rule)
                }}
              >
                <summary>
                  <Icon icon={VERDICT_LOOK[LEVEL_OF_VERDICT[each.finding.verdict]].icon} />
                  <span>{each.finding.title}</span>
                  <Icon icon={ChevronDown} class="coachmore__turn" />
                </summary>
                {body}
              </details>
            )
          })}
          <DismissedList
            cardId={card.id}
            dismissed={dismissed}
            onSettled={() => document.getElementById(coach.buttonId)?.focus()}
          />
        </div>
      ) : null}
      {asked !== null && card.kind === 'keyResult' && reading?.assessment.kind === 'key_result' ? (
        <ValuesDialog
          card={card}
          name={name}
          help={asked}
          measure={reading.assessment.classification.measure}
          onClose={() => {
            setAsked(null)
            // The browser gives focus back to the button, unless that has gone with its finding.
            onNextFrame(() => {
              if (document.activeElement === document.body) focusCard()
            })
          }}
        />
      ) : null}
    </div>
  )
}

/** One line, whatever there is to say: a verdict, what was dismissed, or that it reads well. */
function VerdictLine(props: { card: CoachedCard; name: string; coach: CardCoachState; isBusy: boolean }) {
  const { card, name, coach, isBusy } = props
  const { reading, findings, isOpen, setOpen, buttonId, boxId } = coach
  const line = useStill(isBusy)
  const [first, ...others] = findings.open
  if (card.text.trim() === '' || reading === null) {
    return <p class="coachline" aria-hidden="true" ref={line} />
  }
  if (first === undefined && findings.dismissed.length === 0) {
    return (
      <p class="coachline is-fine" ref={line}>
        <Icon icon={CircleCheck} />
        <span>{coachText.fine[card.kind]}</span>
      </p>
    )
  }
  const level = first === undefined ? null : LEVEL_OF_VERDICT[first.finding.verdict]
  const look = level === null ? null : VERDICT_LOOK[level]
  // A hint does not raise its voice: its question is there for whoever opens it.
  const asks = !isOpen && level !== 'hint'
  return (
    <button
      type="button"
      id={buttonId}
      ref={line}
      class={`coachline ${level === null || level === 'hint' ? 'is-quiet' : `verdict ${look?.tone}`}`}
      aria-expanded={isOpen}
      aria-controls={isOpen ? boxId : undefined}
      onClick={() => setOpen(!isOpen)}
    >
      <Icon icon={look?.icon ?? MessageCircleOff} />
      <span class="coachline__words">
        {first === undefined ? (
          quietWords(findings)
        ) : (
          <>
            <b>{asSentence(first.finding.title)}</b>
            {asks ? ` ${first.finding.prompt}` : null}
          </>
        )}
        {others.length === 0 ? null : <small> {coachText.more(others.length)}</small>}
        <span class="sr"> {name}</span>
      </span>
      <Icon icon={ChevronDown} class="coachline__turn" />
    </button>
  )
}

/** Keeps a line at the height that it had before somebody began to type, so that the card does not hop under their words. */
function useStill(isBusy: boolean) {
  const line = useRef<HTMLElement | null>(null)
  const heightPx = useRef(0)
  useLayoutEffect(() => {
    const element = line.current
    if (element === null) return
    if (isBusy && heightPx.current > 0) {
      element.style.height = `${heightPx.current}px`
      return
    }
    element.style.height = ''
    heightPx.current = element.offsetHeight
  })
  return (element: HTMLElement | null) => {
    line.current = element
  }
}

/** That something was dismissed, or the one question answered. */
function quietWords({ dismissed }: CardFindings): string {
  return dismissed.every(({ finding: { rule } }) => isQuestion(rule))
    ? coachText.answered
    : coachText.quiet(dismissed.length)
}

/** "Sounds like an output." before the question that follows it. */
export function asSentence(title: string): string {
  return /[.?!…]$/.test(title) ? title : `${title}.`
}
