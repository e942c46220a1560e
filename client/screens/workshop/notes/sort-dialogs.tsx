import type { ComponentChildren } from 'preact'
import { useState } from 'preact/hooks'
import { sortText } from '../../../text/en/workshop-sort.ts'
import { Button } from '../../../ui/button.tsx'
import { Dialog } from '../../../ui/dialog.tsx'
import { SelectField } from '../../../ui/field.tsx'
import { useWorkshop } from '../workshop-context.ts'
import { useNotes } from './notes-context.ts'

/** The dialog that is open, if one is. */
export function SortDialogs() {
  const { actions } = useNotes()
  const dialog = actions.dialog.value
  if (dialog === null) return null
  if (dialog.kind === 'move') return <MoveDialog noteIds={dialog.noteIds} />
  if (dialog.kind === 'merge') return <MergeDialog groupId={dialog.groupId} />
  return <TurnDialog id={dialog.id} />
}

const NEW_GROUP = ''

/** Moves cards to a group, to lie loose in an area, or into a group of their own. */
function MoveDialog({ noteIds }: { noteIds: readonly string[] }) {
  const { notes, actions, nameOfArea } = useNotes()
  const layout = notes.layout.value
  const groups = layout.flatMap((area) => area.groups)
  const [to, setTo] = useState<string>(
    () => groups.find(({ noteIds: ids }) => !isIn(ids, noteIds))?.id ?? NEW_GROUP,
  )
  return (
    <SortDialogFrame
      title={sortText.moveTitle(noteIds.length)}
      action={sortText.move}
      onAct={() => (to === NEW_GROUP ? actions.makeGroup(noteIds, '') : actions.moveTo(noteIds, to))}
    >
      <SelectField label={sortText.where} value={to} onChange={(event) => setTo(event.currentTarget.value)}>
        {groups.map(({ id, noteIds: ids }) => (
          <option key={id} value={id}>
            {sortText.groupWith(actions.nameOfGroup(id), ids.length)}
          </option>
        ))}
        <option value={NEW_GROUP}>{sortText.newGroup}</option>
        {layout.map(({ areaId }) => (
          <option key={areaId} value={areaId}>
            {sortText.looseIn(nameOfArea(areaId))}
          </option>
        ))}
      </SelectField>
    </SortDialogFrame>
  )
}

/** Puts a group into another. */
function MergeDialog({ groupId }: { groupId: string }) {
  const { notes, actions } = useNotes()
  const others = notes.layout.value.flatMap((area) => area.groups).filter(({ id }) => id !== groupId)
  const [chosen, setTo] = useState<string>('')
  const to = others.find(({ id }) => id === chosen)?.id ?? others[0]?.id
  return (
    <SortDialogFrame
      title={sortText.mergeTitle(actions.nameOfGroup(groupId))}
      action={sortText.mergeNow}
      isDisabled={to === undefined}
      onAct={() => to !== undefined && actions.merge(groupId, to)}
    >
      {to === undefined ? (
        <p>{sortText.noOtherGroup}</p>
      ) : (
        <SelectField
          label={sortText.mergeWith}
          hint={sortText.mergeHelp}
          value={to}
          onChange={(event) => setTo(event.currentTarget.value)}
        >
          {others.map(({ id, noteIds }) => (
            <option key={id} value={id}>
              {sortText.groupWith(actions.nameOfGroup(id), noteIds.length)}
            </option>
          ))}
        </SelectField>
      )}
    </SortDialogFrame>
  )
}

const OBJECTIVE = ''

/** Makes an objective, or a key result of one, of a card or a group. */
function TurnDialog({ id }: { id: string }) {
  const { model } = useWorkshop()
  const { actions } = useNotes()
  const { objectives } = model.board.value
  const [to, setTo] = useState<string>(OBJECTIVE)
  return (
    <SortDialogFrame
      title={sortText.turnTitle(actions.wordsOf(id))}
      action={sortText.turnNow}
      onAct={() =>
        actions.turn(id, to === OBJECTIVE ? { kind: 'objective' } : { kind: 'keyResult', objectiveId: to })
      }
    >
      <SelectField
        label={sortText.into}
        hint={sortText.turnHelp}
        value={to}
        onChange={(event) => setTo(event.currentTarget.value)}
      >
        <option value={OBJECTIVE}>{sortText.turnObjective}</option>
        {objectives.map((objective) => (
          <option key={objective.id} value={objective.id}>
            {sortText.turnKeyResult(sortText.short(objective.text.trim()) || sortText.noWords)}
          </option>
        ))}
      </SelectField>
    </SortDialogFrame>
  )
}

function SortDialogFrame(props: {
  title: string
  action: string
  isDisabled?: boolean
  onAct: () => unknown
  children: ComponentChildren
}) {
  const { actions } = useNotes()
  return (
    <Dialog
      title={props.title}
      onClose={actions.closeDialog}
      actions={
        <>
          <Button onClick={actions.closeDialog}>{sortText.cancel}</Button>
          <Button
            variant="ink"
            disabled={props.isDisabled === true}
            onClick={() => {
              actions.closeDialog()
              props.onAct()
            }}
          >
            {props.action}
          </Button>
        </>
      }
    >
      {props.children}
    </Dialog>
  )
}

function isIn(ids: readonly string[], wanted: readonly string[]): boolean {
  return wanted.every((id) => ids.includes(id))
}
