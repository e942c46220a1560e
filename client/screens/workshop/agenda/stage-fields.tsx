import type { ComponentChildren } from 'preact'
import { useEffect, useState } from 'preact/hooks'
import { BALLOT_METHODS, type BallotMethod, type BallotSettings } from '../../../../shared/ballot/settings.ts'
import type { AgendaChange } from '../../../../shared/workshop/change-agenda.ts'
import {
  type BallotSubject,
  isWritingKind,
  MAX_STAGE_MINUTES,
  MAX_STAGE_NAME_LENGTH,
  MAX_STAGE_PROMPT_LENGTH,
  type Stage,
} from '../../../../shared/workshop/stages.ts'
import { agendaText as text } from '../../../text/en/agenda.ts'
import { stageKindNames, stageName } from '../../../text/en/stages.ts'
import { voteText } from '../../../text/en/workshop-vote.ts'
import { SelectField, TextField } from '../../../ui/field.tsx'
import { Segmented } from '../../../ui/segmented.tsx'
import { DEFAULT_SET_UP } from '../vote/set-up/set-up-state.ts'
import { useWorkshop } from '../workshop-context.ts'
import type { GiveChange } from './agenda-panel.tsx'

type EditOf = Omit<Extract<AgendaChange, { how: 'edit' }>, 'how' | 'stageId'>
type Subject = keyof typeof text.subjects

/** Everything that can be set of a stage. Each change goes to the room as soon as it is made. */
export function StageFields({ stage, give }: { stage: Stage; give: GiveChange }) {
  const { model } = useWorkshop()
  const { kind, settings } = stage
  const edit = (change: EditOf) =>
    give({ how: 'edit', stageId: stage.id, ...change }, text.changed(change.name || stageName(stage)))
  const why = (change: EditOf) => {
    const may = model.may({ type: 'change-agenda', change: { how: 'edit', stageId: stage.id, ...change } })
    return may.ok ? undefined : may.refusal.message
  }
  const otherWriting = settings.writing === 'open' ? 'private' : 'open'
  const otherNaming = settings.naming === 'named' ? 'anonymous' : 'named'
  const locked =
    why({ settings: { naming: otherNaming } }) ??
    (settings.naming === 'named' ? why({ settings: { writing: otherWriting } }) : undefined)
  return (
    <div class="stagefields">
      <div class="stagefields__pair">
        <LateField
          label={text.name}
          value={stage.name}
          placeholder={stageKindNames[kind]}
          maxLength={MAX_STAGE_NAME_LENGTH}
          onSettled={(name) => edit({ name })}
        />
        <MinutesField minutes={stage.minutes} onSettled={(minutes) => edit({ minutes })} />
      </div>
      {isWritingKind(kind) ? (
        <>
          <Choice label={text.writing}>
            <Segmented
              label={text.writing}
              segments={[
                { value: 'private', label: text.writingOf.private },
                { value: 'open', label: text.writingOf.open },
              ]}
              value={settings.writing}
              onChange={(writing) =>
                // Cards without names are never written together.
                void edit({ settings: writing === 'open' ? { writing, naming: 'named' } : { writing } })
              }
            />
          </Choice>
          <Choice label={text.naming}>
            <Segmented
              label={text.naming}
              segments={[
                { value: 'named', label: text.namingOf.named },
                { value: 'anonymous', label: text.namingOf.anonymous },
              ]}
              value={settings.naming}
              onChange={(naming) => void edit({ settings: { naming } })}
            />
          </Choice>
          <p class="small muted">{locked ?? text.anonymousHelp}</p>
          <Choice label={text.writers}>
            <Segmented
              label={text.writers}
              segments={[
                { value: 'everyone', label: text.writersOf.everyone },
                { value: 'facilitators', label: text.writersOf.facilitators },
              ]}
              value={settings.writers}
              onChange={(writers) => void edit({ settings: { writers } })}
            />
          </Choice>
        </>
      ) : null}
      {kind === 'vote' ? <VoteFields stage={stage} edit={edit} /> : null}
      {kind === 'vote' ? null : (
        <LateField
          label={text.prompt}
          value={settings.prompt}
          placeholder=""
          maxLength={MAX_STAGE_PROMPT_LENGTH}
          onSettled={(prompt) => edit({ settings: { prompt } })}
        />
      )}
    </div>
  )
}

