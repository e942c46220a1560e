import * as v from 'valibot'
import { BALLOT_ITEM_KINDS, type BallotItem, type Follows } from '../../../../../shared/ballot/ballot.ts'
import {
  BALLOT_METHODS,
  type BallotMethod,
  type BallotSettings,
  REASON_RULES,
  suggestBudget,
  TIE_RULES,
} from '../../../../../shared/ballot/settings.ts'
import type { Board } from '../../../../../shared/board/cards.ts'
import { can } from '../../../../../shared/identity/roles.ts'
import type { BallotSubject, Stage } from '../../../../../shared/workshop/stages.ts'
import type { Visible } from '../../../../../shared/workshop/state.ts'
import type { RoomKind } from '../../../../../shared/workshop/workshop-kinds.ts'

const ELECTORS = ['everybody', 'participants', 'chosen'] as const

/** The form of a vote that is not open yet. `null`: nobody has chosen, and the suggestion holds. */
export const SetUpSchema = v.object({
  kind: v.picklist(BALLOT_ITEM_KINDS),
  /** Left out by hand: what is written later is in. */
  excludedIds: v.array(v.string()),
  method: v.picklist(BALLOT_METHODS),
  budget: v.nullable(v.number()),
  capPerItem: v.number(),
  anonymous: v.boolean(),
  hasCut: v.nullable(v.boolean()),
  cutCount: v.nullable(v.number()),
  tieRule: v.picklist(TIE_RULES),
  reasons: v.nullable(v.picklist(REASON_RULES)),
  quorumPercent: v.nullable(v.number()),
  electors: v.picklist(ELECTORS),
  electorIds: v.array(v.string()),
  isOverDays: v.boolean(),
})
export type SetUp = v.InferOutput<typeof SetUpSchema>

/** SE1 and SE2: one to three objectives, three to five key results for each. Of cards, as many as there is time to talk about. */
const SUGGESTED_CUT = { objective: 3, keyResult: 5, note: 3 } as const

/** One press opens a vote with these. */
export const DEFAULT_SET_UP: SetUp = {
  kind: 'keyResult',
  excludedIds: [],
  method: 'dots',
  budget: null,
  capPerItem: 2,
  anonymous: true,
  hasCut: null,
  cutCount: null,
  tieRule: 'run-off',
  reasons: null,
  quorumPercent: null,
  electors: 'everybody',
  electorIds: [],
  isOverDays: false,
}

/** A vote that comes after another one: what is asked again, and how it was asked. */
export type FollowUp = {
  readonly itemIds: readonly string[]
  readonly settings: BallotSettings
  readonly follows: Follows
}

/** The form of a vote that comes after another one, as that one was. */
export function setUpOf({ settings }: FollowUp): SetUp {
  const { anonymous, cutLine, tieRule, reasons, quorumPercent, electorIds, method } = settings
  return {
    ...DEFAULT_SET_UP,
    ...{ method, anonymous, tieRule, reasons, quorumPercent },
    ...(settings.method === 'dots' ? { budget: settings.budget, capPerItem: settings.capPerItem } : {}),
    hasCut: cutLine !== null,
    cutCount: cutLine,
    ...(electorIds === null ? {} : { electors: 'chosen' as const, electorIds }),
  }
}

const KIND_OF_SUBJECT = {
  objectives: 'objective',
  keyResults: 'keyResult',
  notes: 'note',
} as const satisfies Record<BallotSubject, BallotItem['kind']>

/** What rooms of a kind vote on: a planning what it is to publish, a retro first what was written in it. */
export function kindsIn(roomKind: RoomKind): readonly BallotItem['kind'][] {
  return roomKind === 'retro' ? ['note', 'keyResult'] : ['keyResult', 'objective']
}

