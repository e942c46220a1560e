import { Users } from 'lucide'
import type { ComponentType } from 'preact'
import { useState } from 'preact/hooks'
import { raisedHands } from '../../../../shared/workshop/leading.ts'
import type { Visible } from '../../../../shared/workshop/state.ts'
import { peopleText } from '../../../text/en/people.ts'
import { PeopleList, type Person } from '../../../ui/avatar.tsx'
import { IconButton } from '../../../ui/button.tsx'
import { useWorkshop } from '../workshop-context.ts'
import { presenceOf, writersOf } from './presence-of.ts'
import './people-here.css'

type DialogComponent = ComponentType<{ visible: Visible; onClose: () => void }>

/** Who is here and what they do, and the way to the list of them. Reads by itself who writes: a keystroke draws no more than this. */
export function PeopleHere({ visible }: { visible: Visible }) {
  const { model } = useWorkshop()
  const [loaded, setLoaded] = useState<{ readonly PeopleDialog: DialogComponent } | null>(null)
  const [isOpen, setOpen] = useState(false)
  const writing = writersOf(model)
  const hands = raisedHands(visible).length
  const open = () => {
    setOpen(true)
    if (loaded !== null) return
    import('./people-dialog.tsx').then(
      ({ PeopleDialog }) => setLoaded({ PeopleDialog }),
      () => {
        setOpen(false)
        model.toasts.show(peopleText.failed)
      },
    )
  }
  return (
    <>
      <PeopleList people={peopleOf(visible, writing)} />
      <span class="peoplebutton">
        <IconButton
          icon={Users}
          label={hands === 0 ? peopleText.open : peopleText.openWithHands(hands)}
          aria-haspopup="dialog"
          onClick={open}
        />
        {hands === 0 ? null : (
          <span class="peoplebutton__hands num" aria-hidden="true">
            {hands}
          </span>
        )}
      </span>
      {isOpen && loaded !== null ? (
        <loaded.PeopleDialog visible={visible} onClose={() => setOpen(false)} />
      ) : null}
    </>
  )
}

/** Everybody who has come and not left for good; who is gone is not shown in the bar. */
function peopleOf(visible: Visible, writing: ReadonlySet<string>): readonly Person[] {
  return Object.entries(visible.roster)
    .filter(([, { removed, attendance }]) => !removed && attendance !== 'gone')
    .map(([id, person]) => ({ id, name: person.name, presence: presenceOf(person, writing.has(id)) }))
}
