import { Lock, LockOpen } from 'lucide'
import type { Visible } from '../../../shared/workshop/state.ts'
import { workshop } from '../../text/en/workshop.ts'
import { Button } from '../../ui/button.tsx'
import { PersonRows } from './people/person-rows.tsx'
import { useWorkshop } from './workshop-context.ts'
import '../../ui/note.css'
import './people-sheet.css'

/** Everybody of this workshop with their role; facilitators change roles, remove people and lock joining here. */
export function PeopleSheet({ visible }: { visible: Visible }) {
  const text = workshop.people
  const count = Object.values(visible.roster).filter(({ removed }) => !removed).length
  return (
    <section class="sheet" aria-labelledby="people">
      <div class="row">
        <h2 class="sech" id="people">
          {text.title}
        </h2>
        <span class="muted small num">{count}</span>
        <LockJoining visible={visible} class="push" />
      </div>
      {visible.joiningLocked ? <p class="small muted">{text.joiningLocked}</p> : null}
      <PersonRows visible={visible} />
    </section>
  )
}

/** Whether somebody new can come in: facilitators turn it. */
export function LockJoining({ visible, class: extra }: { visible: Visible; class?: string }) {
  const { model } = useWorkshop()
  const text = workshop.people
  const { joiningLocked } = visible
  if (!model.can('manage-people')) return null
  return (
    <Button
      size="sm"
      class={extra}
      icon={joiningLocked ? LockOpen : Lock}
      onClick={() => void model.give({ type: 'lock-joining', locked: !joiningLocked })}
    >
      {joiningLocked ? text.unlockJoining : text.lockJoining}
    </Button>
  )
}