/** The form of a vote as its stage was planned; as usual where nothing was. */
export function plannedSetUp(
  { settings: { ballot } }: Pick<Stage, 'settings'>,
  roomKind: RoomKind = 'planning',
): SetUp {
  if (ballot === null) return { ...DEFAULT_SET_UP, kind: kindsIn(roomKind)[0] ?? DEFAULT_SET_UP.kind }
  const { cutLine, electorIds: _, method, ...settings } = ballot.settings
  return {
    ...DEFAULT_SET_UP,
    kind: KIND_OF_SUBJECT[ballot.subject],
    ...{ method, anonymous: settings.anonymous, tieRule: settings.tieRule, reasons: settings.reasons },
    quorumPercent: settings.quorumPercent,
    ...('budget' in settings ? { budget: settings.budget, capPerItem: settings.capPerItem } : {}),
    // Where fewer are proposed than would be in, there is no line to draw: as with any vote.
    hasCut: cutLine === null ? false : null,
    cutCount: cutLine,
  }
}

export type Proposal = Pick<BallotItem, 'id' | 'kind' | 'text'> & {
  /** The objective that a key result is to prove. */
  readonly under: string | null
}

/**
 * What could be voted on: cards with words, in the board's order. @param notes groups and single notes that people wrote
 * @param onlyIds those of a vote before, whatever their kind
 */
export function proposalsOf(
  { objectives }: Board,
  kind: BallotItem['kind'],
  onlyIds: readonly string[] | null,
  notes: readonly Pick<Proposal, 'id' | 'text'>[] = [],
): readonly Proposal[] {
  const written = notes.map(({ id, text }): Proposal => ({ id, kind: 'note', text, under: null }))
  return objectives
    .flatMap((objective): Proposal[] => [
      { id: objective.id, kind: 'objective', text: objective.text, under: null },
      ...objective.keyResults.map(({ id, text }) => ({
        ...{ id, kind: 'keyResult' as const, text },
        under: objective.text,
      })),
    ])
    .concat(written)
    .filter(({ text }) => text.trim() !== '')
    .filter((proposal) => (onlyIds === null ? proposal.kind === kind : onlyIds.includes(proposal.id)))
}

/** How many can be above a line that leaves something out. */
export function mostIn(items: number): number {
  return Math.max(1, items - 1)
}

export function cutCountOf({ cutCount, kind }: SetUp, items: number): number {
  return Math.min(mostIn(items), cutCount ?? SUGGESTED_CUT[kind])
}

/** Whether the best few are in: not where there are few, or the method has a threshold of its own. */
export function hasCut({ hasCut: chosen, method, kind }: SetUp, items: number): boolean {
  const isRanked: Record<BallotMethod, boolean> = {
    dots: true,
    score: true,
    approve: false,
    fist: false,
    confidence: false,
  }
  return chosen ?? (isRanked[method] && items > SUGGESTED_CUT[kind])
}

/** Reasons are worth their time where people have it. */
export function reasonsOf({ reasons, isOverDays }: SetUp): BallotSettings['reasons'] {
  return reasons ?? (isOverDays ? 'optional' : 'off')
}

export function budgetOf({ budget }: SetUp, items: number): number {
  return budget ?? suggestBudget(items)
}

/** The people who vote by name; `null` for everybody who may. */
export function electorIdsOf({ electors, electorIds }: SetUp, { roster }: Visible): string[] | null {
  if (electors === 'everybody') return null
  return Object.entries(roster)
    .filter(([, { role, removed }]) => !removed && can(role, 'cast-ballot'))
    .filter(([id, { role }]) =>
      electors === 'chosen' ? electorIds.includes(id) : !can(role, 'lead-workshop'),
    )
    .map(([id]) => id)
}

/** The settings that the form stands for. @param items how many are voted on */
export function settingsOf(
  setUp: SetUp,
  items: number,
  visible: Visible,
  remindBeforeMs: number | null,
): BallotSettings {
  const { method, anonymous, tieRule, quorumPercent, isOverDays } = setUp
  const common = {
    ...{ anonymous, tieRule, quorumPercent },
    cutLine: hasCut(setUp, items) ? cutCountOf(setUp, items) : null,
    reasons: reasonsOf(setUp),
    electorIds: electorIdsOf(setUp, visible),
    remindBeforeMs: isOverDays ? remindBeforeMs : null,
  }
  if (method !== 'dots') return { method, ...common }
  const budget = budgetOf(setUp, items)
  return { method, budget, capPerItem: Math.min(budget, setUp.capPerItem), ...common }
}
