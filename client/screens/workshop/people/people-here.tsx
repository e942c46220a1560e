import { Users } from 'lucide'
import { raisedHands } from '../../../../shared/workshop/leading.ts'
import type { Visible } from '../../../../shared/workshop/state.ts'
import { roomPeopleText } from '../../../text/en/room-people.ts'
import { PeopleList, type Person } from '../../../ui/avatar.tsx'
import { IconButton } from '../../../ui/button.tsx'
import { useLazyPart } from '../use-lazy-part.ts'
import { useWorkshop } from '../workshop-context.ts'
import { presenceOf, writersOf } from './presence-of.ts'
import './people-here.css'

const loadPeopleDialog = () => import('./people-dialog.tsx').then((part) => part.PeopleDialog)

/** Who is here and what they do, and the way to the list of them. Reads by itself who writes: a keystroke draws no more than this. */
export function PeopleHere({ visible }: { visible: Visible }) {
  const { model } = useWorkshop()
  const dialog = useLazyPart(loadPeopleDialog)
  const writing = writersOf(model)
  const hands = raisedHands(visible).length
  return (
    <>
      <PeopleList people={peopleOf(visible, writing)} />
      <span class="peoplebutton">
        <IconButton
          icon={Users}
          label={hands === 0 ? roomPeopleText.open : roomPeopleText.openWithHands(hands)}
          aria-haspopup="dialog"
          onClick={dialog.open}
        />
        {hands === 0 ? null : (
          <span class="peoplebutton__hands num" aria-hidden="true">
            {hands}
          </span>
        )}
      </span>
      {dialog.Part === null ? null : <dialog.Part visible={visible} onClose={dialog.close} />}
    </>
  )
}

/** Everybody who has come and not left for good; who is gone is not shown in the bar. */
function peopleOf(visible: Visible, writing: ReadonlySet<string>): readonly Person[] {
  return Object.entries(visible.roster)
    .filter(([, { removed, attendance }]) => !removed && attendance !== 'gone')
    .map(([id, person]) => ({ id, name: person.name, presence: presenceOf(person, writing.has(id)) }))
}
