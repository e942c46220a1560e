import * as v from 'valibot'
import { type Sheet, SheetSchema } from './ballot-sheet.ts'
import type { Drafts } from './drafts.ts'

/** What I have done on screen that the room has not confirmed yet: laid over my ballot as the room has it. */
export type BallotDraft = {
  readonly ballotId: string | null
  readonly entries: Sheet
  /** `null`: as the room has it. */
  readonly isAbstaining: boolean | null
  /** [BA8] Items that were reworded, and whose answer I let stand. */
  readonly confirmedIds: readonly string[]
  /** The oldest `wordingVersion` that I had before me when I did any of this. */
  readonly seenVersion: number | null
}

export const NO_DRAFT: BallotDraft = {
  ballotId: null,
  entries: {},
  isAbstaining: null,
  confirmedIds: [],
  seenVersion: null,
}

const StoredSchema = v.object({ entries: SheetSchema, seenVersion: v.nullable(v.number()) })

/** What of a draft is kept for this tab, so that a reload loses no half a sentence. */
export function restoreDraft(drafts: Drafts, ballotId: string): BallotDraft {
  const draft = { ...NO_DRAFT, ballotId }
  const text = drafts.read(nameOf(ballotId))
  if (text === '') return draft
  try {
    const stored = v.safeParse(StoredSchema, JSON.parse(text))
    return stored.success ? { ...draft, ...stored.output } : draft
  } catch {
    return draft // Another version wrote it.
  }
}

export function keepDraft(drafts: Drafts, { ballotId, entries, seenVersion }: BallotDraft): void {
  if (ballotId === null) return
  const isEmpty = Object.keys(entries).length === 0
  drafts.write(nameOf(ballotId), isEmpty ? '' : JSON.stringify({ entries, seenVersion }))
}

export function dropDraft(drafts: Drafts, ballotId: string): void {
  drafts.write(nameOf(ballotId), '')
}

function nameOf(ballotId: string): string {
  return `ballot:${ballotId}`
}
