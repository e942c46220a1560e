import * as v from 'valibot'
import { BallotSettingsSchema } from '../ballot/settings.ts'

/** What a stage is for: it decides which screen is shown and which commands make sense. */
export const STAGE_KINDS = [
  'welcome',
  /** [RE6] What was learned last time, and what may be taken up again: opens a planning. */
  'look-back',
  /** [RE7] The actions of last time, before anything new. */
  'open-actions',
  /** How are we today: 1 to 5 and one word, anonymous until they are shown together. */
  'pulse',
  /** One light question that everybody answers. */
  'icebreaker',
  /** [CH1] What changed since the last check-ins, drops first; from the record, key result by key result. */
  'changes',
  /** [RE1] Each key result beside its evidence, graded alone, revealed, talked about and agreed on. */
  'grade',
  'objectives',
  'key-results',
  'outcomes',
  /** [RE3] What worked, what we learned, what we would do differently. */
  'reflect',
  /** The cards that were revealed before, to be grouped. */
  'sort',
  'discuss',
  'vote',
  /** [RE5] Keep, modify or drop, and why. */
  'decide',
  /** [RE7] What we do about it, who, and until when. */
  'actions',
  /** How we worked: five statements, without names. */
  'process-pulse',
  'commit',
  'review',
  /** What the retro says, before it goes into the record. */
  'close',
  'finalised',
] as const
export type StageKind = (typeof STAGE_KINDS)[number]
export const StageKindSchema = v.picklist(STAGE_KINDS)

/** Kinds in which people write cards: alone until a reveal, or together at once. */
export const WRITING_KINDS = ['icebreaker', 'objectives', 'key-results', 'reflect'] as const
export type WritingKind = (typeof WRITING_KINDS)[number]

/** [RE3] The columns that cards of a kind are written under; a kind that is not in here has none. */
export const REFLECT_COLUMNS = ['worked', 'learned', 'differently'] as const

/** What a planned vote is on. `notes`: the groups and single notes of the stages before it. */
export const BALLOT_SUBJECTS = ['objectives', 'keyResults', 'notes'] as const
export type BallotSubject = (typeof BALLOT_SUBJECTS)[number]

export const MAX_STAGE_NAME_LENGTH = 60
export const MAX_STAGE_PROMPT_LENGTH = 200
export const MAX_STAGE_MINUTES = 24 * 60
export const MAX_STAGES = 40

export const StageSettingsSchema = v.object({
  /** Who may write on the board and propose; facilitators always may. */
  writers: v.optional(v.picklist(['everyone', 'facilitators']), 'everyone'),
  /** `private`: cards are kept by the room, by person, until they are revealed. Writing kinds only. */
  writing: v.optional(v.picklist(['open', 'private']), 'open'),
  /** `anonymous` implies `private` until reveal, and nobody learns who wrote what afterwards either. */
  naming: v.optional(v.picklist(['named', 'anonymous']), 'named'),
  /** Asked in place of the kind's own question; `''`: the kind's own. */
  prompt: v.optional(
    v.pipe(
      v.string(),
      v.trim(),
      v.maxLength(MAX_STAGE_PROMPT_LENGTH, `Use at most ${MAX_STAGE_PROMPT_LENGTH} characters.`),
    ),
    '',
  ),
  /** What a vote stage starts its vote from. `null`: its own suggestion. */
  ballot: v.optional(
    v.nullable(v.object({ subject: v.picklist(BALLOT_SUBJECTS), settings: BallotSettingsSchema })),
    null,
  ),
})
export type StageSettings = v.InferOutput<typeof StageSettingsSchema>

/** What is planned of a stage, whatever its kind. */
export const StagePlanEntries = {
  /** `''`: the kind's own name. */
  name: v.optional(
    v.pipe(
      v.string(),
      v.trim(),
      v.maxLength(MAX_STAGE_NAME_LENGTH, `Use at most ${MAX_STAGE_NAME_LENGTH} characters.`),
    ),
    '',
  ),
  /** How long it is meant to take. `null`: as long as it takes. */
  minutes: v.optional(
    v.nullable(
      v.pipe(
        v.number(),
        v.integer('Use whole minutes.'),
        v.minValue(1, 'A stage takes a minute at least.'),
        v.maxValue(MAX_STAGE_MINUTES, 'A stage takes a day at most. Give it a deadline instead.'),
      ),
    ),
    null,
  ),
  settings: v.optional(StageSettingsSchema, {}),
} as const

