import { contentStems } from '../coach/reading/content-words.ts'

/*
 * Groups that might be made of notes, found by the words they share: by rare words rather than by frequent ones, and by those that
 * come in several notes together. Pure and the same each time; nothing is moved until somebody takes a suggestion.
 */

export type SuggestedGroup = {
  /** In the order in which the notes came. */
  readonly noteIds: readonly string[]
  /** Words that are in all of them, as they are written most often. */
  readonly sharedWords: readonly string[]
  /** Words that are in most of them. */
  readonly frequentWords: readonly string[]
  /** A name made of these words. */
  readonly name: string
}

type Word = { readonly stem: string; readonly notes: readonly number[] }

/** Two notes share a word by chance more easily than three. */
const MIN_NOTES = 2
/** A pair needs this many words in common; three notes or more need one. */
const WORDS_OF_A_PAIR = 2
/** A word that is in more of the notes than this says little, except where there are few notes. */
const MAX_SHARE = 0.2
const MAX_ALWAYS = 5
/** How many notes of a group must have a word for it to be named as shared. */
const SHARED_BY = 0.6
const MAX_WORDS_NAMED = 3
/** Between 0 (a pair with rare words first) and 1 (the most frequent word first). */
const SIZE_COUNTS = 0.8
export const MAX_SUGGESTIONS = 40

/**
 * Suggests groups, the surest first. A note is in one at most. With P the words of all notes it takes O(P log P): each word's notes
 * are weighed once, and again only when the word has come to the front and some of its notes are taken by then.
 */
export function suggestGroups(
  notes: readonly { readonly id: string; readonly text: string }[],
): readonly SuggestedGroup[] {
  const stemsOf = notes.map(({ text }) => contentStems(text))
  const words = indexWords(stemsOf)
  const weights = new Map(
    words.map(({ stem, notes: having }) => [stem, Math.log(notes.length / having.length) + 0.5]),
  )
  const taken = new Set<number>()
  const suggestions: SuggestedGroup[] = []
  const queue = new Ranking(words, (word) => scoreOf(word, stemsOf, weights, taken))
  for (let next = queue.takeBest(); next !== null; next = queue.takeBest()) {
    if (suggestions.length === MAX_SUGGESTIONS) break
    const members = next.notes.filter((at) => !taken.has(at))
    const shared = sharedStems(next.stem, members, stemsOf, weights)
    if (!isConvincing(members.length, shared, members, stemsOf)) continue
    for (const at of members) taken.add(at)
    const isInAll = (stem: string) => members.every((at) => stemsOf[at]?.has(stem) === true)
    const written = (stems: readonly string[]) =>
      stems.slice(0, MAX_WORDS_NAMED).map((stem) => writtenAs(stem, members, stemsOf))
    const sharedWords = written(shared.filter(isInAll))
    const frequentWords = written(shared.filter((stem) => !isInAll(stem)))
    suggestions.push({
      noteIds: members.flatMap((at) => notes[at]?.id ?? []),
      sharedWords,
      frequentWords,
      name: nameOf([...sharedWords, ...frequentWords]),
    })
  }
  return suggestions
}

function indexWords(stemsOf: readonly ReadonlyMap<string, string>[]): readonly Word[] {
  const notesOf = new Map<string, number[]>()
  for (const [at, stems] of stemsOf.entries()) {
    for (const stem of stems.keys()) {
      const notes = notesOf.get(stem)
      if (notes === undefined) notesOf.set(stem, [at])
      else notes.push(at)
    }
  }
  const most = Math.max(MAX_ALWAYS, stemsOf.length * MAX_SHARE)
  return [...notesOf]
    .map(([stem, notes]) => ({ stem, notes }))
    .filter(({ notes }) => notes.length >= MIN_NOTES && notes.length <= most)
}

/** How good a group around a word would be: how much its notes have in common, and how many they are. */
function scoreOf(
  word: Word,
  stemsOf: readonly ReadonlyMap<string, string>[],
  weights: ReadonlyMap<string, number>,
  taken: ReadonlySet<number>,
): number {
  const members = word.notes.filter((at) => !taken.has(at))
  if (members.length < MIN_NOTES) return 0
  const counts = countStems(members, stemsOf)
  let inCommon = 0
  for (const [stem, count] of counts) {
    if (count >= MIN_NOTES) inCommon += ((weights.get(stem) ?? 0) * (count - 1)) / (members.length - 1)
  }
  return inCommon * (members.length - 1) ** SIZE_COUNTS
}

