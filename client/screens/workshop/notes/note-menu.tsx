import {
  CircleParking,
  CornerDownRight,
  Ellipsis,
  Group,
  Merge,
  MessageSquare,
  Pencil,
  Split,
  Target,
  Trash2,
} from 'lucide'
import { commentText } from '../../../text/en/workshop-comments.ts'
import { sortText } from '../../../text/en/workshop-sort.ts'
import { Menu, type MenuItem } from '../../../ui/menu.tsx'
import { pointItems } from '../point-item.ts'
import { useWorkshop } from '../workshop-context.ts'
import { useNotes } from './notes-context.ts'

/** What can be done with the active card, or with all that is selected when it is among them. */
export function NoteMenu({ id }: { id: string }) {
  const { model, openComments } = useWorkshop()
  const { notes, actions } = useNotes()
  const face = notes.face(id).value
  if (!model.mayWrite.value.ok || face === null) return null
  const ids = notes.isSelected(id).value ? notes.targets() : [id]
  const isGroup = face.kind === 'group'
  const items: readonly MenuItem[] = [
    {
      id: 'edit',
      label: isGroup ? sortText.name : sortText.edit,
      icon: Pencil,
      onSelect: () => actions.edit([id]),
    },
    ...(isGroup
      ? [
          { id: 'merge', label: sortText.merge, icon: Merge, onSelect: () => actions.askWhere([id]) },
          { id: 'split', label: sortText.split, icon: Split, onSelect: () => actions.split([id]) },
        ]
      : [
          { id: 'group', label: sortText.group, icon: Group, onSelect: () => void actions.group(ids) },
          {
            id: 'move',
            label: sortText.moveTo,
            icon: CornerDownRight,
            onSelect: () => actions.askWhere(ids),
          },
        ]),
    ...(face.became === null
      ? [{ id: 'turn', label: sortText.turn, icon: Target, onSelect: () => actions.askTurn([id]) }]
      : []),
    {
      id: 'comment',
      label: commentText.comment,
      icon: MessageSquare,
      onSelect: () => {
        openComments.value = id
      },
    },
    ...pointItems(model, id),
    { id: 'park', label: sortText.park, icon: CircleParking, onSelect: () => actions.park(ids) },
    {
      id: 'delete',
      label: sortText.delete,
      icon: Trash2,
      tone: 'negative',
      onSelect: () => actions.remove(ids),
    },
  ]
  return <Menu label={sortText.more(actions.wordsOf(id))} icon={Ellipsis} items={items} class="notemenu" />
}
