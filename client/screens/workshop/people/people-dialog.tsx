import { Hand } from 'lucide'
import { raisedHands } from '../../../../shared/workshop/leading.ts'
import { readinessOf } from '../../../../shared/workshop/readiness.ts'
import type { Visible } from '../../../../shared/workshop/state.ts'
import { peopleText } from '../../../text/en/people.ts'
import { roomPeopleText } from '../../../text/en/room-people.ts'
import { workshop } from '../../../text/en/workshop.ts'
import { Button } from '../../../ui/button.tsx'
import { Dialog } from '../../../ui/dialog.tsx'
import { MyLinks } from '../my-links.tsx'
import { LockJoining } from '../people-sheet.tsx'
import { useWorkshop } from '../workshop-context.ts'
import { PersonRows } from './person-rows.tsx'
import './people-dialog.css'

/** The people of the room, from any stage: who is here and waited for, whose turn it is, roles, and one's own devices. */
export function PeopleDialog({ visible, onClose }: { visible: Visible; onClose: () => void }) {
  const { waitingFor, asked } = readinessOf(visible)
  return (
    <Dialog
      title={roomPeopleText.open}
      onClose={onClose}
      actions={<Button onClick={onClose}>{peopleText.close}</Button>}
    >
      <div class="peopledialog">
        {waitingFor.length === 0 || waitingFor.length === asked ? null : (
          <p class="small">{roomPeopleText.waitingFor(waitingFor.map(({ name }) => name))}</p>
        )}
        <Hands visible={visible} />
        <PersonRows visible={visible} />
        <div class="row">
          <LockJoining visible={visible} />
          {visible.joiningLocked ? <span class="small muted">{workshop.people.joiningLocked}</span> : null}
        </div>
        <MyLinks />
      </div>
    </Dialog>
  )
}

/** Whose turn it is to say something. */
function Hands({ visible }: { visible: Visible }) {
  const { model } = useWorkshop()
  const hands = raisedHands(visible)
  if (hands.length === 0) return null
  const mayLower = model.can('lead-workshop')
  return (
    <section aria-labelledby="hands">
      <div class="row">
        <h3 class="sech" id="hands">
          {peopleText.hands}
        </h3>
        <span class="small muted">{peopleText.handsHelp}</span>
        {mayLower && hands.length > 1 ? (
          <Button
            size="sm"
            class="push"
            onClick={() => void model.give({ type: 'lower-hand', personId: null })}
          >
            {peopleText.lowerAll}
          </Button>
        ) : null}
      </div>
      <ol class="hands">
        {hands.map(({ personId, name }) => (
          <li key={personId}>
            <span>{name}</span>
            {mayLower ? (
              <Button
                size="sm"
                icon={Hand}
                aria-label={peopleText.lowerOf(name)}
                onClick={() => void model.give({ type: 'lower-hand', personId })}
              >
                {peopleText.lowerTheirs}
              </Button>
            ) : null}
          </li>
        ))}
      </ol>
    </section>
  )
}
