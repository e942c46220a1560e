import { CalendarDays, Goal, type IconNode, MoveDown, Ruler, Split, Target } from 'lucide'
import { useState } from 'preact/hooks'
import type { Finding, Help } from '../../../../shared/coach/finding.ts'
import { isQuestion, type OpenFinding } from '../../../models/card-findings.ts'
import { coachText } from '../../../text/en/workshop-coach.ts'
import { Button } from '../../../ui/button.tsx'
import { TurnoutIcon } from '../../../ui/icon.tsx'
import { useWorkshop } from '../workshop-context.ts'
import { DismissForm } from './dismiss-form.tsx'
import type { CoachedCard } from './use-card-coach.ts'
import '../../../ui/verdict.css'

const ICON_OF_HELP = {
  'open-ladder': TurnoutIcon,
  'move-number': MoveDown,
  split: Split,
  'add-baseline': Ruler,
  'set-target': Target,
  'set-due-date': CalendarDays,
  'set-confidence': Goal,
} satisfies Record<Help, IconNode>

/** A finding in full: the question, the reason, a weak and a strong sentence, what can be done, and the way to its rule. */
export function FindingBody(props: {
  card: CoachedCard
  open: OpenFinding
  /** The words that were read. */
  words: string
  helps: readonly Help[]
  onHelp: (help: Help) => void
  /** It was dismissed: focus has to go somewhere. */
  onSettled: () => void
}) {
  const { card, open, words, helps, onHelp, onSettled } = props
  const { finding, earlier } = open
  const { model } = useWorkshop()
  const [isDismissing, setDismissing] = useState(false)
  const mayDismiss = model.may({
    type: 'dismiss-finding',
    cardId: card.id,
    rule: finding.rule,
    reason: '-',
  }).ok
  const about = quoted(finding, words)
  return (
    <div class="verdictdetail">
      <p class="verdictdetail__title">{finding.prompt}</p>
      <p class="verdictdetail__reason">{finding.reason}</p>
      {about === null ? null : <p class="sr">{coachText.words(about)}</p>}
      <Pair example={finding.example} />
      {earlier === null ? null : (
        <p class="muted">
          {coachText.dismissedEarlier(model.nameOf(earlier.personId) ?? coachText.somebody, earlier.reason)}
        </p>
      )}
      {isDismissing ? (
        <DismissForm
          subject={{ ...finding, cardId: card.id }}
          onDone={onSettled}
          onCancel={() => setDismissing(false)}
        />
      ) : (
        <div class="row">
          {helps.map((help, index) => (
            <Button
              key={help}
              size="sm"
              variant={index === 0 ? 'ink' : 'plain'}
              icon={ICON_OF_HELP[help]}
              onClick={() => onHelp(help)}
            >
              {coachText.helps[help]}
            </Button>
          ))}
          {mayDismiss ? (
            <Button size="sm" variant="quiet" onClick={() => setDismissing(true)}>
              {isQuestion(finding.rule) ? coachText.answer : coachText.dismiss}
            </Button>
          ) : null}
          <RuleLink rule={finding.rule} />
        </div>
      )}
    </div>
  )
}

/** A weak sentence and a strong one. */
export function Pair({ example }: { example: Finding['example'] }) {
  return (
    <dl class="pair">
      <dt>{coachText.weak}</dt>
      <dd>{example.weak}</dd>
      <dt>{coachText.strong}</dt>
      <dd class="pair__strong">{example.strong}</dd>
    </dl>
  )
}

/** The way to the rule with its sources; beside the room, so that nobody loses their place in it. */
export function RuleLink({ rule }: { rule: Finding['rule'] }) {
  return (
    <a
      class="push xs rulelink"
      href={`/coach#${rule}`}
      target="_blank"
      rel="noopener"
      title={coachText.rule(rule)}
    >
      {rule}
      <span class="sr">, {coachText.rule(rule)}</span>
    </a>
  )
}

const MAX_QUOTED_LENGTH = 80

/** The words that a finding is about, where they are not simply all of them. */
function quoted({ span }: Finding, words: string): string | null {
  if (span === null) return null
  const found = words.slice(span.start, span.end).replace(/\s+/g, ' ').trim()
  if (found === '' || found === words.trim()) return null
  return found.length > MAX_QUOTED_LENGTH ? `${found.slice(0, MAX_QUOTED_LENGTH - 1).trimEnd()}…` : found
}
