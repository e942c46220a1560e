import type { LivingKeyResult } from '../../../../shared/api/living-okrs.ts'
import { formatDay, formatShortDay } from '../../../text/dates.ts'
import { krPage } from '../../../text/en/kr-page.ts'
import { okrs } from '../../../text/en/okrs.ts'
import { formatShare, withShortUnit } from '../../../text/values.ts'
import { endsOf, freshnessOf, roundLike, valueWords } from '../living-words.ts'

const text = krPage.facts

/** A key result's numbers at a glance. */
export function Facts({
  keyResult,
  cycle,
  today,
}: {
  keyResult: LivingKeyResult
  cycle: { readonly endsOn: string }
  today: string
}) {
  const { fields, owner, accepted, progress, expected, lastCheckIn, due } = keyResult
  const { from, to } = endsOf(fields)
  const value = valueWords(keyResult)
  const isMilestone = fields.direction === 'milestone'
  const confidence = lastCheckIn?.confidence ?? fields.confidence
  const facts: readonly (readonly [string, string] | null)[] = [
    [
      text.owner,
      owner === null ? text.noOwner : `${owner.name}, ${accepted ? text.accepted : text.notAccepted}`,
    ],
    [
      text.now,
      value === null
        ? text.none
        : progress === null || isMilestone
          ? value
          : `${value} (${formatShare(progress)})`,
    ],
    isMilestone ? null : [text.from, from],
    isMilestone ? null : [text.to, to],
    expected === null || fields.direction === 'maintain' ? null : [text.expected, formatShare(expected)],
    isMilestone || fields.target === null ? null : [text.forecast, forecastFact(keyResult)],
    [text.due, formatDay(fields.dueOn ?? cycle.endsOn)],
    confidence === null ? null : [text.confidence, `${confidence}`],
    [
      text.nextCheckIn,
      due.dueOn === null
        ? text.noneComes
        : due.daysLate > 0 || due.status === 'due'
          ? text.open(freshnessOf(keyResult, owner?.personId ?? null, today).words)
          : formatShortDay(due.dueOn),
    ],
    fields.commitment === null ? null : [text.kind, okrs.commitment[fields.commitment]],
  ]
  return (
    <dl class="facts" aria-label={text.label}>
      {facts.map((fact) =>
        fact === null ? null : (
          <div key={fact[0]}>
            <dt>{fact[0]}</dt>
            <dd>{fact[1]}</dd>
          </div>
        ),
      )}
    </dl>
  )
}

function forecastFact({ forecast, fields }: LivingKeyResult): string {
  if (forecast === null) return text.noForecast
  const value = withShortUnit(roundLike(forecast.value, fields), fields.unit)
  return forecast.misses ? text.forecastMisses(value) : text.forecastReaches(value)
}
