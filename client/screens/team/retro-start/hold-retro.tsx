import { History } from 'lucide'
import { useId, useState } from 'preact/hooks'
import { useLocation } from 'preact-iso'
import type { CycleOkrs, CycleRef } from '../../../../shared/api/living-okrs.ts'
import { ROUTES } from '../../../../shared/api/routes.ts'
import { TEMPLATE_IDS, TEMPLATE_KINDS, type TemplateId } from '../../../../shared/workshop/template-ids.ts'
import { request } from '../../../api/request.ts'
import { templateTexts } from '../../../text/en/agendas.ts'
import { retroHome as text } from '../../../text/en/retro-home.ts'
import { Button, ButtonLink } from '../../../ui/button.tsx'
import { ChoiceCard } from '../../../ui/choice-card.tsx'
import { Dialog } from '../../../ui/dialog.tsx'
import { retrosOfCycle } from './retros-of-cycle.ts'
import '../meeting/meeting.css'
import './hold-retro.css'

const RETRO_TEMPLATES = TEMPLATE_IDS.filter((id) => TEMPLATE_KINDS[id] === 'retro')
const USUAL: TemplateId = 'retro-60'

/** For members: into the retro of this cycle, or the start of one. */
export function HoldRetro({ okrs, cycle }: { okrs: CycleOkrs; cycle: CycleRef }) {
  const { person, may } = okrs.me
  if (person === null || may['manage-team'] !== 'any') return null
  return <OneRetro okrs={okrs} cycle={cycle} myName={person.name} />
}

function OneRetro({ okrs, cycle, myName }: { okrs: CycleOkrs; cycle: CycleRef; myName: string }) {
  const { teamId, timeZone } = okrs.team
  const { route } = useLocation()
  const [isBusy, setBusy] = useState(false)
  const [isChoosing, setChoosing] = useState(false)
  const [refused, setRefused] = useState<string | null>(null)
  const { open, held } = retrosOfCycle(okrs.sessions)

  const start = async (templateId: TemplateId) => {
    setBusy(true)
    setRefused(null)
    const { name, startsOn, endsOn } = cycle
    const created = await request(ROUTES.createWorkshop, {
      params: {},
      body: {
        displayName: myName,
        team: { as: 'existing', teamId },
        title: text.suggestedTitle(name),
        kind: 'retro',
        cycle: { name, startsOn, endsOn },
        timeZone,
        agenda: { from: 'template', templateId },
      },
    })
    if (created.ok) return route(`/w/${created.value.workshopId}`)
    setBusy(false)
    setChoosing(false)
    setRefused(created.refusal.message)
  }
  /** A member comes in as themselves, by the link that everybody joins with. */
  const join = async (workshopId: string) => {
    setBusy(true)
    setRefused(null)
    const workshop = await request(ROUTES.workshop, { params: { workshopId } })
    if (workshop.ok && workshop.value.joinLink !== null) return location.assign(workshop.value.joinLink)
    setBusy(false)
    setRefused(workshop.ok ? text.closed : workshop.refusal.message)
  }

  return (
    <div class="holdmeeting noprint">
      <p>
        <b>{open !== null ? text.goesOn : held !== null ? text.held : text.title}</b>{' '}
        {held !== null && open === null ? (
          <a href={`/t/${encodeURIComponent(teamId)}/retros/${encodeURIComponent(held.workshopId)}`}>
            {text.read}
          </a>
        ) : (
          text.body
        )}
      </p>
      {open === null ? (
        <Button icon={History} onClick={() => setChoosing(true)}>
          {held === null ? text.hold : text.again}
        </Button>
      ) : open.joined ? (
        <ButtonLink icon={History} href={`/w/${open.workshopId}`}>
          {text.goTo}
        </ButtonLink>
      ) : (
        <Button icon={History} busy={isBusy} onClick={() => void join(open.workshopId)}>
          {text.join}
        </Button>
      )}
      {refused === null ? null : (
        <p class="holdmeeting__refused" role="alert">
          {refused}
        </p>
      )}
      {isChoosing ? (
        <ChooseTemplate
          isAgain={held !== null}
          isBusy={isBusy}
          onStart={(templateId) => void start(templateId)}
          onClose={() => setChoosing(false)}
        />
      ) : null}
    </div>
  )
}

function ChooseTemplate({
  isAgain,
  isBusy,
  onStart,
  onClose,
}: {
  isAgain: boolean
  isBusy: boolean
  onStart: (templateId: TemplateId) => void
  onClose: () => void
}) {
  const group = useId()
  const [chosen, setChosen] = useState<TemplateId>(USUAL)
  return (
    <Dialog
      title={text.choose}
      onClose={onClose}
      actions={
        <>
          <Button onClick={onClose}>{text.cancel}</Button>
          <Button variant="lamp" busy={isBusy} onClick={() => onStart(chosen)}>
            {text.start}
          </Button>
        </>
      }
    >
      {isAgain ? <p>{text.heldBefore}</p> : null}
      <fieldset class="retrotemplates">
        <legend class="sr">{text.choose}</legend>
        {RETRO_TEMPLATES.map((id) => (
          <ChoiceCard
            key={id}
            group={group}
            name={templateTexts[id].name}
            help={templateTexts[id].help}
            isChecked={id === chosen}
            onChange={() => setChosen(id)}
          />
        ))}
      </fieldset>
    </Dialog>
  )
}
