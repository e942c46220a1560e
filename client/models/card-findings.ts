import type { Finding, Verdict } from '../../shared/coach/finding.ts'
import { type Dismissal, type Dismissals, dismissalOf } from '../../shared/workshop/dismissals.ts'
import { isLate, type StageKind } from '../../shared/workshop/stages.ts'

/** A finding as it stands on a card. */
export type OpenFinding = {
  readonly finding: Finding
  /** It was dismissed when the card said something else. */
  readonly earlier: Dismissal | null
}

export type CardFindings = {
  /** In the order in which they are worth attention. */
  readonly open: readonly OpenFinding[]
  readonly dismissed: readonly { readonly finding: Finding; readonly dismissal: Dismissal }[]
}

/** What is settled at *Commit*, on fields of its own: until then it is no more than a hint, after all others. */
const SETTLED_AT_COMMIT: readonly Finding['rule'][] = ['KR6', 'KR8', 'KR9']

/** Findings at which a card still wants work; the others are for whoever likes to hear more. */
const SHARPENS: readonly Verdict[] = ['ask', 'warn', 'strong-warn']

/**
 * Parts a card's findings by who has dismissed them, and puts those behind that the stage does not ask for yet.
 * @param words the card's words that the findings are about
 */
export function sortFindings(
  findings: readonly Finding[],
  about: {
    readonly cardId: string
    readonly words: string
    readonly dismissals: Dismissals
    readonly stageKind: StageKind
  },
): CardFindings {
  const isEarly = !isLate(about.stageKind)
  const isForLater = ({ rule }: Finding) => isEarly && SETTLED_AT_COMMIT.includes(rule)
  const ordered = [
    ...findings.filter((finding) => !isForLater(finding)),
    ...findings.filter(isForLater).map((finding): Finding => ({ ...finding, verdict: 'hint' })),
  ]
  const open: OpenFinding[] = []
  const dismissed: { finding: Finding; dismissal: Dismissal }[] = []
  for (const finding of ordered) {
    const known = dismissalOf(about.dismissals, about.cardId, finding.rule, about.words)
    if (known?.state === 'holds') dismissed.push({ finding, dismissal: known.dismissal })
    else open.push({ finding, earlier: known?.dismissal ?? null })
  }
  return { open, dismissed }
}

/** Questions that the coach cannot answer and the group can: OB8 of an objective, SE3 of the set. */
const QUESTIONS: readonly Finding['rule'][] = ['OB8', 'SE3']

/** Whether what is said about a finding is an answer rather than a reason to dismiss it. */
export function isQuestion(rule: Finding['rule']): boolean {
  return QUESTIONS.includes(rule)
}

/** Whether a card still wants work. What is asked of every objective (OB8) does not count. */
export function isToSharpen({ open }: CardFindings): boolean {
  return open.some(({ finding }) => !isQuestion(finding.rule) && SHARPENS.includes(finding.verdict))
}
