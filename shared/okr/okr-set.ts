import * as v from 'valibot'
import { BALLOT_METHODS } from '../ballot/settings.ts'
import { CandidateSchema } from '../retro/candidate.ts'
import { COMMITMENTS, KeyResultFieldsSchema, MAX_TEXT_LENGTH } from './model.ts'
import { PartnersSchema } from './partners.ts'

const IdSchema = v.pipe(v.string(), v.regex(/^[\w-]{1,64}$/))
const TextSchema = v.pipe(v.string(), v.maxLength(MAX_TEXT_LENGTH))

/** One vote that a statement stood in. What was stored before there were other methods says `dots` for `total`. */
const VoteInProvenanceSchema = v.pipe(
  v.object({
    round: v.number(),
    method: v.optional(v.picklist(BALLOT_METHODS), 'dots'),
    rank: v.number(),
    of: v.number(),
    /** What it was ranked by, see `ResultRow`. */
    total: v.optional(v.number()),
    dots: v.optional(v.number()),
    voters: v.number(),
    closedAtMs: v.number(),
    /** The proposal's words when the ballot opened (BA8). */
    wording: TextSchema,
  }),
  v.transform(({ total, dots, ...vote }) => ({ ...vote, total: total ?? dots ?? 0 })),
)

/** How a statement came to be what it is, kept with each revision for the retro (RE2). */
export const ProvenanceSchema = v.object({
  /** The words it was first written with, where the ladder changed them. */
  original: v.nullable(TextSchema),
  /** The ladder's answers, in order. */
  ladder: v.array(v.object({ question: v.string(), answer: TextSchema })),
  mergedCards: v.array(TextSchema),
  comments: v.array(TextSchema),
  /** Every closed vote that it stood in. */
  ballots: v.array(VoteInProvenanceSchema),
  /** [RE5] The key result of an earlier cycle that it takes up again. Left out where it takes up none. */
  candidateOf: v.optional(CandidateSchema),
})
export type Provenance = v.InferOutput<typeof ProvenanceSchema>

export const EMPTY_PROVENANCE: Provenance = {
  original: null,
  ladder: [],
  mergedCards: [],
  comments: [],
  ballots: [],
}

export const FinalInitiativeSchema = v.object({
  id: IdSchema,
  text: TextSchema,
  ownerId: v.nullable(v.string()),
})

export const FinalKeyResultSchema = v.object({
  id: IdSchema,
  text: TextSchema,
  fields: KeyResultFieldsSchema,
  /** [KR9] Whether the owner accepted it by a command of their own. */
  accepted: v.boolean(),
  initiatives: v.array(FinalInitiativeSchema),
  provenance: ProvenanceSchema,
})

export const FinalObjectiveSchema = v.object({
  id: IdSchema,
  text: TextSchema,
  commitment: v.nullable(v.picklist(COMMITMENTS)),
  /** [SE7] Left out where no other team shares it: so the text of what was published before there were any stays the same. */
  partners: v.optional(PartnersSchema),
  keyResults: v.array(FinalKeyResultSchema),
  provenance: ProvenanceSchema,
})

/** The OKRs of a workshop as they are published: order is the board's order. Ids are the document's, for good. */
export const OkrSetSchema = v.object({
  objectives: v.array(FinalObjectiveSchema),
  /** What an earlier revision had and this one no longer has, with the reason: marked as dropped, never deleted. */
  dropped: v.array(
    v.object({ id: IdSchema, kind: v.picklist(['objective', 'keyResult']), reason: TextSchema }),
  ),
})
export type OkrSet = v.InferOutput<typeof OkrSetSchema>
export type FinalObjective = v.InferOutput<typeof FinalObjectiveSchema>
export type FinalKeyResult = v.InferOutput<typeof FinalKeyResultSchema>

/** The most bytes of `canonicalText` that one revision has: the database stores a little more in one value. */
const MAX_OKR_SET_BYTES = 1_900_000

/** Whether a set's canonical text is more than a revision holds. */
export function isTooLarge(okrsText: string): boolean {
  let bytes = 0
  for (const character of okrsText) {
    const codePoint = character.codePointAt(0) ?? 0
    bytes += codePoint < 0x80 ? 1 : codePoint < 0x800 ? 2 : codePoint < 0x10000 ? 3 : 4
  }
  return bytes > MAX_OKR_SET_BYTES
}

/**
 * The text whose SHA-256 identifies a set's content, so that the room and the Worker can tell the same set sent twice
 * from another. Keys are in the schema's order because both sides parse before they write.
 */
export function canonicalText(set: OkrSet): string {
  return JSON.stringify(v.parse(OkrSetSchema, set))
}
