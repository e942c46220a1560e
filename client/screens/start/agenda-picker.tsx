import { Trash2 } from 'lucide'
import { useEffect, useId, useState } from 'preact/hooks'
import { AGENDA_ROUTES } from '../../../shared/api/agenda-routes.ts'
import type { AgendaChoice, TeamAgenda, UnusableAgenda } from '../../../shared/api/agendas-api.ts'
import type { StagePlan } from '../../../shared/workshop/stages.ts'
import { TEMPLATE_IDS, TEMPLATE_KINDS } from '../../../shared/workshop/template-ids.ts'
import { plannedMinutes, templatePlan } from '../../../shared/workshop/templates.ts'
import type { RoomKind } from '../../../shared/workshop/workshop-kinds.ts'
import { request } from '../../api/request.ts'
import { templateTexts, agendasText as text } from '../../text/en/agendas.ts'
import { stageName } from '../../text/en/stages.ts'
import { Button, IconButton } from '../../ui/button.tsx'
import { ChoiceCard } from '../../ui/choice-card.tsx'
import { Dialog } from '../../ui/dialog.tsx'
import { FieldError } from '../../ui/field.tsx'
import './agenda-picker.css'

/** Rooms that begin with a template. */
const KINDS = ['planning', 'retro'] as const satisfies readonly RoomKind[]

/** The agendas that a team keeps; none while they are not known, and for a team that is new. */
export function useTeamAgendas(teamId: string | null) {
  const [agendas, setAgendas] = useState<readonly TeamAgenda[]>([])
  const [unusable, setUnusable] = useState<readonly UnusableAgenda[]>([])
  useEffect(() => {
    setAgendas([])
    setUnusable([])
    if (teamId === null) return
    const stop = new AbortController()
    void request(AGENDA_ROUTES.teamAgendas, { params: { teamId }, signal: stop.signal }).then((answer) => {
      // Without an answer the templates are there all the same.
      if (!answer.ok || stop.signal.aborted) return
      setAgendas(answer.value.agendas)
      setUnusable(answer.value.unusable)
    })
    return () => stop.abort()
  }, [teamId])
  const forget = async (agendaId: string): Promise<boolean> => {
    if (teamId === null) return false
    const answer = await request(AGENDA_ROUTES.deleteAgenda, { params: { teamId, agendaId } })
    if (answer.ok) {
      setAgendas((before) => before.filter((agenda) => agenda.agendaId !== agendaId))
      setUnusable((before) => before.filter((agenda) => agenda.agendaId !== agendaId))
    }
    return answer.ok
  }
  return { agendas, unusable, forget }
}

/** What the workshop goes through: one of the templates, or an agenda that the team keeps. */
export function AgendaPicker({
  agendas,
  unusable,
  mayLookBack,
  value,
  error,
  onChange,
  onForget,
}: {
  agendas: readonly TeamAgenda[]
  unusable: readonly UnusableAgenda[]
  /** The team is there already: it may hold a retro. */
  mayLookBack: boolean
  value: AgendaChoice
  error: string | undefined
  onChange: (choice: AgendaChoice) => void
  onForget: (agendaId: string) => Promise<boolean>
}) {
  const name = useId()
  const [removing, setRemoving] = useState<UnusableAgenda | null>(null)
  const savedId = value.from === 'saved' ? value.agendaId : null
  const templateId = value.from === 'template' ? value.templateId : null
  return (
    <>
      {agendas.length + unusable.length === 0 ? null : (
        <fieldset class="agendas">
          <legend>{text.own}</legend>
          <div class="agendas__list">
            {agendas.map((agenda) => (
              <div key={agenda.agendaId} class="agendas__own">
                <AgendaCard
                  group={name}
                  title={agenda.name}
                  help={text.savedBy(agenda.savedBy.name)}
                  plan={agenda.plan}
                  isChecked={agenda.agendaId === savedId}
                  onChange={() => onChange({ from: 'saved', agendaId: agenda.agendaId })}
                />
                <IconButton
                  icon={Trash2}
                  size="sm"
                  label={text.remove(agenda.name)}
                  onClick={() => setRemoving(agenda)}
                />
              </div>
            ))}
            {unusable.map((agenda) => (
              <div key={agenda.agendaId} class="agendas__own">
                <p class="agendacard agendacard--unusable">
                  <b>{agenda.name}</b>
                  <small>{text.unusable(agenda.savedBy.name)}</small>
                </p>
                <IconButton
                  icon={Trash2}
                  size="sm"
                  label={text.remove(agenda.name)}
                  onClick={() => setRemoving(agenda)}
                />
              </div>
            ))}
          </div>
        </fieldset>
      )}
      {KINDS.map((kind) =>
        kind === 'retro' && !mayLookBack ? null : (
          <fieldset key={kind} class="agendas">
            <legend>{kind === 'retro' ? text.retros : text.templates}</legend>
            <div class="agendas__list">
              {TEMPLATE_IDS.filter((id) => TEMPLATE_KINDS[id] === kind).map((id) => (
                <AgendaCard
                  key={id}
                  group={name}
                  title={templateTexts[id].name}
                  help={templateTexts[id].help}
                  plan={templatePlan(id)}
                  isChecked={id === templateId}
                  onChange={() => onChange({ from: 'template', templateId: id })}
                />
              ))}
            </div>
          </fieldset>
        ),
      )}
      {error === undefined ? null : <FieldError>{error}</FieldError>}
      {removing === null ? null : (
        <Dialog
          title={text.removeTitle(removing.name)}
          onClose={() => setRemoving(null)}
          actions={
            <>
              <Button onClick={() => setRemoving(null)}>{text.cancel}</Button>
              <Button
                variant="ink"
                onClick={() => {
                  setRemoving(null)
                  void onForget(removing.agendaId)
                }}
              >
                {text.removeConfirm}
              </Button>
            </>
          }
        >
          <p>{text.removeBody}</p>
        </Dialog>
      )}
    </>
  )
}

function AgendaCard({
  group,
  title,
  help,
  plan,
  isChecked,
  onChange,
}: {
  group: string
  title: string
  help: string
  plan: readonly StagePlan[]
  isChecked: boolean
  onChange: () => void
}) {
  return (
    <ChoiceCard
      class="agendacard"
      group={group}
      name={title}
      help={help}
      isChecked={isChecked}
      onChange={onChange}
    >
      <span class="agendacard__length num">{lengthOf(plan)}</span>
      <StageTrack plan={plan} />
      <span class="agendacard__stages">{text.stages(plan.map((stage) => stageName(stage)))}</span>
    </ChoiceCard>
  )
}

/** An agenda in little: a stop for each stage, further apart where it takes longer. */
function StageTrack({ plan }: { plan: readonly StagePlan[] }) {
  return (
    <span class="minitrack" aria-hidden="true">
      {plan.map((stage, at) => (
        <i key={at} style={{ flexGrow: stage.minutes ?? 5 }} />
      ))}
    </span>
  )
}

/** Some stages with a time beside many without: that much together, the rest when it suits people. */
function lengthOf(plan: readonly StagePlan[]): string {
  const minutes = plannedMinutes(plan)
  const untimed = plan.filter((stage) => stage.minutes === null).length
  return minutes > 0 && untimed > 1 ? text.andMore(minutes) : text.minutes(minutes)
}
