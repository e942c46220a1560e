import { Check } from 'lucide'
import type { ComponentChildren } from 'preact'
import { useId } from 'preact/hooks'
import { can } from '../../../../shared/identity/roles.ts'
import { isWaitedFor, readinessOf } from '../../../../shared/workshop/readiness.ts'
import type { Stage } from '../../../../shared/workshop/stages.ts'
import type { Participant, Visible } from '../../../../shared/workshop/state.ts'
import { workshop } from '../../../text/en/workshop.ts'
import { writingText } from '../../../text/en/workshop-writing.ts'
import type { Presence } from '../../../ui/avatar.tsx'
import { Button } from '../../../ui/button.tsx'
import { CardBacks, RoomListItem } from '../../../ui/note.tsx'
import { useWorkshop } from '../workshop-context.ts'

/** Beside my own cards: what may be known of everybody else's, and *I'm ready* where the screen is wide. */
export function RoomAside({ visible, stage }: { visible: Visible; stage: Stage }) {
  return (
    <aside class="aside">
      <RoomCards visible={visible} stage={stage} />
      <ReadyHere visible={visible} />
    </aside>
  )
}

/** Card backs: by person where the stage is named, only the sum where it is not. */
export function RoomCards({ visible, stage }: { visible: Visible; stage: Stage }) {
  const { model } = useWorkshop()
  const headingId = useId()
  const progress = visible.writing[stage.id] ?? { cards: 0, people: {} }
  const isNamed = stage.settings.naming === 'named'
  const asked = writersOf(visible, stage)
  const others = asked.filter(([id]) => id !== model.personId.value)
  const writing = new Set(
    model.presence.others.value.flatMap(({ personId, editing }) => (editing === null ? [] : [personId])),
  )
  const without = others.filter(([id]) => (progress.people[id] ?? 0) === 0).map(([, { name }]) => name)
  return (
    <section class="sheet roomcards" aria-labelledby={headingId}>
      <div class="row">
        <h2 class="sech" id={headingId}>
          {writingText.room}
        </h2>
        <span class="push muted small num">{writingText.faceDown(progress.cards)}</span>
      </div>
      {isNamed ? (
        <PeopleRows isLong={others.length > ROWS_IN_SIGHT}>
          {others.map(([id, person]) => {
            const doing = doingOf(person, writing.has(id))
            return (
              <RoomListItem
                key={id}
                person={{ id, name: person.name, presence: doing === 'away' ? 'away' : 'here' }}
                doing={writingText.doing[doing]}
                cards={progress.people[id] ?? 0}
              />
            )
          })}
        </PeopleRows>
      ) : (
        <>
          {progress.cards === 0 ? null : <CardBacks count={progress.cards} />}
          <p class="small muted">{writingText.sumOnly}</p>
        </>
      )}
      {isNamed && others.length > 0 && model.can('lead-workshop') ? (
        <p class="small roomcards__without">
          {without.length === 0 ? writingText.everybodyWrote : writingText.nothingFrom(without)}
        </p>
      ) : null}
    </section>
  )
}

/** With more people than this the list scrolls by itself, so that what stands below it is not pushed out of sight. */
const ROWS_IN_SIGHT = 9

function PeopleRows({ isLong, children }: { isLong: boolean; children: ComponentChildren }) {
  if (!isLong) return <ul class="roomlist">{children}</ul>
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: a region that scrolls must be reachable by keyboard
    <section class="roomcards__scroll" aria-label={writingText.peopleAndCards} tabIndex={0}>
      <ul class="roomlist">{children}</ul>
    </section>
  )
}

function ReadyHere({ visible }: { visible: Visible }) {
  const { model } = useWorkshop()
  const me = model.me.value
  if (me === null || !model.can('set-ready') || model.can('lead-workshop')) return null
  const { asked, ready } = readinessOf(visible)
  return (
    <div class="readyhere">
      <Button
        size="lg"
        icon={Check}
        aria-pressed={me.ready}
        onClick={() => void model.give({ type: 'set-ready', ready: !me.ready })}
      >
        {workshop.lead.imReady}
      </Button>
      <p class="small muted num">{writingText.readyCount(ready, asked)}</p>
    </div>
  )
}

/** Who is asked to write here: who is waited for, or gone and with cards that wait. */
export function writersOf(visible: Visible, stage: Stage): readonly (readonly [string, Participant])[] {
  const people = visible.writing[stage.id]?.people ?? {}
  const leadOnly = stage.settings.writers === 'facilitators'
  return Object.entries(visible.roster).filter(
    ([id, person]) =>
      !person.removed &&
      can(person.role, leadOnly ? 'lead-workshop' : 'write-board') &&
      (isWaitedFor(visible, person) || (people[id] ?? 0) > 0),
  )
}

type Doing = keyof typeof writingText.doing

function doingOf({ attendance, ready }: Participant, isWriting: boolean): Doing {
  if (attendance !== 'here') return attendance
  if (ready) return 'ready'
  return isWriting ? 'writing' : ('here' satisfies Presence)
}