function Choice({ label, children }: { label: string; children: ComponentChildren }) {
  return (
    <div class="stagefields__choice">
      <span class="label" aria-hidden="true">
        {label}
      </span>
      {children}
    </div>
  )
}

function VoteFields({ stage, edit }: { stage: Stage; edit: (change: EditOf) => Promise<boolean> }) {
  const { model } = useWorkshop()
  const { ballot } = stage.settings
  // A retro votes on what was written in it, a planning on what it is to publish.
  const subjects: readonly Subject[] =
    model.visible.value?.workshop.kind === 'retro'
      ? ['suggested', 'notes', 'keyResults']
      : ['suggested', 'objectives', 'keyResults']
  const subject: Subject = ballot?.subject ?? 'suggested'
  const method: BallotMethod = ballot?.settings.method ?? DEFAULT_SET_UP.method
  const set = (next: Subject, by: BallotMethod) =>
    edit({
      settings: {
        ballot: next === 'suggested' ? null : { subject: next, settings: plannedBallot(next, by) },
      },
    })
  return (
    <>
      <Choice label={text.subject}>
        <Segmented
          label={text.subject}
          segments={subjects.map((value) => ({ value, label: text.subjects[value] }))}
          value={subject}
          onChange={(next) => void set(next, method)}
        />
      </Choice>
      {subject === 'suggested' ? null : (
        <SelectField
          label={text.method}
          value={method}
          onChange={(event) => {
            const chosen = BALLOT_METHODS.find((one) => one === event.currentTarget.value)
            if (chosen !== undefined) void set(subject, chosen)
          }}
        >
          {BALLOT_METHODS.map((one) => (
            <option key={one} value={one}>
              {voteText.setUp.methods[one].name}
            </option>
          ))}
        </SelectField>
      )}
    </>
  )
}

/** A vote as it is usually taken: without names, the best few in. */
function plannedBallot(subject: BallotSubject, method: BallotMethod): BallotSettings {
  const common = {
    anonymous: true,
    cutLine: method === 'dots' || method === 'score' ? (subject === 'keyResults' ? 5 : 3) : null,
    tieRule: DEFAULT_SET_UP.tieRule,
    reasons: 'off',
    quorumPercent: null,
    electorIds: null,
    remindBeforeMs: null,
  } as const
  if (method !== 'dots') return { method, ...common }
  return { method, budget: subject === 'keyResults' ? 5 : 3, capPerItem: 2, ...common }
}

/** A line of text that goes to the room when it is left, or with Enter. */
function LateField({
  label,
  value,
  placeholder,
  maxLength,
  onSettled,
}: {
  label: string
  value: string
  placeholder: string
  maxLength: number
  onSettled: (value: string) => Promise<boolean>
}) {
  const [typed, setTyped] = useState(value)
  useEffect(() => setTyped(value), [value])
  const settle = async () => {
    if (typed.trim() !== value && !(await onSettled(typed))) setTyped(value)
  }
  return (
    <TextField
      label={label}
      value={typed}
      placeholder={placeholder}
      maxLength={maxLength}
      onInput={(event) => setTyped(event.currentTarget.value)}
      onBlur={() => void settle()}
      onKeyDown={(event) => {
        if (event.key === 'Enter') void settle()
      }}
    />
  )
}

function MinutesField({
  minutes,
  onSettled,
}: {
  minutes: number | null
  onSettled: (minutes: number | null) => Promise<boolean>
}) {
  const shown = minutes === null ? '' : String(minutes)
  const [typed, setTyped] = useState(shown)
  useEffect(() => setTyped(shown), [shown])
  const parsed = parseMinutes(typed)
  const settle = () => {
    if (parsed !== 'wrong' && parsed !== minutes) void onSettled(parsed)
  }
  return (
    <TextField
      label={text.minutesLabel}
      inputMode="numeric"
      value={typed}
      error={parsed === 'wrong' ? text.minutesWrong : undefined}
      onInput={(event) => setTyped(event.currentTarget.value)}
      onBlur={settle}
      onKeyDown={(event) => {
        if (event.key === 'Enter') settle()
      }}
    />
  )
}

function parseMinutes(typed: string): number | null | 'wrong' {
  const trimmed = typed.trim()
  if (trimmed === '') return null
  if (!/^\d{1,4}$/.test(trimmed)) return 'wrong'
  const minutes = Number(trimmed)
  return minutes >= 1 && minutes <= MAX_STAGE_MINUTES ? minutes : 'wrong'
}
