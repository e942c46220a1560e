import { contentStems } from '../coach/reading/content-words.ts'
import { sameThing } from './same-things.ts'

/** Words of measures of all kinds: two that share only these need not have anything to do with one another. */
const COMMON_WORDS = `account answer app application average call case client come complete contact cost customer data employee end engineer
find finish first form home item late leave line manager mean median member number open order page people person point process
product rate report request response review run sale score second self service share sign small large staff stay store test third
user value visitor win`

/** Stems that say little of what a key result is about. */
export const COMMON_STEMS: ReadonlySet<string> = new Set(
  [...contentStems(COMMON_WORDS, 2).keys()].flatMap((stem) => [stem, sameThing(stem) ?? stem]),
)
