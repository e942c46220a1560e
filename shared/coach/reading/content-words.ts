import { stemmedWords } from '../metrics/word-stems.ts'

/*
 * What a text is about, by the words that are left when those are taken out that every plan and every sentence has.
 */

/** Words that say nothing of what a text is about: of grammar, and of every plan. */
const EMPTY_WORDS = `a about above actually after again all also always am an and any anybody anyone anything are as at away back be became because
become been before being below best better between both but by can cannot could did do does done down each else end enough even
ever every everybody everyone everything few first for from get gets give go goes going good got great had has have having he help
her here high him his how i if in into is it its just keep know last later least less let like little long lot low made make many
may maybe me mean might more most much must my need never new next no nobody none nor not nothing now of off often on once one only
onto or other our out over own part people per put quite rather really right same say see set she should since so some somebody
someone something soon still stop such sure take than that the their them themselves then there these they thing think this those
through time to today together too towards two under until up us use used very via want was way we well went were what when where
which while who whole whom whose why will with within without work worked works would yet you your
achieve add allow become bring build change clear common create deliver drive enable ensure easier easy faster fast focus fewer
goal grow growth improve improvement increase key launch learn level maximise metric minimise minimum move objective okr outcome
percent plan quarter quarterly reach reduce result rise start support target try understand year month week day weekly monthly daily
hour minute number time team`

const EMPTY_STEMS: ReadonlySet<string> = new Set(stemmedWords(EMPTY_WORDS).map(({ stem }) => stem))

/** Shorter words hardly ever say what a text is about; "CI" and "UX" do. */
const USUAL_LENGTH = 3

/**
 * The words of a text that say what it is about: by stem, as they are first written in it.
 * @param minLength the fewest letters of a stem
 */
export function contentStems(text: string, minLength = USUAL_LENGTH): ReadonlyMap<string, string> {
  const stems = new Map<string, string>()
  for (const { stem: wordStem, start, end } of stemmedWords(text)) {
    const stem = rootOf(wordStem)
    const isEmpty = EMPTY_STEMS.has(stem) || /^\p{N}+$/u.test(stem)
    if (stem.length < minLength || isEmpty || stems.has(stem)) continue
    stems.set(stem, text.slice(start, end))
  }
  return stems
}

/** "deployment" is what one does when one deploys. */
function rootOf(stem: string): string {
  const root = stem.replace(/(?<=.{5})(?:ment|ation)$/, '')
  return root === stem ? stem : root.replace(/y$/, 'i')
}
