import { describeMeasure, escapeMarkdown } from '../okr/markdown.ts'
import { listKeyResults, namesOf, type PlacedKeyResult, STATE_WORDS, stateOnDay } from './csv-export.ts'
import { retrosToMarkdown } from './markdown-retros.ts'
import type { DocumentCycle, DocumentObjective, DocumentWorkshop, TeamDocument } from './team-document.ts'

/** A cycle, a workshop or a whole team as a Markdown document: how every key result stands, and what was said of it last. */
export function documentToMarkdown(document: TeamDocument, today: string): string {
  const { team, cycles, workshops } = document
  const newestFirst = [...cycles].sort((one, other) => (one.startsOn < other.startsOn ? 1 : -1))
  const isOne = document.scope !== 'team'
  return [
    `# ${escapeMarkdown(team.name)}: OKRs${isOne ? ` ${escapeMarkdown(cycles[0]?.name ?? '')}` : ''}`,
    `As of ${today}.`,
    ...newestFirst.flatMap((cycle) =>
      cycleBlocks(
        cycle,
        workshops.filter(({ cycleId }) => cycleId === cycle.id),
        document,
        today,
      ),
    ),
  ]
    .join('\n\n')
    .concat('\n')
}

function cycleBlocks(
  cycle: DocumentCycle,
  workshops: readonly DocumentWorkshop[],
  document: TeamDocument,
  today: string,
): string[] {
  const placed = listKeyResults({ ...document, cycles: [cycle], workshops: [...workshops] })
  const objectives = workshops.flatMap((workshop) => workshop.objectives)
  const standing = objectives.filter(({ dropped }) => dropped === null)
  const droppedItems = [
    ...objectives.filter(({ dropped }) => dropped !== null),
    ...placed.map(({ keyResult }) => keyResult).filter(({ dropped }) => dropped !== null),
  ].map(({ text, dropped }) =>
    `- ~~${escapeMarkdown(text)}~~ ${escapeMarkdown(dropped?.reason ?? '')}`.trimEnd(),
  )
  return [
    `## ${escapeMarkdown(cycle.name)}`,
    `${cycle.startsOn} to ${cycle.endsOn}.`,
    ...(objectives.length === 0 ? ['No OKRs were published.'] : []),
    ...standing.flatMap((objective, at) =>
      objectiveBlocks(
        objective,
        at + 1,
        placed.filter((one) => one.objective === objective && one.keyResult.dropped === null),
        document,
        today,
      ),
    ),
    ...(droppedItems.length === 0 ? [] : ['### Not pursued any more', droppedItems.join('\n')]),
    ...retrosToMarkdown(document, cycle),
  ]
}

function objectiveBlocks(
  { text, commitment, partners }: DocumentObjective,
  number: number,
  keyResults: readonly PlacedKeyResult[],
  document: TeamDocument,
  today: string,
): string[] {
  return [
    `### ${number}. ${escapeMarkdown(text)}`,
    ...(commitment === null ? [] : [`*${commitment}*`]),
    ...partners.map(
      ({ team, brings }) =>
        `With ${escapeMarkdown(team)}${brings === '' ? '' : `: brings ${escapeMarkdown(brings)}`}`,
    ),
    ...(keyResults.length === 0
      ? []
      : [keyResults.map((placed) => keyResultItem(placed, document, today)).join('\n')]),
  ]
}

function keyResultItem(placed: PlacedKeyResult, document: TeamDocument, today: string): string {
  const { text, fields, accepted, initiatives, checkIns, changes } = placed.keyResult
  const nameOf = namesOf(document)
  const { state, progress, forecast } = stateOnDay(placed, document, today)
  const owner = nameOf(fields.ownerId)
  const last = checkIns.at(-1)
  const facts = [
    describeMeasure(fields),
    owner === null ? 'no owner' : `owner: ${escapeMarkdown(owner)}${accepted ? '' : ' (not yet accepted)'}`,
    ...(fields.dueOn === null ? [] : [`due ${fields.dueOn}`]),
  ]
  const standing = [
    STATE_WORDS[state],
    ...(progress === null ? [] : [`${Math.round(progress * 100)}% of the way`]),
    ...(forecast?.misses === true && state === 'on-track' ? ['forecast misses'] : []),
    ...(last === undefined ? [] : [`confidence ${last.confidence} of 10`]),
  ]
  return [
    `- **${escapeMarkdown(text)}**`,
    `  - ${facts.join('; ')}`,
    `  - ${standing.join('; ')}`,
    ...(last === undefined ? [] : [`  - ${lastWords(last)}`]),
    ...(last?.nextStep ? [`  - Next step: ${escapeMarkdown(last.nextStep.text)}`] : []),
    ...changes.map(
      ({ kind, madeAtMs, reason }) =>
        `  - ${CHANGE_WORDS[kind]} on ${new Date(madeAtMs).toISOString().slice(0, 10)}: ${escapeMarkdown(reason)}`,
    ),
    ...initiatives
      .filter(({ dropped }) => dropped === null)
      .map((initiative) => `  - Initiative (${initiative.state}): ${escapeMarkdown(initiative.text)}`),
  ].join('\n')

  function lastWords({ madeOn, value, note, by }: (typeof checkIns)[number]): string {
    const author = nameOf(by.personId) ?? by.token
    const what = [
      ...(value === null ? [] : [`${value} ${escapeMarkdown(fields.unit)}`.trimEnd()]),
      ...(note === '' ? [] : [escapeMarkdown(note)]),
    ]
    const who = author === null ? '' : `, ${escapeMarkdown(author)}`
    return `${madeOn}${who}${what.length === 0 ? '' : `: ${what.join('. ')}`}`
  }
}

const CHANGE_WORDS = {
  corrected: 'Corrected',
  dropped: 'Dropped',
  'taken-up-again': 'Taken up again',
} as const
