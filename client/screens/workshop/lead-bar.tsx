import { ArrowLeft, ArrowRight, Check, Lock, LockOpen, SkipForward } from 'lucide'
import { currentKind, currentStage, findStage } from '../../../shared/workshop/agenda.ts'
import { readinessOf } from '../../../shared/workshop/readiness.ts'
import { neighbourStage } from '../../../shared/workshop/stages.ts'
import type { Visible } from '../../../shared/workshop/state.ts'
import { roomPeopleText } from '../../text/en/room-people.ts'
import { stageName } from '../../text/en/stages.ts'
import { workshop } from '../../text/en/workshop.ts'
import { Button } from '../../ui/button.tsx'
import { FacilitatorBar } from '../../ui/facilitator-bar.tsx'
import { useLeadClock } from './timer/clock-slot.tsx'
import { useWorkshop } from './workshop-context.ts'
import './lead-bar.css'

/** At the foot of the room: the way on for facilitators, *I'm ready* for everybody else. */
export function LeadBar({ visible }: { visible: Visible }) {
  const { model } = useWorkshop()
  if (currentKind(visible) === 'finalised') return null // Its ways on stand on the page.
  return model.can('lead-workshop') ? <Lead visible={visible} /> : <Ready visible={visible} />
}

function Lead({ visible }: { visible: Visible }) {
  const { model, leadAction } = useWorkshop()
  const clock = useLeadClock(visible)
  const { stageId, agenda, boardLocked } = visible
  const next = neighbourStage(agenda, stageId, 1)
  const back = neighbourStage(agenda, stageId, -1)
  const action = leadAction.value
  const nameOf = (id: string) => stageName(findStage(visible, id) ?? currentStage(visible))
  const text = workshop.lead
  const mayAdvance = model.may({ type: 'advance-stage', from: stageId })
  const blocked =
    action?.blocked ?? (mayAdvance.ok || next === null || action !== null ? null : mayAdvance.refusal.message)
  return (
    <>
      <FacilitatorBar
        state={action?.state ?? readiness(visible)}
        next={blocked ?? action?.note ?? (action === null ? waitedFor(visible) : undefined)}
      >
        {clock.buttons}
        {back === null ? null : (
          <Button
            variant="quiet"
            icon={ArrowLeft}
            aria-label={text.backTo(nameOf(back))}
            disabled={!model.may({ type: 'go-to-stage', stageId: back }).ok}
            onClick={() => void model.give({ type: 'go-to-stage', stageId: back })}
          >
            {text.back}
          </Button>
        )}
        {next === null ? null : (
          <Button
            variant="quiet"
            icon={SkipForward}
            aria-label={text.skipStage(nameOf(stageId))}
            disabled={!model.may({ type: 'skip-stage', from: stageId }).ok}
            onClick={() => void model.give({ type: 'skip-stage', from: stageId })}
          >
            {text.skip}
          </Button>
        )}
        <Button
          variant="quiet"
          icon={boardLocked ? LockOpen : Lock}
          aria-label={boardLocked ? text.unlock : text.lock}
          aria-pressed={boardLocked}
          onClick={() => void model.give({ type: 'lock-board', locked: !boardLocked })}
        >
          {boardLocked ? text.unlock : text.lock}
        </Button>
        {next === null ? null : (
          <Button
            variant={action === null ? 'lamp' : 'plain'}
            class={action === null ? undefined : 'lead__next'}
            iconEnd={ArrowRight}
            disabled={!mayAdvance.ok}
            onClick={() => void model.give({ type: 'advance-stage', from: stageId })}
          >
            {text.next(nameOf(next))}
          </Button>
        )}
        {action === null ? null : (
          <Button
            variant="lamp"
            icon={action.icon}
            disabled={action.blocked !== null}
            onClick={action.onClick}
          >
            {action.label}
          </Button>
        )}
      </FacilitatorBar>
      {clock.dialog}
    </>
  )
}

function Ready({ visible }: { visible: Visible }) {
  const { model, leadAction } = useWorkshop()
  const text = workshop.lead
  const me = model.me.value
  if (me === null || !model.can('set-ready')) {
    return (
      <section class="lead lead--me" aria-label={workshop.people.roles.observer}>
        <p class="lead__state">
          <b>{readiness(visible)}</b>
          <span class="label">{text.observer}</span>
        </p>
      </section>
    )
  }
  const action = leadAction.value
  if (action !== null) {
    return (
      <section class="lead lead--me" aria-label={action.label}>
        <p class="lead__state">
          <b>{action.state ?? readiness(visible)}</b>
          {action.blocked === null ? null : <span class="label">{action.blocked}</span>}
        </p>
        <Button
          variant={action.isQuiet ? 'plain' : 'lamp'}
          icon={action.isQuiet ? undefined : Check}
          disabled={action.blocked !== null}
          onClick={action.onClick}
        >
          {action.label}
        </Button>
      </section>
    )
  }
  return (
    <section class="lead lead--me" aria-label={text.imReady}>
      <p class="lead__state">
        <b>{readiness(visible)}</b>
        {me.ready ? <span class="label">{text.you}</span> : null}
      </p>
      <Button
        variant={me.ready ? 'plain' : 'lamp'}
        icon={me.ready ? undefined : Check}
        onClick={() => void model.give({ type: 'set-ready', ready: !me.ready })}
      >
        {me.ready ? text.notReady : text.imReady}
      </Button>
    </section>
  )
}

/** Facilitators lead, and are not waited for. */
function readiness(visible: Visible): string {
  const { ready, asked } = readinessOf(visible)
  return workshop.lead.ready(ready, asked)
}

/** More names than these are a list, which the people's sheet has. */
const NAMED_AT_MOST = 5

/** Who is still waited for, once somebody is ready. */
function waitedFor(visible: Visible): string | undefined {
  const { ready, waitingFor } = readinessOf(visible)
  const isWorthSaying = ready > 0 && waitingFor.length > 0 && waitingFor.length <= NAMED_AT_MOST
  return isWorthSaying ? roomPeopleText.waitingFor(waitingFor.map(({ name }) => name)) : undefined
}