/** A stage as it is planned: in a template, or in an agenda that a team keeps. */
export const StagePlanSchema = v.pipe(
  v.object({ kind: StageKindSchema, ...StagePlanEntries }),
  v.transform((stage) => ({ ...stage, settings: normaliseStageSettings(stage.kind, stage.settings) })),
)
export type StagePlan = v.InferOutput<typeof StagePlanSchema>

/** A stage of a room's agenda. Rooms that were stored before stages had settings know them by their kind alone. */
export const StageSchema = v.pipe(
  v.object({
    /** Unique in the agenda, and kept for good: cards, ballots and counts point at it. */
    id: v.string(),
    kind: v.optional(StageKindSchema),
    ...StagePlanEntries,
    skipped: v.boolean(),
    /** When the stage was first entered. */
    enteredAtMs: v.nullable(v.number()),
  }),
  v.transform((stage) => {
    const kind = stage.kind ?? kindNamed(stage.id)
    return { ...stage, kind, settings: normaliseStageSettings(kind, stage.settings) }
  }),
)
export type Stage = v.InferOutput<typeof StageSchema>

export function isStageKind(text: string): text is StageKind {
  return STAGE_KINDS.some((kind) => kind === text)
}

export function isWritingKind(kind: StageKind): kind is WritingKind {
  return WRITING_KINDS.some((writing) => writing === kind)
}

/** Whether people write alone here until their cards are revealed. */
export function isPrivate({ kind, settings }: Pick<Stage, 'kind' | 'settings'>): boolean {
  return isWritingKind(kind) && settings.writing === 'private'
}

/** Kinds in which people answer alone, besides those in which they write. */
const ASKING_KINDS: readonly StageKind[] = ['pulse', 'process-pulse', 'grade']

/** Whether what people give in a stage is shown all at once: by hand, or at the end of its clock. */
export function hasReveal(stage: Pick<Stage, 'kind' | 'settings'>): boolean {
  return isPrivate(stage) || ASKING_KINDS.includes(stage.kind)
}

/** Settings that say what will hold: anonymous writing is private, and who does not write is not hidden. */
export function normaliseStageSettings(kind: StageKind, settings: StageSettings): StageSettings {
  if (kind === 'pulse' || kind === 'process-pulse')
    return { ...settings, writing: 'private', naming: 'anonymous' }
  if (!isWritingKind(kind)) return { ...settings, writing: 'open', naming: 'named' }
  return settings.naming === 'anonymous' ? { ...settings, writing: 'private' } : settings
}

/** Kinds in which nobody may change the board: what is published stays what was agreed until it is re-opened. */
const READ_ONLY_KINDS: readonly StageKind[] = ['finalised']

export function isBoardOpenIn(kind: StageKind): boolean {
  return !READ_ONLY_KINDS.includes(kind)
}

type AgendaStop = Pick<Stage, 'id' | 'kind' | 'skipped'>

/** The stage after or before this one that is not skipped, or `null` at the end. `finalised` is entered by finalising only. */
export function neighbourStage(agenda: readonly AgendaStop[], stageId: string, step: 1 | -1): string | null {
  const at = agenda.findIndex((stage) => stage.id === stageId)
  for (let index = at + step; index >= 0 && index < agenda.length; index += step) {
    const stage = agenda[index]
    if (stage && !stage.skipped && stage.kind !== 'finalised') return stage.id
  }
  return null
}

/** Whether the OKRs are far enough for owners, numbers and dates to be asked for. */
export function isLate(kind: StageKind): boolean {
  return STAGE_KINDS.indexOf(kind) >= STAGE_KINDS.indexOf('commit')
}

/** A stage that never was planned with an id of its own: its id is its kind. */
function kindNamed(id: string): StageKind {
  return isStageKind(id) ? id : 'discuss'
}
