import { Crosshair } from 'lucide'
import type { LivingKeyResult } from '../../../../shared/api/living-okrs.ts'
import type { KeyResultNews } from '../../../../shared/okr/changes.ts'
import { formatShortDay } from '../../../text/dates.ts'
import { changesText as text } from '../../../text/en/changes.ts'
import { Avatar } from '../../../ui/avatar.tsx'
import { Button } from '../../../ui/button.tsx'

/** One key result in a check-in meeting: from where to where, how sure, what its owner wrote, what comes next. */
export function ChangeCard({
  news,
  isPointedAt,
  onPoint,
}: {
  news: KeyResultNews
  isPointedAt: boolean
  /** `null`: this person does not lead. */
  onPoint: (() => void) | null
}) {
  const { keyResult, confidence, fell } = news
  const { owner, lastCheckIn, state, due, forecast, fields } = keyResult
  const nextStep = lastCheckIn?.nextStep ?? null
  return (
    <li class={isPointedAt ? 'changecard card is-here' : 'changecard card'} data-card={keyResult.id}>
      <div class="changecard__head">
        {owner === null ? null : <Avatar person={{ id: owner.personId, name: owner.name }} size="sm" />}
        <h2>{keyResult.text}</h2>
        <span class={`chip ${CHIPS[state]}`}>{text.states[state]}</span>
      </div>
      <p class="changecard__facts">
        <b>{valueWords(news)}</b>
        {fields.target === null ? null : <span>{text.target(withUnit(fields.target, keyResult))}</span>}
        <b class={fell > 0 ? 'is-down' : undefined}>
          {confidence.now === null ? text.noConfidence : text.confidence(confidence.before, confidence.now)}
        </b>
        {fell > 0 ? <span class="is-down">{text.fell(fell)}</span> : null}
        {due.daysLate > 0 ? <span>{text.late(due.daysLate)}</span> : null}
        {forecast?.misses === true ? (
          <span>{text.forecast(withUnit(Math.round(forecast.value * 10) / 10, keyResult))}</span>
        ) : null}
      </p>
      {lastCheckIn === null || lastCheckIn.note === '' ? null : (
        <blockquote class="changecard__note">
          {lastCheckIn.note}
          <small>
            {text.said(lastCheckIn.by?.name ?? lastCheckIn.byToken ?? '', formatShortDay(lastCheckIn.on))}
          </small>
        </blockquote>
      )}
      {nextStep === null ? null : (
        <p class="changecard__step">
          <b>{text.nextStep(nextStep.owner?.name ?? null)}</b> {nextStep.text}
        </p>
      )}
      {onPoint === null ? null : (
        <Button
          size="sm"
          icon={Crosshair}
          aria-pressed={isPointedAt}
          aria-label={text.pointOf(keyResult.text)}
          onClick={onPoint}
        >
          {text.point}
        </Button>
      )}
    </li>
  )
}

/** A tone beside the word; the word says it. */
const CHIPS = {
  pending: '',
  'on-track': 'is-positive',
  'at-risk': 'is-warning',
  'off-track': 'is-warning',
  stale: 'is-warning',
} satisfies Record<LivingKeyResult['state'], string>

function valueWords({ keyResult, value }: KeyResultNews): string {
  if (value.now === null) return text.noValue
  if (keyResult.fields.direction === 'milestone') return value.now === 1 ? text.reached : text.open
  return text.value(value.before === null ? null : String(value.before), withUnit(value.now, keyResult))
}

function withUnit(value: number, { fields: { unit } }: LivingKeyResult): string {
  return unit.startsWith('%') || unit === '' ? `${value}${unit}` : `${value} ${unit}`
}
