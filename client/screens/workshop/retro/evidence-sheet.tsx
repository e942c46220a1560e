import {
  ArrowDown,
  Flag,
  History,
  type IconNode,
  MessageSquare,
  Pencil,
  TrendingDown,
  TrendingUp,
  Vote,
} from 'lucide'
import { useState } from 'preact/hooks'
import type { Evidence, RetroEvidence } from '../../../../shared/api/retro-api.ts'
import { RETRO_ROUTES } from '../../../../shared/api/retro-routes.ts'
import { type Resource, useResource } from '../../../api/use-resource.ts'
import { formatShortDay } from '../../../text/dates.ts'
import { gradeText, evidenceText as text } from '../../../text/en/retro-grade.ts'
import { commitmentWords } from '../../../text/en/retro-words.ts'
import { Avatar } from '../../../ui/avatar.tsx'
import { Banner } from '../../../ui/banner.tsx'
import { Button } from '../../../ui/button.tsx'
import { ConfidenceChart } from '../../../ui/charts/confidence-chart.tsx'
import { Icon } from '../../../ui/icon.tsx'
import { KeyResultChart } from '../../team/kr-chart.tsx'
import { endsOf, valueWords } from '../../team/living-words.ts'
import { useWorkshop } from '../workshop-context.ts'
import { type LogKind, type LogLine, logOf } from './evidence-log.ts'
import type { RetroKeyResult } from './key-results.ts'
import './evidence.css'

export type EvidenceAnswer = Resource<RetroEvidence> & { readonly reload: () => void }

/** [RE2] What the record knows of every key result, read once. */
export function useEvidence(workshopId: string): EvidenceAnswer {
  return useResource(RETRO_ROUTES.evidence, { params: { workshopId } })
}

/** The evidence of one key result, or `null` while it is not known. */
export function evidenceOf(answer: EvidenceAnswer, keyResultId: string): Evidence | null {
  if (answer.kind !== 'ready') return null
  return answer.value.evidence.find(({ keyResult }) => keyResult.id === keyResultId) ?? null
}

/** What is graded: its words, and what is expected of it. It stands before the grade, and the evidence after it. */
export function KeyResultHead({ shown, answer }: { shown: RetroKeyResult; answer: EvidenceAnswer }) {
  const { keyResult, objective } = shown
  return (
    <div class="sheet krhead">
      <p class="label">{objective.text}</p>
      <h2 id={HEADING_ID}>{keyResult.text}</h2>
      {keyResult.commitment === null ? null : (
        <p class="small muted">{commitmentWords[keyResult.commitment]}</p>
      )}
      {keyResult.droppedReason === null ? null : (
        <p class="evid__dropped">
          <b>{gradeText.droppedHelp(keyResult.droppedReason)}</b>
          <br />
          {gradeText.droppedNoGrade}
        </p>
      )}
      <ToEvidence shown={shown} answer={answer} />
    </div>
  )
}

const [HEADING_ID, EVIDENCE_ID] = ['graded-key-result', 'evidence']

/** [RE2] Everything that a key result is graded beside: its numbers, pictures, and what happened. */
export function EvidenceSheet({ shown, answer }: { shown: RetroKeyResult; answer: EvidenceAnswer }) {
  return (
    <section class="sheet evid" id={EVIDENCE_ID} aria-labelledby={HEADING_ID} tabIndex={-1}>
      <h3 class="sech evid__title">{text.title}</h3>
      <Body shown={shown} answer={answer} />
    </section>
  )
}

/** Where the evidence stands below the grade: what it comes to in a line, and the way there. */
function ToEvidence({ shown, answer }: { shown: RetroKeyResult; answer: EvidenceAnswer }) {
  const evidence = evidenceOf(answer, shown.keyResult.id)
  if (evidence === null) return null
  const { fields } = evidence.keyResult
  const ended = valueWords(evidence.keyResult)
  const { to } = endsOf(fields)
  return (
    <Button
      size="sm"
      class="toevidence"
      iconEnd={ArrowDown}
      onClick={() => {
        const place = document.getElementById(EVIDENCE_ID)
        place?.focus({ preventScroll: true })
        place?.scrollIntoView({ block: 'start' })
      }}
    >
      {fields.direction === 'milestone' ? (
        text.see
      ) : (
        <>
          {ended === null ? text.neverOf(to) : text.endedOf(ended, to)} <span class="sr">{text.see}</span>
        </>
      )}
    </Button>
  )
}