function sharedStems(
  word: string,
  members: readonly number[],
  stemsOf: readonly ReadonlyMap<string, string>[],
  weights: ReadonlyMap<string, number>,
): readonly string[] {
  const others = [...countStems(members, stemsOf)]
    .filter(([stem, count]) => stem !== word && count >= MIN_NOTES && count >= members.length * SHARED_BY)
    .sort(
      ([left, leftCount], [right, rightCount]) =>
        rightCount - leftCount ||
        (weights.get(right) ?? 0) - (weights.get(left) ?? 0) ||
        (left < right ? -1 : 1),
    )
  return [word, ...others.map(([stem]) => stem)]
}

function isConvincing(
  size: number,
  shared: readonly string[],
  members: readonly number[],
  stemsOf: readonly ReadonlyMap<string, string>[],
): boolean {
  if (size < MIN_NOTES) return false
  if (size > MIN_NOTES) return true
  const inBoth = shared.filter((stem) => members.every((at) => stemsOf[at]?.has(stem) === true))
  return inBoth.length >= WORDS_OF_A_PAIR
}

function countStems(
  members: readonly number[],
  stemsOf: readonly ReadonlyMap<string, string>[],
): ReadonlyMap<string, number> {
  const counts = new Map<string, number>()
  for (const at of members) {
    for (const stem of stemsOf[at]?.keys() ?? []) counts.set(stem, (counts.get(stem) ?? 0) + 1)
  }
  return counts
}

/** As it stands in most of the notes; of equals the one that comes first. */
function writtenAs(
  stem: string,
  members: readonly number[],
  stemsOf: readonly ReadonlyMap<string, string>[],
): string {
  const counts = new Map<string, number>()
  for (const at of members) {
    const written = stemsOf[at]?.get(stem)
    if (written === undefined) continue
    // A capital at the beginning of a sentence is none of the word's; letters in capitals are.
    const word = /^\p{Lu}\p{Ll}+$/u.test(written) ? written.toLowerCase() : written
    counts.set(word, (counts.get(word) ?? 0) + 1)
  }
  let best = stem
  for (const [word, count] of counts) if (count > (counts.get(best) ?? 0)) best = word
  return best
}

function nameOf(words: readonly string[]): string {
  const name = words.slice(0, 2).join(', ')
  return name.charAt(0).toUpperCase() + name.slice(1)
}

/** Words by their score, which only falls: a word's score is looked at again when it comes to the front. */
class Ranking {
  readonly #heap: { readonly word: Word; readonly score: number }[] = []

  constructor(
    words: readonly Word[],
    private readonly score: (word: Word) => number,
  ) {
    for (const word of words) this.#push({ word, score: score(word) })
  }

  takeBest(): Word | null {
    for (let best = this.#pop(); best !== undefined; best = this.#pop()) {
      if (best.score <= 0) return null
      const score = this.score(best.word)
      if (score >= best.score) return best.word
      this.#push({ word: best.word, score })
    }
    return null
  }

  #push(entry: { readonly word: Word; readonly score: number }): void {
    let at = this.#heap.push(entry) - 1
    while (at > 0) {
      const parent = (at - 1) >> 1
      if (!this.#isBefore(at, parent)) return
      this.#swap(at, parent)
      at = parent
    }
  }

  #pop(): { readonly word: Word; readonly score: number } | undefined {
    const [best] = this.#heap
    const last = this.#heap.pop()
    if (best === undefined || last === undefined || this.#heap.length === 0) return best
    this.#heap[0] = last
    for (let at = 0; ; ) {
      const [left, right] = [at * 2 + 1, at * 2 + 2]
      const child = right < this.#heap.length && this.#isBefore(right, left) ? right : left
      if (child >= this.#heap.length || !this.#isBefore(child, at)) return best
      this.#swap(child, at)
      at = child
    }
  }

  /** The better one; of equals the word that comes first, so that it is the same each time. */
  #isBefore(left: number, right: number): boolean {
    const [one, other] = [this.#heap[left], this.#heap[right]]
    if (one === undefined || other === undefined) return false
    return one.score === other.score ? one.word.stem < other.word.stem : one.score > other.score
  }

  #swap(left: number, right: number): void {
    const [one, other] = [this.#heap[left], this.#heap[right]]
    if (one === undefined || other === undefined) return
    this.#heap[left] = other
    this.#heap[right] = one
  }
}
