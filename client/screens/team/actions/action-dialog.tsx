import { useState } from 'preact/hooks'
import type { Person } from '../../../../shared/api/living-okrs.ts'
import type { Action } from '../../../../shared/api/retro-api.ts'
import { RETRO_ROUTES } from '../../../../shared/api/retro-routes.ts'
import { useForm } from '../../../api/use-form.ts'
import { useOnceKey } from '../../../api/use-once-key.ts'
import { teamActions } from '../../../text/en/team-actions.ts'
import { Banner } from '../../../ui/banner.tsx'
import { Button } from '../../../ui/button.tsx'
import { Dialog } from '../../../ui/dialog.tsx'
import { DateField, SelectField, TextArea } from '../../../ui/field.tsx'

/** Changes an action's words, owner or date. What was not touched is not sent: others may have changed it meanwhile. */
export function ActionDialog({
  action,
  people,
  onClose,
  onChanged,
}: {
  action: Action
  people: readonly Person[]
  onClose: () => void
  onChanged: (action: Action) => void
}) {
  const text = teamActions.dialog
  const [words, setWords] = useState(action.text)
  const [ownerId, setOwnerId] = useState(action.owner?.personId ?? '')
  const [dueOn, setDueOn] = useState(action.dueOn ?? '')
  const onceKeyOf = useOnceKey()
  const form = useForm(RETRO_ROUTES.changeAction, ['text', 'ownerId', 'dueOn'], onChanged)
  const submit = () => {
    const body = {
      ...(words === action.text ? {} : { text: words }),
      ...(ownerId === '' || ownerId === action.owner?.personId ? {} : { ownerId }),
      ...(dueOn === '' || dueOn === action.dueOn ? {} : { dueOn }),
    }
    if (Object.keys(body).length === 0) onClose()
    else void form.submit({ params: { actionId: action.actionId }, body, onceKey: onceKeyOf(body) })
  }
  // Whoever left the team still owns it until somebody else does.
  const isListed = action.owner === null || people.some(({ personId }) => personId === action.owner?.personId)
  return (
    <Dialog
      title={text.title}
      onClose={onClose}
      actions={
        <>
          <Button onClick={onClose}>{text.cancel}</Button>
          <Button variant="lamp" busy={form.isBusy} onClick={submit}>
            {text.save}
          </Button>
        </>
      }
    >
      <form
        class="actiondialog"
        ref={form.form}
        onSubmit={(event) => {
          event.preventDefault()
          submit()
        }}
      >
        <TextArea
          label={text.text}
          value={words}
          rows={3}
          maxLength={500}
          error={form.fields['text']}
          onInput={(event) => {
            setWords(event.currentTarget.value)
            form.mend('text')
          }}
        />
        <SelectField
          label={text.owner}
          value={ownerId}
          error={form.fields['ownerId']}
          onChange={(event) => {
            setOwnerId(event.currentTarget.value)
            form.mend('ownerId')
          }}
        >
          {action.owner === null ? <option value="">{text.nobody}</option> : null}
          {isListed || action.owner === null ? null : (
            <option value={action.owner.personId}>{action.owner.name}</option>
          )}
          {people.map(({ personId, name }) => (
            <option key={personId} value={personId}>
              {name}
            </option>
          ))}
        </SelectField>
        <DateField
          label={text.dueOn}
          value={dueOn}
          error={form.fields['dueOn']}
          onInput={(event) => {
            setDueOn(event.currentTarget.value)
            form.mend('dueOn')
          }}
        />
      </form>
      {form.refusal === null ? null : (
        <Banner tone="negative" title={teamActions.failed}>
          {form.refusal.message}
        </Banner>
      )}
    </Dialog>
  )
}
