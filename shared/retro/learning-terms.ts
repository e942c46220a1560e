import { contentStems } from '../coach/reading/content-words.ts'
import { longName } from '../coach/reading/short-names.ts'

/*
 * [RE6] Learnings are found by their words: those that say what a text is about, by stem, so that "deploying" finds
 * "deployments", and "NPS" the net promoter score.
 */

/** "CI" and "UX" are words that people look for. */
const SHORTEST_TERM = 2

/** A term is no longer, however long a "word" is. */
const LONGEST_TERM = 40

/**
 * The terms that a learning is found by, in order of the alphabet.
 * @param about the words of the key result that it is about
 */
export function learningTerms(text: string, about: string | null): readonly string[] {
  return [...termsOf(about === null ? text : `${text}\n${about}`)].toSorted()
}

/** The terms of what somebody is looking for, as they are stored with learnings. */
export function searchTerms(words: string): readonly string[] {
  return [...termsOf(words)]
}

function termsOf(text: string): ReadonlySet<string> {
  const written = contentStems(text, SHORTEST_TERM)
  const longNames = [...written.values()].flatMap((word) => longName(word.toLowerCase()) ?? [])
  const spelledOut = contentStems(longNames.join(' '), SHORTEST_TERM).keys()
  return new Set([...written.keys(), ...spelledOut].map((term) => term.slice(0, LONGEST_TERM)))
}
