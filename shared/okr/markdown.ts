import type { RecordedKeyResult, RecordedObjective, WorkshopOkrs } from '../api/record-api.ts'
import type { KeyResultFields } from './model.ts'
import type { Provenance } from './okr-set.ts'
import type { Partner } from './partners.ts'

/** A workshop's published OKRs as a Markdown document: headings for objectives, a list for each one's key results. */
export function okrsToMarkdown({ workshop, revision, publishedAtMs, objectives }: WorkshopOkrs): string {
  const { cycle, teamName, title } = workshop
  const published = new Date(publishedAtMs).toISOString().slice(0, 10)
  const standing = objectives.filter(({ droppedReason }) => droppedReason === null)
  return [
    `# ${escapeMarkdown(teamName)}: OKRs ${escapeMarkdown(cycle.name)}`,
    `${escapeMarkdown(title)}. ${cycle.startsOn} to ${cycle.endsOn}. Revision ${revision}, published ${published}.`,
    ...standing.flatMap((objective, at) => objectiveBlocks(objective, at + 1)),
    ...droppedBlocks(objectives),
  ]
    .join('\n\n')
    .concat('\n')
}

function objectiveBlocks(
  { text, commitment, partners = [], keyResults, provenance }: RecordedObjective,
  number: number,
): string[] {
  const standing = keyResults.filter(({ droppedReason }) => droppedReason === null)
  return [
    `## ${number}. ${escapeMarkdown(text)}`,
    ...(commitment === null ? [] : [`*${commitment}*`]),
    ...wasLine(text, provenance),
    ...partners.map(partnerLine),
    ...(standing.length === 0 ? [] : [standing.map(keyResultItem).join('\n')]),
  ]
}

/** [SE7] A paragraph for each team that shares the objective. */
function partnerLine({ team, brings }: Partner): string {
  const what = brings === '' ? '' : `: brings ${escapeMarkdown(brings)}`
  return `With ${escapeMarkdown(team)}${what}`
}

function keyResultItem({
  text,
  fields,
  owner,
  accepted,
  initiatives,
  provenance,
}: RecordedKeyResult): string {
  const { dueOn, confidence, commitment } = fields
  const acceptance = accepted ? '' : ' (not yet accepted)'
  const facts = [
    describeMeasure(fields),
    owner === null ? 'no owner' : `owner: ${escapeMarkdown(owner.name)}${acceptance}`,
    ...(dueOn === null ? [] : [`due ${dueOn}`]),
    ...(commitment === null ? [] : [commitment]),
    ...(confidence === null ? [] : [`confidence ${confidence} of 10`]),
  ]
  return [
    `- **${escapeMarkdown(text)}**`,
    `  - ${facts.join('; ')}`,
    ...wasLine(text, provenance).map((line) => `  - ${line}`),
    ...initiatives.map((initiative) => `  - Initiative: ${escapeMarkdown(initiative.text)}`),
  ].join('\n')
}

/** The words it was first written with, where the ladder changed them. */
function wasLine(text: string, { original }: Provenance): string[] {
  return original === null || original === text ? [] : [`was: “${escapeMarkdown(original)}”`]
}

function droppedBlocks(objectives: readonly RecordedObjective[]): string[] {
  const items = objectives.flatMap((objective) =>
    [objective, ...objective.keyResults].flatMap(({ text, droppedReason }) =>
      droppedReason === null
        ? []
        : [`- ~~${escapeMarkdown(text)}~~ ${escapeMarkdown(droppedReason)}`.trimEnd()],
    ),
  )
  return items.length === 0 ? [] : ['## Dropped since an earlier revision', items.join('\n')]
}

const DIRECTION_WORDS = {
  increase: 'increase',
  decrease: 'decrease',
  maintain: 'keep',
} as const

/** The structured target in words, such as `decrease from 48 to 24 min`. @param shown how people's words are written there */
export function describeMeasure(
  { direction, unit, baseline, target, milestoneReason }: KeyResultFields,
  shown: (text: string) => string = escapeMarkdown,
): string {
  if (direction === null) return 'no measure'
  if (direction === 'milestone') return `milestone: ${shown(milestoneReason)}`
  const word = DIRECTION_WORDS[direction]
  const end = `${target ?? 'no target'}${target === null ? '' : withUnit(shown(unit))}`
  if (direction === 'maintain' && (baseline === target || baseline === null)) return `${word} at ${end}`
  const start = baseline === 'unknown' ? 'not known yet' : `${baseline ?? 'not known yet'}`
  return `${word} from ${start} to ${end}`
}

/** A percent sign stands at its number, other units a space away. */
function withUnit(unit: string): string {
  return unit.trim() === '' ? '' : unit.trim().startsWith('%') ? unit : ` ${unit}`
}

/**
 * The text as Markdown that shows it word for word, on one line: nothing a person wrote becomes a heading, a link, a
 * list or HTML.
 */
export function escapeMarkdown(text: string): string {
  return text
    .replace(/\s+/gu, ' ')
    .trim()
    .replace(/[\\`*_[\]<>|~#&$]/g, '\\$&')
    .replace(/^([-+=])/, '\\$1')
    .replace(/^(\d+)([.)])/, '$1\\$2')
}
