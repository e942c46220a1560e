import { describe, expect, test } from 'vitest'
import { suggestGroups } from '../../../shared/board/suggest-groups.ts'
import { fastestMs } from '../../support/fastest.ts'
import { SeededRandom } from './seeded-random.ts'

/** Many times what it takes. */
const ENOUGH_MS = 2_000

/** What a team might write, by what a person would put together; `''`: by itself. */
const CARDS: readonly (readonly [theme: string, text: string])[] = [
  ['onboarding', 'New hires ship their first change in week one'],
  ['onboarding', 'Onboarding for new hires takes too long'],
  ['onboarding', 'Nobody owns the onboarding of new engineers'],
  ['onboarding', 'Write down how onboarding works so that new people find their way'],
  ['onboarding', 'Pair every new hire with a buddy'],
  ['deploys', 'Deployments take an hour and fail on Fridays'],
  ['deploys', 'Anyone can deploy on a Friday afternoon'],
  ['deploys', 'Deploying should be boring'],
  ['deploys', 'Automatic rollback when a deployment goes wrong'],
  ['deploys', 'Cut deployment time in half'],
  ['incidents', 'The same incidents come back every month'],
  ['incidents', 'We learn too little from incidents'],
  ['incidents', 'Incident reviews that people read'],
  ['incidents', 'Being on call ruins the weekend because of false alerts'],
  ['incidents', 'Halve the number of alerts on call'],
  ['search', 'Shoppers do not find what they search for'],
  ['search', 'Search results are slow on mobile'],
  ['search', 'Search understands typos'],
  ['checkout', 'Shoppers leave at checkout when they see the shipping costs'],
  ['checkout', 'Checkout works without an account'],
  ['checkout', 'Paying in checkout takes too many steps'],
  ['checkout', 'More shoppers finish the checkout on a phone'],
  ['docs', 'Our API documentation is out of date'],
  ['docs', 'Partners integrate from the documentation alone'],
  ['docs', 'Examples in the API docs that can be run'],
  ['tests', 'Flaky tests make people rerun the pipeline'],
  ['tests', 'The test suite finishes in ten minutes'],
  ['tests', 'Fix or delete flaky tests'],
  ['europe', 'Win our first customers in the European market'],
  ['europe', 'Localise the product for the European market'],
  ['europe', 'Be compliant in the EU before we enter the market'],
  ['meetings', 'Too many meetings, no time to think'],
  ['meetings', 'One day a week without meetings'],
  ['meetings', 'Meetings have an agenda or do not happen'],
  ['', 'Pay back the loan on the office'],
  ['', 'A mobile app for couriers'],
  ['', 'Hire a designer'],
  ['', 'Celebrate what went well'],
  ['', 'Fewer surprises from legal'],
  ['', 'Know what our storage costs per tenant'],
]

/** Another team's, looking back: nothing was adjusted to these. */
const OTHER_CARDS: typeof CARDS = [
  ['releases', 'Releasing every day worked well'],
  ['releases', 'The release checklist saved us twice'],
  ['releases', 'Releases no longer need a weekend'],
  ['customers', 'We talked to five customers and it changed what we built'],
  ['customers', 'Customer interviews should happen before we write code'],
  ['customers', 'Nobody had time for customer interviews in March'],
  ['estimates', 'Our estimates were off by half'],
  ['estimates', 'Stop estimating in hours'],
  ['estimates', 'We estimated the migration far too low'],
  ['migration', 'The database migration took all of February'],
  ['migration', 'Migrate in small steps, not in one night'],
  ['handover', 'Handover between the shifts lost tickets'],
  ['handover', 'Written handover at the end of each shift'],
  ['goals', 'Too many priorities at once'],
  ['goals', 'We changed priorities every other week'],
  ['goals', 'Priorities were clear in January, and only then'],
  ['support', 'Support tickets interrupt deep work'],
  ['support', 'A rota for support would help'],
  ['support', 'Support answered faster than ever'],
  ['dashboards', 'Nobody looks at the dashboards'],
  ['dashboards', 'One dashboard for everything we promise'],
  ['', 'The offsite was the best day of the quarter'],
  ['', 'Code review is slow on Mondays'],
  ['', 'Sam left and nobody knows billing'],
  ['', 'Feature flags by default'],
  ['', 'Quieter office'],
]

const notesOf = (cards: readonly (readonly [string, string])[]) =>
  cards.map(([, text], at) => ({ id: `n${at}`, text }))

/** Of the pairs that were put together, how many a person would; and of those a person would, how many were. */
function comparePairs(cards: readonly (readonly [string, string])[]): { precision: number; recall: number } {
  const groupOf = new Map<string, number>()
  for (const [at, { noteIds }] of suggestGroups(notesOf(cards)).entries()) {
    for (const id of noteIds) groupOf.set(id, at)
  }
  let [both, suggested, wanted] = [0, 0, 0]
  for (const [left, [theme]] of cards.entries()) {
    for (const [right, [otherTheme]] of cards.entries()) {
      if (right <= left) continue
      const isWanted = theme !== '' && theme === otherTheme
      const group = groupOf.get(`n${left}`)
      const isSuggested = group !== undefined && group === groupOf.get(`n${right}`)
      wanted += Number(isWanted)
      suggested += Number(isSuggested)
      both += Number(isWanted && isSuggested)
    }
  }
  return { precision: both / suggested, recall: both / wanted }
}

