import * as v from 'valibot'
import { ok, type Result, refuse } from '../result.ts'
import { checkAgenda, findStage, freshStageId } from './agenda.ts'
import type { RefusalCode } from './command.ts'
import {
  isPrivate,
  normaliseStageSettings,
  type Stage,
  StageKindSchema,
  StagePlanEntries,
  type StageSettings,
  StageSettingsSchema,
} from './stages.ts'
import type { Visible } from './state.ts'

/*
 * Changing an agenda while a workshop goes on. Nothing that was written may get lost or be shown in another way than it was
 * promised to those who wrote it: a stage with cards stays, and what was anonymous stays so.
 */

const { name, minutes, settings } = StagePlanEntries

/** One change of an agenda. `afterId`: the stage that it stands behind then; `null`: it comes first. */
export const AgendaChangeSchema = v.variant('how', [
  v.object({
    how: v.literal('add'),
    kind: StageKindSchema,
    afterId: v.nullable(v.string()),
    ...{ name, minutes, settings },
  }),
  v.object({ how: v.literal('remove'), stageId: v.string() }),
  v.object({ how: v.literal('move'), stageId: v.string(), afterId: v.nullable(v.string()) }),
  v.object({
    how: v.literal('edit'),
    stageId: v.string(),
    /** What is left out stays as it is. */
    name: v.optional(name.wrapped),
    minutes: v.optional(minutes.wrapped),
    settings: v.optional(v.partial(StageSettingsSchema)),
  }),
])
export type AgendaChange = v.InferOutput<typeof AgendaChangeSchema>
type ChangeOf<How extends AgendaChange['how']> = Extract<AgendaChange, { how: How }>

type Agenda = Result<Stage[], RefusalCode>

/** The agenda after a change, or why there is none. */
export function changedAgenda(visible: Visible, change: AgendaChange): Agenda {
  const next = apply(visible, change)
  if (!next.ok) return next
  const check = checkAgenda(next.value, visible.workshop.kind)
  return check.ok ? next : check
}

function apply(visible: Visible, change: AgendaChange): Agenda {
  switch (change.how) {
    case 'add':
      return add(visible, change)
    case 'remove':
      return remove(visible, change)
    case 'move':
      return move(visible, change)
    case 'edit':
      return edit(visible, change)
  }
}

function add(visible: Visible, { kind, afterId, name, minutes, settings }: ChangeOf<'add'>): Agenda {
  if (kind === 'finalised') return refuse('wrong-agenda', 'An agenda ends once.')
  const stage: Stage = {
    id: newStageId(visible, kind),
    ...{ kind, name, minutes },
    settings: normaliseStageSettings(kind, settings),
    skipped: false,
    enteredAtMs: null,
  }
  return insert(visible.agenda, stage, afterId)
}

function remove(visible: Visible, { stageId }: ChangeOf<'remove'>): Agenda {
  const stage = findStage(visible, stageId)
  if (stage === null) return unknownStage()
  if (stage.kind === 'review' || stage.kind === 'finalised') {
    return refuse('wrong-agenda', 'Every agenda has a review and an end: that is how OKRs get finalised.')
  }
  if (stageId === visible.stageId) {
    return refuse('stage-in-use', 'The room is at this stage. Go to another one, then remove it.')
  }
  if (unrevealedCards(visible, stageId) > 0) {
    return refuse('stage-in-use', 'People wrote here alone. Reveal their cards first, or skip the stage.')
  }
  if (hasShown(visible, stageId)) {
    return refuse('stage-in-use', 'What people wrote here is shown under this stage. Skip it instead.')
  }
  return ok(visible.agenda.filter(({ id }) => id !== stageId))
}

function move(visible: Visible, { stageId, afterId }: ChangeOf<'move'>): Agenda {
  const stage = findStage(visible, stageId)
  if (stage === null) return unknownStage()
  if (stage.kind === 'finalised') return refuse('wrong-agenda', 'The end of the agenda stays at the end.')
  if (stageId === afterId) return ok([...visible.agenda])
  return insert(
    visible.agenda.filter(({ id }) => id !== stageId),
    stage,
    afterId,
  )
}

function edit(visible: Visible, { stageId, ...change }: ChangeOf<'edit'>): Agenda {
  const stage = findStage(visible, stageId)
  if (stage === null) return unknownStage()
  if (stage.kind === 'finalised') return refuse('wrong-agenda', 'The end of the agenda stays as it is.')
  const next: Stage = {
    ...stage,
    name: change.name ?? stage.name,
    minutes: change.minutes === undefined ? stage.minutes : change.minutes,
    settings: normaliseStageSettings(stage.kind, withChanges(stage.settings, change.settings ?? {})),
  }
  const permission = mayChangeWriting(visible, stage, next)
  return permission.ok ? ok(visible.agenda.map((one) => (one.id === stageId ? next : one))) : permission
}

/** People wrote under a promise: alone, or without their name. It is kept. */
function mayChangeWriting(visible: Visible, before: Stage, after: Stage): Result<null, RefusalCode> {
  const isNamingChanged = before.settings.naming !== after.settings.naming
  if (
    unrevealedCards(visible, before.id) > 0 &&
    (isNamingChanged || isPrivate(before) !== isPrivate(after))
  ) {
    return refuse('stage-in-use', 'People have cards here that are not revealed. Reveal them first.')
  }
  const wasAnonymous = visible.revealed[before.id]?.naming === 'anonymous'
  return wasAnonymous && after.settings.naming === 'named'
    ? refuse(
        'stage-in-use',
        'People wrote here without their names: that stays so. Add another stage instead.',
      )
    : ok(null)
}

/** Settings with what was given in their place. */
function withChanges(
  settings: StageSettings,
  change: NonNullable<ChangeOf<'edit'>['settings']>,
): StageSettings {
  return {
    writers: change.writers ?? settings.writers,
    writing: change.writing ?? settings.writing,
    naming: change.naming ?? settings.naming,
    prompt: change.prompt ?? settings.prompt,
    ballot: change.ballot === undefined ? settings.ballot : change.ballot,
  }
}

function insert(agenda: readonly Stage[], stage: Stage, afterId: string | null): Agenda {
  if (afterId === null) return ok([stage, ...agenda])
  const at = agenda.findIndex(({ id }) => id === afterId)
  const after = agenda[at]
  if (after === undefined) return unknownStage()
  if (after.kind === 'finalised') return refuse('wrong-agenda', 'Nothing comes after the end of the agenda.')
  return ok(agenda.toSpliced(at + 1, 0, stage))
}

/** Cards and answers of a stage that nobody but their authors has seen. */
export function unrevealedCards(visible: Pick<Visible, 'writing'>, stageId: string): number {
  return Object.hasOwn(visible.writing, stageId) ? (visible.writing[stageId]?.cards ?? 0) : 0
}

function hasShown({ revealed, pulses }: Visible, stageId: string): boolean {
  return Object.hasOwn(revealed, stageId) || Object.hasOwn(pulses, stageId)
}

/** Of no stage there is, nor of one that something is kept of: what was written there would turn up in the new one. */
function newStageId({ agenda, writing, revealed, pulses }: Visible, kind: Stage['kind']): string {
  const kept = [writing, revealed, pulses].flatMap((record) => Object.keys(record))
  return freshStageId([...agenda, ...kept.map((id) => ({ id }))], kind)
}

function unknownStage() {
  return refuse('unknown-stage', 'That stage is not on the agenda any more.')
}