function Body({ shown, answer }: { shown: RetroKeyResult; answer: EvidenceAnswer }) {
  if (answer.kind === 'loading') return <p aria-busy="true">{text.loading}</p>
  if (answer.kind === 'refused') {
    return (
      <Banner
        tone="warning"
        title={text.failed}
        action={
          <Button size="sm" onClick={answer.reload}>
            {text.tryAgain}
          </Button>
        }
      >
        {text.failedNext}
      </Banner>
    )
  }
  const evidence = evidenceOf(answer, shown.keyResult.id)
  if (evidence === null) return <p class="muted">{text.missing}</p>
  const { cycle, today } = answer.value
  return (
    <>
      <Facts shown={shown} evidence={evidence} />
      <Pictures evidence={evidence} cycle={cycle} today={today} />
      <Log key={shown.keyResult.id} lines={logOf(evidence)} />
    </>
  )
}

function Facts({ shown, evidence }: { shown: RetroKeyResult; evidence: Evidence }) {
  const { keyResult } = evidence
  const { from, to } = endsOf(keyResult.fields)
  const { owner } = shown.keyResult
  const roster = useWorkshop().model.visible.value?.roster ?? {}
  const isHere = owner !== null && roster[owner.personId]?.removed === false
  const isMilestone = keyResult.fields.direction === 'milestone'
  return (
    <dl class="evid__facts">
      {isMilestone ? null : (
        <div>
          <dt>{text.started}</dt>
          <dd>{from}</dd>
        </div>
      )}
      <div>
        <dt>{text.ended}</dt>
        <dd>{valueWords(keyResult) ?? text.neverMeasured}</dd>
      </div>
      {isMilestone ? null : (
        <div>
          <dt>{text.target}</dt>
          <dd>{to}</dd>
        </div>
      )}
      <div>
        <dt>{text.owner}</dt>
        <dd class="evid__owner">
          {owner === null ? (
            text.noOwner
          ) : (
            <>
              <Avatar person={{ id: owner.personId, name: owner.name }} size="sm" />
              <span>
                {owner.name} {isHere ? null : <small class="muted">{text.notHere}</small>}
              </span>
            </>
          )}
        </dd>
      </div>
    </dl>
  )
}

function Pictures({
  evidence: { keyResult },
  cycle,
  today,
}: {
  evidence: Evidence
  cycle: RetroEvidence['cycle']
  today: string
}) {
  const { trend, fields } = keyResult
  if (trend.length === 0) return <p class="evid__none">{text.noCheckIns}</p>
  return (
    <div class="evid__charts">
      {trend.some(({ value }) => value !== null) && fields.direction !== 'milestone' ? (
        <div>
          <p class="label">{fields.unit === '' ? text.value : text.valueIn(fields.unit)}</p>
          {/* What would have come of it is over: only what came. */}
          <KeyResultChart keyResult={{ ...keyResult, forecast: null }} cycle={cycle} today={today} />
        </div>
      ) : null}
      <div>
        <p class="label">{text.confidence}</p>
        <ConfidenceChart label={keyResult.text} span={cycle} today={today} trend={trend} />
      </div>
    </div>
  )
}

const FIRST_SHOWN = 7

function Log({ lines }: { lines: readonly LogLine[] }) {
  const [isWhole, setWhole] = useState(lines.length <= FIRST_SHOWN)
  if (lines.length === 0) return null
  return (
    <>
      <ul class="log" aria-label={text.logTitle}>
        {(isWhole ? lines : lines.slice(0, FIRST_SHOWN)).map(({ id, kind, atMs, words }) => (
          <li key={id}>
            {atMs === null ? (
              <span class="muted">{text.before}</span>
            ) : (
              <time dateTime={new Date(atMs).toISOString()}>
                {formatShortDay(new Date(atMs).toISOString().slice(0, 10))}
              </time>
            )}
            <Icon icon={MARKS[kind]} />
            <span>{words}</span>
          </li>
        ))}
      </ul>
      {isWhole ? null : (
        <Button size="sm" class="evid__all" onClick={() => setWhole(true)}>
          {text.all(lines.length)}
        </Button>
      )}
    </>
  )
}

const MARKS: Record<LogKind, IconNode> = {
  planned: Flag,
  voted: Vote,
  said: MessageSquare,
  rose: TrendingUp,
  fell: TrendingDown,
  'checked-in': MessageSquare,
  corrected: Pencil,
  ended: History,
}
