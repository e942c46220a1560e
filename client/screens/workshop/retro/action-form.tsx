import { Plus, Trash2 } from 'lucide'
import { can } from '../../../../shared/identity/roles.ts'
import { MAX_RETRO_LINE_LENGTH } from '../../../../shared/retro/grade.ts'
import type { RoomAction } from '../../../../shared/retro/retro-state.ts'
import { participantOf, type Visible } from '../../../../shared/workshop/state.ts'
import { randomId } from '../../../models/random-id.ts'
import { retroActions as text } from '../../../text/en/retro-actions.ts'
import { Button, IconButton } from '../../../ui/button.tsx'
import { DateField, SelectField, TextField } from '../../../ui/field.tsx'
import { useKeptWords } from '../use-kept-words.ts'
import { useWorkshop } from '../workshop-context.ts'

const DRAFT = 'retro-action'

/** [RE7] A new action: what, who and until when; the last two may come later. */
export function ActionForm({ visible }: { visible: Visible }) {
  const { model } = useWorkshop()
  const { words, type, drop } = useKeptWords(DRAFT)
  const owner = useKeptWords(`${DRAFT}-owner`)
  const due = useKeptWords(`${DRAFT}-due`)
  const add = async () => {
    const isDone = await model.give({
      ...{ type: 'add-action', actionId: randomId(), text: words.trim() },
      ownerId: owner.words === '' ? null : owner.words,
      dueOn: due.words === '' ? null : due.words,
    })
    if (!isDone) return
    // The day stays: the next action is often due then, too.
    drop()
    owner.drop()
  }
  return (
    <form
      class="actionform"
      onSubmit={(event) => {
        event.preventDefault()
        if (words.trim() !== '') void add()
      }}
    >
      <TextField
        label={text.add}
        placeholder={text.addPlaceholder}
        value={words}
        maxLength={MAX_RETRO_LINE_LENGTH}
        onInput={(event) => type(event.currentTarget.value)}
      />
      <OwnerField label={text.owner} visible={visible} value={owner.words} onChange={owner.type} />
      <DateField
        label={text.dueOn}
        value={due.words}
        onInput={(event) => due.type(event.currentTarget.value)}
      />
      <Button type="submit" variant="ink" icon={Plus} disabled={words.trim() === ''}>
        {text.addSubmit}
      </Button>
    </form>
  )
}

/** An action that was agreed on, changed in place. */
export function ActionRow({
  action,
  number,
  visible,
}: {
  readonly action: RoomAction
  readonly number: number
  readonly visible: Visible
}) {
  const { model } = useWorkshop()
  const { words, type, drop } = useKeptWords(`action-${action.id}`, action.text)
  const change = (patch: Partial<Pick<RoomAction, 'text' | 'ownerId' | 'dueOn'>>) =>
    model.give({ type: 'change-action', actionId: action.id, ...patch })
  const settle = async () => {
    const next = words.trim()
    if (next === '' || next === action.text || (await change({ text: next }))) drop()
  }
  const remove = async () => {
    if (!(await model.give({ type: 'remove-action', actionId: action.id }))) return
    const { id: actionId, text: before, ownerId, dueOn } = action
    model.toasts.show(text.removed, () => {
      // Whoever was sent out cannot be given an action any more: it comes back without its owner.
      const isHere = ownerId !== null && participantOf(visible, ownerId)?.removed === false
      void model.give({
        ...{ type: 'add-action', actionId, text: before, dueOn },
        ownerId: isHere ? ownerId : null,
      })
    })
  }
  return (
    <li class="card actionrow">
      <TextField
        label={text.textOf(number)}
        value={words}
        maxLength={MAX_RETRO_LINE_LENGTH}
        onInput={(event) => type(event.currentTarget.value)}
        onBlur={() => void settle()}
        onKeyDown={(event) => {
          if (event.key === 'Enter') void settle()
        }}
      />
      <OwnerField
        label={text.ownerOf(number)}
        visible={visible}
        value={action.ownerId ?? ''}
        hint={action.ownerId === null ? text.needsOwner : undefined}
        onChange={(ownerId) => void change({ ownerId: ownerId === '' ? null : ownerId })}
      />
      <DateField
        label={text.dueOnOf(number)}
        value={action.dueOn ?? ''}
        hint={action.dueOn === null ? text.needsDate : undefined}
        onChange={(event) => {
          const day = event.currentTarget.value
          void change({ dueOn: day === '' ? null : day })
        }}
      />
      <IconButton icon={Trash2} label={text.remove(number)} onClick={() => void remove()} />
    </li>
  )
}

/** One person of the room; who owned it and is gone stays to be seen until another is chosen. */
function OwnerField({
  label,
  visible,
  value,
  hint,
  onChange,
}: {
  label: string
  visible: Visible
  value: string
  hint?: string | undefined
  onChange: (ownerId: string) => void
}) {
  const people = Object.entries(visible.roster)
    .filter(([, { removed, role }]) => !removed && can(role, 'write-board'))
    .toSorted(([, one], [, other]) => one.joinedAtMs - other.joinedAtMs)
  const gone = people.some(([id]) => id === value) ? null : participantOf(visible, value)
  return (
    <SelectField
      label={label}
      value={value}
      hint={hint}
      onChange={(event) => onChange(event.currentTarget.value)}
    >
      <option value="">{text.chooseOwner}</option>
      {people.map(([id, { name }]) => (
        <option key={id} value={id}>
          {name}
        </option>
      ))}
      {gone === null ? null : <option value={value}>{text.gone(gone.name)}</option>}
    </SelectField>
  )
}
