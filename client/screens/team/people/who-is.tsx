import { useState } from 'preact/hooks'
import { PEOPLE_ROUTES } from '../../../../shared/api/people-routes.ts'
import type { Team } from '../../../../shared/api/record-api.ts'
import { useForm } from '../../../api/use-form.ts'
import { whoIs as text } from '../../../text/en/who-is.ts'
import { Button } from '../../../ui/button.tsx'
import { Dialog } from '../../../ui/dialog.tsx'
import { FieldError, SelectField } from '../../../ui/field.tsx'

type Person = Team['people'][number]
type Props = { readonly team: Team; readonly person: Person; readonly onDone: () => void }

/** Of somebody whom an import made: who of the team it is, so that what is theirs is not somebody else's. */
export function WhoIs(props: Props) {
  const [isOpen, setOpen] = useState(false)
  return (
    <>
      <Button size="sm" aria-label={text.askOf(props.person.name)} onClick={() => setOpen(true)}>
        {text.ask}
      </Button>
      {isOpen ? <WhoIsDialog {...props} onClose={() => setOpen(false)} /> : null}
    </>
  )
}

function WhoIsDialog({ team, person, onDone, onClose }: Props & { readonly onClose: () => void }) {
  const others = team.people.filter(({ personId }) => personId !== person.personId)
  // Most often they go by the same first name.
  const firstName = (name: string) => name.trim().split(/\s+/u)[0]?.toLowerCase()
  const suggested = others.find(({ name }) => firstName(name) === firstName(person.name))
  const [personId, setPersonId] = useState(suggested?.personId ?? '')
  const form = useForm(PEOPLE_ROUTES.joinPeople, ['personId'], () => {
    onClose()
    onDone()
  })
  const submit = (event: Event) => {
    event.preventDefault()
    const params = { teamId: team.teamId, personId: person.personId }
    void form.submit({ params, body: { personId } })
  }
  const id = `who-is-${person.personId}`
  return (
    <Dialog
      title={text.title(person.name)}
      onClose={onClose}
      actions={
        <>
          <Button onClick={onClose}>{text.cancel}</Button>
          <Button variant="ink" type="submit" form={id} busy={form.isBusy} disabled={personId === ''}>
            {text.join}
          </Button>
        </>
      }
    >
      <form id={id} ref={form.form} onSubmit={submit} noValidate>
        <p>{text.body(person.name)}</p>
        <SelectField
          label={text.who}
          value={personId}
          error={form.fields['personId']}
          onChange={(event) => setPersonId(event.currentTarget.value)}
        >
          <option value="">{text.choose}</option>
          {others.map((each) => (
            <option key={each.personId} value={each.personId}>
              {each.name}
            </option>
          ))}
        </SelectField>
        {form.refusal === null ? null : <FieldError>{form.refusal.message}</FieldError>}
      </form>
    </Dialog>
  )
}
