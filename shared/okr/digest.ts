import type { CycleOkrs, CycleRef, LivingKeyResult } from '../api/living-okrs.ts'
import { addDays } from './days.ts'
import { escapeMarkdown } from './markdown.ts'

const DAYS = 7
const MAX_LISTED = 20

type Page = CycleOkrs & { readonly cycle: CycleRef }

/**
 * The week of a team in Markdown: how many checked in, where confidence fell (first), what changed, what is stale or will
 * miss, and the next steps that were named.
 */
export function weeklyDigest({ team, cycle, today, objectives }: Page): string {
  const since = addDays(today, -DAYS)
  const pursued = objectives
    .filter(({ dropped }) => dropped === null)
    .flatMap(({ keyResults }) => keyResults.filter(({ dropped }) => dropped === null))
  const news = pursued.flatMap((keyResult) => {
    const { lastCheckIn } = keyResult
    return lastCheckIn !== null && lastCheckIn.on > since ? [{ keyResult, checkIn: lastCheckIn }] : []
  })
  const byFall = [...news].sort((one, other) => fallOf(other.keyResult, since) - fallOf(one.keyResult, since))
  const dropped = byFall.filter(({ keyResult }) => fallOf(keyResult, since) > 0)
  const others = byFall.filter(({ keyResult }) => fallOf(keyResult, since) <= 0)
  const stale = pursued.filter(({ due }) => due.status === 'stale')
  const missing = pursued.filter(({ forecast, state }) => forecast?.misses === true && state === 'on-track')
  const steps = news.flatMap(({ keyResult, checkIn: { nextStep } }) =>
    nextStep ? [{ keyResult, nextStep }] : [],
  )
  return [
    `# ${escapeMarkdown(team.name)}, ${escapeMarkdown(cycle.name)}: week to ${today}`,
    `${news.length} of ${pursued.length} key results were checked in.`,
    ...section('Confidence fell', dropped.map(newsLine(since))),
    ...section('What changed', others.map(newsLine(since))),
    ...section('On course, and the forecast misses', missing.map(forecastLine)),
    ...section(
      'Stale',
      stale.map(
        ({ text, owner, due }) =>
          `- **${escapeMarkdown(text)}**: ${due.daysLate} days overdue${owner ? `, ${escapeMarkdown(owner.name)}` : ''}`,
      ),
    ),
    ...section(
      'Next steps',
      steps.map(
        ({ keyResult, nextStep }) =>
          `- ${escapeMarkdown(nextStep.text)}${nextStep.owner ? ` (${escapeMarkdown(nextStep.owner.name)})` : ''}, for **${escapeMarkdown(keyResult.text)}**`,
      ),
    ),
  ]
    .join('\n\n')
    .concat('\n')
}

function section(title: string, lines: readonly string[]): string[] {
  if (lines.length === 0) return []
  const more = lines.length - MAX_LISTED
  const shown = more > 0 ? [...lines.slice(0, MAX_LISTED), `- and ${more} more`] : lines
  return [`## ${title}`, shown.join('\n')]
}

/** By how much confidence fell since the last check-in before the week, or else since commit. */
function fallOf({ trend, fields }: LivingKeyResult, since: string): number {
  const before = trend.findLast(({ on }) => on <= since)?.confidence ?? fields.confidence
  const now = trend.at(-1)?.confidence ?? null
  return before === null || now === null ? 0 : before - now
}

function newsLine(since: string) {
  return ({
    keyResult,
    checkIn,
  }: {
    keyResult: LivingKeyResult
    checkIn: { note: string; confidence: number }
  }) => {
    const { text, fields, trend } = keyResult
    const before = trend.findLast(({ on }) => on <= since)
    const confidence =
      before === undefined || before.confidence === checkIn.confidence
        ? `confidence ${checkIn.confidence}`
        : `confidence ${before.confidence} → ${checkIn.confidence}`
    const value = valueWords(
      fields,
      before?.value ?? null,
      trend.findLast((point) => point.value !== null)?.value ?? null,
    )
    const facts = [...(value === null ? [] : [value]), confidence]
    const note = checkIn.note === '' ? '' : `. ${escapeMarkdown(checkIn.note)}`
    return `- **${escapeMarkdown(text)}**: ${facts.join(', ')}${note}`
  }
}

function valueWords(
  { direction, unit }: LivingKeyResult['fields'],
  before: number | null,
  now: number | null,
): string | null {
  if (now === null) return null
  if (direction === 'milestone') return now === 1 ? 'reached' : 'not reached yet'
  const measured = `${now}${unit.startsWith('%') ? '' : ' '}${escapeMarkdown(unit)}`.trimEnd()
  return before === null || before === now ? measured : `${before} → ${measured}`
}

function forecastLine({ text, forecast, fields: { target, unit } }: LivingKeyResult): string {
  const value = forecast === null ? '' : String(Math.round(forecast.value * 10) / 10)
  return `- **${escapeMarkdown(text)}**: heading for ${value} ${escapeMarkdown(unit)}, the target is ${target ?? 'open'}`
}
