import { resultsText } from '../../../../text/en/workshop-vote-results.ts'
import { ChartTable } from '../../../../ui/charts/chart-table.tsx'
import type { ResultView } from './result-view.ts'
import { answerTo, inOrderOfResult, wordsIn } from './result-words.ts'

/** [BA9] Who chose what, in a vote by name. */
export function NamedVotes({ view: { ballot, result, nameOf } }: { readonly view: ResultView }) {
  if (result.named.length === 0) return null
  const people = result.named
    .map(({ personId, choice }) => ({ choice, name: nameOf(personId) }))
    .sort((a, b) => a.name.localeCompare(b.name, 'en'))
  const { columns } = resultsText.table
  return (
    <details class="sheet foldsheet">
      <summary>{resultsText.named}</summary>
      <ChartTable
        caption={resultsText.named}
        columns={[columns.rank, columns.text, ...people.map(({ name }) => name)]}
        rows={inOrderOfResult(ballot).map(({ itemId, rank }) => ({
          id: itemId,
          lead: String(rank),
          name: wordsIn(ballot, itemId),
          cells: people.map(({ choice }) =>
            choice.answer === 'abstain'
              ? resultsText.namedAbstained
              : (answerTo(choice, itemId)?.words ?? '–'),
          ),
        }))}
      />
      {ballot.settings.method === 'score' ? <p class="xs muted">{resultsText.scoreOrder}</p> : null}
    </details>
  )
}
