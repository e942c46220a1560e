import { useState } from 'preact/hooks'
import * as v from 'valibot'
import { DisplayNameSchema } from '../../../../shared/identity/names.ts'
import { peopleText } from '../../../text/en/people.ts'
import { workshop } from '../../../text/en/workshop.ts'
import { Button } from '../../../ui/button.tsx'
import { Dialog } from '../../../ui/dialog.tsx'
import { TextField } from '../../../ui/field.tsx'
import { useWorkshop } from '../workshop-context.ts'

type AboutSomebody = { personId: string; name: string; onClose: () => void }

export function RemoveDialog({ personId, name, onClose }: AboutSomebody) {
  const { model } = useWorkshop()
  const text = workshop.people
  return (
    <Dialog
      title={text.removeTitle(name)}
      onClose={onClose}
      actions={
        <>
          <Button onClick={onClose}>{text.cancel}</Button>
          <Button
            variant="ink"
            onClick={() => {
              void model.give({ type: 'remove-person', personId })
              onClose()
            }}
          >
            {text.removeConfirm}
          </Button>
        </>
      }
    >
      <p>{text.removeBody}</p>
    </Dialog>
  )
}

export function HandOverDialog({ personId, name, onClose }: AboutSomebody) {
  const { model } = useWorkshop()
  return (
    <Dialog
      title={peopleText.handOverTitle(name)}
      onClose={onClose}
      actions={
        <>
          <Button onClick={onClose}>{peopleText.cancel}</Button>
          <Button
            variant="ink"
            onClick={() => {
              void model.give({ type: 'hand-over', personId })
              onClose()
            }}
          >
            {peopleText.handOverConfirm}
          </Button>
        </>
      }
    >
      <p>{peopleText.handOverBody(name)}</p>
    </Dialog>
  )
}

/** Another name for oneself. */
export function RenameDialog({ name, onClose }: { name: string; onClose: () => void }) {
  const { model } = useWorkshop()
  const [words, setWords] = useState(name)
  const [error, setError] = useState<string>()
  const formId = 'rename'
  const save = async () => {
    const parsed = v.safeParse(DisplayNameSchema, words)
    if (!parsed.success) return setError(parsed.issues[0].message)
    if (await model.give({ type: 'rename', name: parsed.output })) onClose()
  }
  return (
    <Dialog
      title={peopleText.renameTitle}
      onClose={onClose}
      actions={
        <>
          <Button onClick={onClose}>{peopleText.cancel}</Button>
          <Button variant="ink" type="submit" form={formId}>
            {peopleText.save}
          </Button>
        </>
      }
    >
      <form
        id={formId}
        noValidate
        onSubmit={(event) => {
          event.preventDefault()
          void save()
        }}
      >
        <TextField
          label={peopleText.name}
          hint={peopleText.renameHelp}
          value={words}
          error={error}
          autoFocus
          autoComplete="name"
          onInput={(event) => {
            setWords(event.currentTarget.value)
            setError(undefined)
          }}
        />
      </form>
    </Dialog>
  )
}
