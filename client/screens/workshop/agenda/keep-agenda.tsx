import { useState } from 'preact/hooks'
import { AGENDA_ROUTES } from '../../../../shared/api/agenda-routes.ts'
import { ROOM_ROUTES } from '../../../../shared/api/room-routes.ts'
import { planOf } from '../../../../shared/workshop/agenda-plan.ts'
import type { Visible } from '../../../../shared/workshop/state.ts'
import { request } from '../../../api/request.ts'
import { agendaText as text } from '../../../text/en/agenda.ts'
import { Button } from '../../../ui/button.tsx'
import { TextField } from '../../../ui/field.tsx'
import { useWorkshop } from '../workshop-context.ts'

type Answer = { readonly isKept: boolean; readonly words: string }

/** Keeps the agenda as it stands now, for the team's next workshops. */
export function KeepAgenda({ visible }: { visible: Visible }) {
  const { model } = useWorkshop()
  const [name, setName] = useState(visible.workshop.title)
  const [isBusy, setBusy] = useState(false)
  const [answer, setAnswer] = useState<Answer | null>(null)

  const keep = async (event: Event) => {
    event.preventDefault()
    setBusy(true)
    setAnswer(null)
    setAnswer(await keepAgenda(model.workshopId, name, visible))
    setBusy(false)
  }
  return (
    <form class="keepagenda" onSubmit={(event) => void keep(event)}>
      <h3 class="sech">{text.save}</h3>
      <p class="small muted">{text.saveHelp}</p>
      <div class="keepagenda__row">
        <TextField
          label={text.saveName}
          value={name}
          error={answer?.isKept === false ? answer.words : undefined}
          onInput={(event) => {
            setName(event.currentTarget.value)
            setAnswer(null)
          }}
        />
        <Button type="submit" busy={isBusy}>
          {text.saveSubmit}
        </Button>
      </div>
      <p class="small" role="status">
        {answer?.isKept === true ? answer.words : ''}
      </p>
    </form>
  )
}

async function keepAgenda(workshopId: string, name: string, visible: Visible): Promise<Answer> {
  const workshop = await request(ROOM_ROUTES.workshop, { params: { workshopId } })
  if (!workshop.ok) return { isKept: false, words: workshop.refusal.message }
  const { teamId } = workshop.value
  const saved = await request(AGENDA_ROUTES.saveAgenda, {
    params: { teamId },
    body: { name, plan: planOf(visible.agenda) },
  })
  if (saved.ok) return { isKept: true, words: text.saved(saved.value.name) }
  return { isKept: false, words: saved.refusal.fields['name'] ?? saved.refusal.message }
}
