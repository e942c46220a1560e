import { Link, Smartphone } from 'lucide'
import { useState } from 'preact/hooks'
import { JOINING_ROUTES } from '../../../shared/api/joining-routes.ts'
import { request } from '../../api/request.ts'
import { workshop } from '../../text/en/workshop.ts'
import { Button } from '../../ui/button.tsx'
import { FieldError } from '../../ui/field.tsx'
import { QrCode } from '../../ui/qr-code.tsx'
import { CopyField } from './join-dialog.tsx'
import { useWorkshop } from './workshop-context.ts'
import './my-links.css'

type Made = { readonly link: string } | { readonly error: string }

/** Links made when they are asked for: myself on another device, and a new facilitator. */
export function MyLinks() {
  const { model } = useWorkshop()
  const params = { workshopId: model.workshopId }
  const text = workshop.links
  const makePersonal = async (): Promise<Made> => {
    const answer = await request(JOINING_ROUTES.personalLink, { params, body: {} })
    return answer.ok ? { link: answer.value.link } : { error: answer.refusal.message }
  }
  const makeFacilitator = async (): Promise<Made> => {
    const answer = await request(JOINING_ROUTES.facilitatorLink, { params, body: {} })
    return answer.ok ? { link: answer.value.facilitatorLink } : { error: answer.refusal.message }
  }
  return (
    <section class="sheet mylinks">
      <MakeLink
        title={text.personal}
        help={text.personalHelp}
        action={text.personalMake}
        label={text.personalLink}
        icon={Smartphone}
        hasQr
        make={makePersonal}
      />
      {model.can('manage-people') ? (
        <MakeLink
          title={text.facilitator}
          help={text.facilitatorHelp}
          action={text.facilitatorMake}
          label={text.facilitatorLink}
          icon={Link}
          make={makeFacilitator}
        />
      ) : null}
    </section>
  )
}

function MakeLink(props: {
  title: string
  help: string
  action: string
  label: string
  icon: typeof Link
  hasQr?: boolean
  make: () => Promise<Made>
}) {
  const [made, setMade] = useState<Made | null>(null)
  const [isBusy, setBusy] = useState(false)
  const onClick = async () => {
    setBusy(true)
    setMade(await props.make())
    setBusy(false)
  }
  return (
    <div class="makelink">
      <h2 class="sech">{props.title}</h2>
      <p class="small muted">{props.help}</p>
      <Button icon={props.icon} busy={isBusy} onClick={() => void onClick()}>
        {props.action}
      </Button>
      {made !== null && 'error' in made ? <FieldError>{made.error}</FieldError> : null}
      {made !== null && 'link' in made ? (
        <>
          <CopyField label={props.label} value={made.link} />
          {props.hasQr === true ? <QrCode text={made.link} label={props.title} /> : null}
        </>
      ) : null}
    </div>
  )
}
