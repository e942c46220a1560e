import { CircleCheck } from 'lucide'
import { useEffect, useMemo, useState } from 'preact/hooks'
import { NO_CONTEXT, type Statement } from '../../../../shared/coach/assessment.ts'
import { coachText } from '../../../text/en/workshop-coach.ts'
import { Icon } from '../../../ui/icon.tsx'
import { Verdict, VerdictDetail } from '../../../ui/verdict.tsx'
import { asSentence, LEVEL_OF_VERDICT } from '../coach/card-coach.tsx'
import { NOT_WHILE_DRAFTING } from '../coach/draft-verdict.tsx'
import { useWorkshop } from '../workshop-context.ts'

/** So long after the last keystroke the words are read again. */
const PAUSE_MS = 450

/**
 * What the coach says of a card that only its author reads: here, on this device. One line; open, it gives the reason and an
 * example. It never speaks up by itself, and there is none until it is loaded.
 */
export function CardVerdict({
  kind,
  text,
  name,
  objective = null,
}: {
  readonly kind: Statement['kind']
  readonly text: string
  /** "Your card 2". */
  readonly name: string
  /** The words of the objective that a key result is for. */
  readonly objective?: string | null
}) {
  const { coach } = useWorkshop()
  const by = coach.coach.value
  const [isOpen, setOpen] = useState(false)
  const words = useStillWords(text)
  const read = useMemo(
    () =>
      by === null || words.trim() === ''
        ? null
        : by.assess({ kind, text: words }, { ...NO_CONTEXT, objective }),
    [by, kind, words, objective],
  )
  if (read === null) return <span class="cardverdict" />
  const finding = read.findings.find(
    ({ rule, verdict }) => verdict !== 'hint' && verdict !== 'show' && !NOT_WHILE_DRAFTING.includes(rule),
  )
  if (finding === undefined) {
    return (
      <span class="ok cardverdict">
        <Icon icon={CircleCheck} /> {coachText.fine[kind === 'objective' ? 'objective' : 'keyResult']}
      </span>
    )
  }
  return (
    <div class="cardverdict">
      <Verdict
        level={LEVEL_OF_VERDICT[finding.verdict]}
        finding={asSentence(finding.title)}
        expanded={isOpen}
        onClick={() => setOpen(!isOpen)}
      >
        {finding.prompt}
        <span class="sr"> {name}</span>
      </Verdict>
      {isOpen ? (
        <VerdictDetail
          title={finding.title}
          reason={finding.reason}
          weak={finding.example.weak}
          strong={finding.example.strong}
          ruleId={finding.rule}
          labels={{ weak: coachText.weak, strong: coachText.strong }}
        />
      ) : null}
    </div>
  )
}

/** Words as they were when the typing last paused. */
function useStillWords(text: string): string {
  const [still, setStill] = useState(text)
  useEffect(() => {
    if (text === still) return
    const timer = setTimeout(() => setStill(text), PAUSE_MS)
    return () => clearTimeout(timer)
  }, [text, still])
  return still
}
