/** A person that can be mentioned. */
export type Mentionable = { readonly id: string; readonly name: string }

/** Longer than any name: what stands behind an @ that far away is no name any more. */
const MAX_QUERY_LENGTH = 40

/** What is typed of a mention at the caret: where its `@` stands, and the letters behind it. `null`: none is. */
export function mentionAt(
  text: string,
  caret: number,
): { readonly from: number; readonly query: string } | null {
  const from = text.lastIndexOf('@', caret - 1)
  if (from === -1 || caret <= from) return null
  const query = text.slice(from + 1, caret)
  const isAtWord = from === 0 || /[\s(]/.test(text[from - 1] ?? '')
  if (!isAtWord || query.length > MAX_QUERY_LENGTH || query.includes('\n') || query.startsWith(' '))
    return null
  return { from, query }
}

/** The people that the letters fit: by any of their names, those whose first name it is before the others. */
export function matchPeople<Person extends Mentionable>(
  people: readonly Person[],
  query: string,
): readonly Person[] {
  const typed = query.toLocaleLowerCase('en')
  const rank = ({ name }: Person) => {
    const known = name.toLocaleLowerCase('en')
    if (known.startsWith(typed)) return 0
    return known.split(/\s+/).some((word) => word.startsWith(typed)) ? 1 : 2
  }
  return people
    .filter((person) => rank(person) < 2)
    .toSorted((left, right) => rank(left) - rank(right) || left.name.localeCompare(right.name, 'en'))
}

/** The text with the mention that is being typed put in whole, and where the caret stands then. */
export function putMention(
  text: string,
  { from, to, name }: { readonly from: number; readonly to: number; readonly name: string },
): { readonly text: string; readonly caret: number } {
  const rest = text.slice(to)
  const mention = `@${name}${/^\s/.test(rest) ? '' : ' '}`
  return { text: text.slice(0, from) + mention + rest, caret: from + mention.length }
}

export type TextPart = { readonly text: string; readonly personId: string | null }

/** The text in parts: mentions of these people, and what stands between. Where one name begins another, the longer one counts. */
export function splitMentions(text: string, people: readonly Mentionable[]): readonly TextPart[] {
  const byLength = people
    .filter(({ name }) => name !== '')
    .toSorted((left, right) => right.name.length - left.name.length)
  const parts: TextPart[] = []
  let from = 0
  for (let at = text.indexOf('@'); at !== -1; at = text.indexOf('@', at + 1)) {
    const person = byLength.find(
      ({ name }) => text.startsWith(name, at + 1) && endsAt(text, at + 1 + name.length),
    )
    if (person === undefined) continue
    if (at > from) parts.push({ text: text.slice(from, at), personId: null })
    from = at + 1 + person.name.length
    parts.push({ text: text.slice(at, from), personId: person.id })
  }
  if (from < text.length) parts.push({ text: text.slice(from), personId: null })
  return parts
}

/** Who is mentioned in a text: by name, and all who bear it where several do. */
export function mentionedIn(text: string, people: readonly Mentionable[]): readonly string[] {
  const names = new Set(
    splitMentions(text, people).flatMap((part) => (part.personId === null ? [] : [part.text])),
  )
  return people.filter(({ name }) => names.has(`@${name}`)).map(({ id }) => id)
}

/** Whether no letter follows: "@Ana" is not in "@Anabel". */
function endsAt(text: string, at: number): boolean {
  return !/[\p{L}\p{N}_]/u.test(text[at] ?? '')
}
