import { Plus } from 'lucide'
import { useEffect, useRef, useState } from 'preact/hooks'
import { addableKinds, findStage } from '../../../../shared/workshop/agenda.ts'
import type { AgendaChange } from '../../../../shared/workshop/change-agenda.ts'
import type { Stage, StageKind } from '../../../../shared/workshop/stages.ts'
import type { Visible } from '../../../../shared/workshop/state.ts'
import type { RoomKind } from '../../../../shared/workshop/workshop-kinds.ts'
import { afterStep, outlookOf } from '../../../models/agenda-outlook.ts'
import { kindNotes, agendaText as text } from '../../../text/en/agenda.ts'
import { stageKindNames, stageName } from '../../../text/en/stages.ts'
import { Menu } from '../../../ui/menu.tsx'
import { Panel } from '../../../ui/panel.tsx'
import { useWorkshop } from '../workshop-context.ts'
import { KeepAgenda } from './keep-agenda.tsx'
import { StageRow } from './stage-row.tsx'
import '../../../ui/check.css'
import './agenda-panel.css'

export type GiveChange = (change: AgendaChange, told: string) => Promise<boolean>

/** The agenda, for a facilitator to change: while it goes on, too. */
export function AgendaPanel({ visible, onClose }: { visible: Visible; onClose: () => void }) {
  const { model } = useWorkshop()
  const [openId, setOpenId] = useState<string | null>(null)
  const [told, setTold] = useState('')
  const list = useRef<HTMLOListElement>(null)
  const wantsFocus = useRef<{ readonly stageId: string; readonly on: string } | null>(null)
  const { agenda } = visible
  const isMeeting = visible.workshop.kind === 'check-in'

  const give: GiveChange = async (change, words) => {
    const isDone = await model.give({ type: 'change-agenda', change })
    if (isDone) setTold(words)
    return isDone
  }
  const step = (stage: Stage, by: 1 | -1) => {
    const afterId = afterStep(agenda, stage.id, by)
    if (afterId === undefined) return
    const at = agenda.findIndex(({ id }) => id === stage.id) + by
    wantsFocus.current = { stageId: stage.id, on: by === 1 ? 'later' : 'earlier' }
    const words = text.moved(stageName(stage), at + 1, agenda.length)
    void give({ how: 'move', stageId: stage.id, afterId }, words)
  }
  const add = async (kind: StageKind) => {
    const after = openId === null ? lastBeforeReview(agenda) : findStage(visible, openId)
    const before = new Set(agenda.map(({ id }) => id))
    const afterId = after?.id ?? null
    const words = text.added(stageKindNames[kind], after && stageName(after))
    if (!(await give({ how: 'add', kind, afterId, ...NEW_STAGE }, words))) return
    // The room names it; its answer comes after the state that it is in.
    const added = model.visible.value?.agenda.find(({ id }) => !before.has(id))
    if (added !== undefined) setOpenId(added.id)
  }

  useEffect(() => {
    // A row that moved takes its focus along: the browser drops it.
    const wanted = wantsFocus.current
    if (wanted === null) return
    const row = list.current?.querySelector(`[data-stage="${CSS.escape(wanted.stageId)}"]`)
    const buttons = [...(row?.querySelectorAll<HTMLButtonElement>('button[data-step]') ?? [])]
    const target = buttons.find((button) => button.dataset['step'] === wanted.on && !button.disabled)
    ;(target ?? buttons.find((button) => !button.disabled))?.focus()
    wantsFocus.current = null
  }, [agenda])

  const open = openId === null ? null : findStage(visible, openId)
  return (
    <Panel title={text.title} onClose={onClose} head={<Outlook visible={visible} />}>
      <p class="sr" role="status">
        {told}
      </p>
      <ol class="agendaedit" ref={list} aria-label={text.list}>
        {agenda.map((stage) => (
          <StageRow
            key={stage.id}
            visible={visible}
            stage={stage}
            isOpen={stage.id === openId}
            onToggle={() => setOpenId(stage.id === openId ? null : stage.id)}
            onStep={(by) => step(stage, by)}
            give={give}
          />
        ))}
      </ol>
      <div class="agendaedit__add">
        <Menu
          label={text.add}
          icon={Plus}
          items={addableKinds(visible.workshop.kind).map((kind) => ({
            id: kind,
            label: stageKindNames[kind],
            note: kind === 'changes' && !isMeeting ? text.changesNote : kindNotes[kind],
            onSelect: () => void add(kind),
          }))}
        >
          {text.add}
        </Menu>
        <span class="small muted">
          {open === null ? text[ADDED_WHERE[visible.workshop.kind]] : text.addAfter(stageName(open))}
        </span>
      </div>
      {/* What a team keeps is for planning: a meeting has its own. */}
      {isMeeting ? null : <KeepAgenda visible={visible} />}
    </Panel>
  )
}

/** Where a stage is put that is added after none. */
const ADDED_WHERE = {
  planning: 'addBefore',
  'check-in': 'addLast',
  retro: 'addBeforeClose',
} as const satisfies Record<RoomKind, keyof typeof text>

const NEW_STAGE = {
  name: '',
  minutes: null,
  settings: { writers: 'everyone', writing: 'open', naming: 'named', prompt: '', ballot: null },
} as const

function Outlook({ visible }: { visible: Visible }) {
  const { model } = useWorkshop()
  const { totalMinutes, leftMinutes, endsAtMs } = outlookOf(visible, model.roomNowMs())
  if (totalMinutes === 0) return <span class="small muted">{text.noTimes}</span>
  const { timeZone } = visible.workshop
  return (
    <span class="agendaedit__outlook small muted num">
      <span>{text.total(totalMinutes)}</span>
      {endsAtMs === null ? null : (
        <>
          <br />
          <span>{text.endsAbout(clockTime(endsAtMs, timeZone), leftMinutes)}</span>
        </>
      )}
    </span>
  )
}

function clockTime(atMs: number, timeZone: string): string {
  return new Intl.DateTimeFormat('en-GB', { hour: '2-digit', minute: '2-digit', timeZone }).format(atMs)
}

function lastBeforeReview(agenda: readonly Stage[]): Stage | null {
  const at = agenda.findIndex(({ kind }) => kind === 'review')
  return (at < 0 ? agenda.at(-1) : agenda[at - 1]) ?? null
}
