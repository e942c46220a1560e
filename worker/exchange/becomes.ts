import type { Becomes } from '../../shared/api/exchange-routes.ts'
import { namesOf } from '../../shared/exchange/csv-export.ts'
import type { NewsCounts } from '../../shared/exchange/newer.ts'
import type { DocumentWorkshop } from '../../shared/exchange/team-document.ts'
import { describeMeasure } from '../../shared/okr/markdown.ts'
import type { FoundNews } from './find-news.ts'
import type { PlacedAgendas } from './place-agendas.ts'
import type { PlacedDocument } from './place-document.ts'

/** What a placed document would become, for people to look at. */
export function describeImport(
  { document, known, newPeople, newCycles, here, notes }: PlacedDocument,
  {
    takesSettings,
    agendas,
    news,
  }: { readonly takesSettings: boolean; readonly agendas: PlacedAgendas; readonly news: FoundNews },
): Becomes {
  const { workshops } = document
  const nameOf = namesOf({
    people: [
      ...newPeople,
      ...known.people.map((person) => ({ ...person, homeTeam: null, standing: 'member' as const })),
    ],
  })
  const cycleOf = new Map([...known.cycles, ...newCycles].map((cycle) => [cycle.id, cycle]))
  const newIds = new Set(newCycles.map(({ id }) => id))
  const objectives = workshops.flatMap((workshop) => workshop.objectives)
  const keyResults = objectives.flatMap((objective) => objective.keyResults)
  const cycleIds = new Set([...workshops.map(({ cycleId }) => cycleId), ...newIds])
  return {
    cycles: [...cycleIds].flatMap((id) => {
      const cycle = cycleOf.get(id)
      if (!cycle) return []
      const { name, startsOn, endsOn } = cycle
      return [{ name, startsOn, endsOn, isNew: newIds.has(id) }]
    }),
    workshops: [
      ...workshops.map((workshop) => describe(workshop, false)),
      ...here.map((workshop) => describe(workshop, true)),
    ],
    counts: {
      objectives: objectives.length,
      keyResults: keyResults.length,
      checkIns: count(keyResults, ({ checkIns }) => checkIns),
      changes: count([...objectives, ...keyResults], ({ changes }) => changes),
      ballots: count(workshops, ({ ballots }) => ballots),
    },
    retros: document.retros.length,
    newPeople: newPeople.map(({ name }) => name),
    takesSettings,
    notes: [...notes, ...agendas.notes],
  }

  function describe({ id, title, cycleId, objectives: its }: DocumentWorkshop, isHere: boolean) {
    const found = isHere ? news.get(id) : undefined
    return {
      title,
      cycleName: cycleOf.get(cycleId)?.name ?? '',
      isHere,
      news:
        found === undefined
          ? null
          : found === 'unmatched'
            ? { counts: NOTHING, corrected: 0, stays: [], isKnown: false }
            : {
                counts: found.counts,
                corrected: found.reworded,
                stays: [...found.stays],
                isKnown: true,
              },
      objectives: its.map(({ text, keyResults: children }) => ({
        text,
        keyResults: children.map(({ text: words, fields, checkIns }) => ({
          text: words,
          owner: nameOf(fields.ownerId),
          measure: describeMeasure(fields, (unit) => unit),
          dueOn: fields.dueOn,
          checkIns: checkIns.length,
        })),
      })),
    }
  }
}

const NOTHING: NewsCounts = {
  ...{ revisions: 0, ballots: 0, objectives: 0, keyResults: 0, initiatives: 0, checkIns: 0, changes: 0 },
}

function count<Entry>(entries: readonly Entry[], listOf: (entry: Entry) => readonly unknown[]): number {
  return entries.reduce((sum, entry) => sum + listOf(entry).length, 0)
}
