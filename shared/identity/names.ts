import * as v from 'valibot'

/** The most characters a person's, team's or workshop's name may have. */
export const MAX_NAME_LENGTH = 80

// Control characters and the marks that turn writing around would let one name pose as another.
const UNPRINTABLE = /[\p{Cc}\p{Cs}\u2028\u2029\u200e\u200f\u202a-\u202e\u2066-\u2069]/u

// A name of joiners and zero-width spaces alone would look like no name.
const VISIBLE = /[\p{L}\p{N}\p{P}\p{S}]/u

/** A guest's team goes through every ticket beside their name, and a ticket is short. */
export const MAX_HOME_TEAM_LENGTH = 60

/** One line, trimmed, inner white space folded, 1 to `maxLength` characters, nothing unprintable. */
function nameSchema(missing: string, maxLength = MAX_NAME_LENGTH) {
  return v.pipe(
    v.string(missing),
    v.maxLength(10_000, `Use at most ${maxLength} characters.`),
    v.transform((text) => text.normalize('NFC').trim().replace(/\s+/gu, ' ')),
    v.check((text) => !UNPRINTABLE.test(text), 'Leave out control and formatting characters.'),
    v.minLength(1, missing),
    v.check((text) => VISIBLE.test(text), missing),
    v.maxLength(maxLength, `Use at most ${maxLength} characters.`),
  )
}

export const DisplayNameSchema = nameSchema('Enter your name.')
export const TeamNameSchema = nameSchema('Enter the team’s name.')
/** The other team that a guest comes from, in their own words. */
export const HomeTeamSchema = nameSchema('Enter your team’s name.', MAX_HOME_TEAM_LENGTH)
export const WorkshopTitleSchema = nameSchema('Enter a title.')
export const AgendaNameSchema = nameSchema('Give the agenda a name.')