describe('suggested groups', () => {
  test('are what a person would put together, and each says why', () => {
    const suggestions = suggestGroups(notesOf(CARDS))
    const { precision, recall } = comparePairs(CARDS)
    console.info(
      `${suggestions.length} suggestions for ${CARDS.length} cards: ${(precision * 100).toFixed(0)}% of the pairs are right, ${(recall * 100).toFixed(0)}% of the right pairs are found`,
    )
    for (const { name, noteIds, sharedWords } of suggestions) {
      console.info(
        `  ${name} (${sharedWords.join(', ')}): ${noteIds.map((id) => CARDS[Number(id.slice(1))]?.[0]).join(' ')}`,
      )
    }
    expect(precision).toBeGreaterThan(0.85)
    expect(recall).toBeGreaterThan(0.5)
  })

  test('are so for cards of others too', () => {
    const { precision, recall } = comparePairs(OTHER_CARDS)
    console.info(
      `another ${OTHER_CARDS.length} cards: ${(precision * 100).toFixed(0)}% of the pairs are right, ${(recall * 100).toFixed(0)}% of the right pairs are found`,
    )
    expect(precision).toBeGreaterThan(0.7)
    expect(recall).toBeGreaterThan(0.4)
  })

  test('say which words all of them share and which most, as people wrote them', () => {
    const [group] = suggestGroups([
      { id: 'a', text: 'Onboarding of new hires is slow' },
      { id: 'b', text: 'Write down how onboarding works' },
      { id: 'c', text: 'Hires feel lost during onboarding' },
      { id: 'd', text: 'Something else' },
      { id: 'e', text: 'And another matter entirely' },
    ])
    expect(group).toEqual({
      noteIds: ['a', 'b', 'c'],
      sharedWords: ['onboarding'],
      frequentWords: ['hires'],
      name: 'Onboarding, hires',
    })
  })

  test('do not depend on the order, except that notes are named in it', () => {
    const random = new SeededRandom(7)
    const notes = notesOf(CARDS)
    const sets = (given: typeof notes) =>
      suggestGroups(given)
        .map(({ noteIds }) => noteIds.toSorted().join(' '))
        .toSorted()
    expect(sets(random.shuffle(notes))).toEqual(sets(notes))
    expect(suggestGroups(notes)).toEqual(suggestGroups(notes))
  })

  test('no note is in two, and none is suggested for words that everybody uses', () => {
    const ids = suggestGroups(notesOf(CARDS)).flatMap(({ noteIds }) => noteIds)
    expect(ids).toEqual([...new Set(ids)])
    expect(
      suggestGroups(
        ['We should improve our team', 'The team needs more time', 'Make it better for people'].map(
          (text, at) => ({
            id: String(at),
            text,
          }),
        ),
      ),
    ).toEqual([])
  })

  test('a pair needs two words in common', () => {
    const other = ['Quarter of silence', 'Lunch outside', 'Paint the walls'].map((text) => ({
      id: text,
      text,
    }))
    const pair = (left: string, right: string) =>
      suggestGroups([{ id: 'a', text: left }, { id: 'b', text: right }, ...other]).length
    expect(pair('Search on phones is slow', 'Search ignores typos')).toBe(0)
    expect(pair('Search on phones is slow', 'Phones show no search')).toBe(1)
  })

  test('empty, foreign and hostile texts are no trouble', () => {
    expect(suggestGroups([])).toEqual([])
    const hostile = ['', '   ', '🚀🚀🚀', 'constructor __proto__ toString', 'a'.repeat(2_000), '\u0000\uD800']
    expect(
      suggestGroups([...hostile, ...hostile].map((text, at) => ({ id: String(at), text }))).length,
    ).toBeLessThan(4)
    const german = [
      'Auslieferung ist langsam',
      'Die Auslieferung hakt',
      'Auslieferung am Freitag',
      'Mittagessen',
    ]
    expect(suggestGroups(german.map((text, at) => ({ id: String(at), text })))[0]?.noteIds).toEqual([
      '0',
      '1',
      '2',
    ])
  })

  test('480 notes are quick', () => {
    const random = new SeededRandom(480)
    const words = [...new Set(CARDS.flatMap(([, text]) => text.split(' ')))]
    const notes = Array.from({ length: 480 }, (_, at) => ({
      id: `n${at}`,
      text: Array.from({ length: 6 + random.below(10) }, () => random.pick(words)).join(' '),
    }))
    const { length } = suggestGroups(notes)
    const tookMs = fastestMs(() => suggestGroups(notes), ENOUGH_MS)
    console.info(`${length} suggestions for 480 notes of 6 to 15 words in ${tookMs.toFixed(1)} ms`)
    expect(tookMs).toBeLessThan(ENOUGH_MS)
  })
})
