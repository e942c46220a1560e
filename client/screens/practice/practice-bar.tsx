import { useEffect, useState } from 'preact/hooks'
import { recallPractice } from '../../practice/practice-memory.ts'
import { createPracticeRoom, type PracticeRoom } from '../../practice/practice-room.ts'
import { formatInstant } from '../../text/dates.ts'
import { practice } from '../../text/en/practice.ts'
import { Button } from '../../ui/button.tsx'
import { useWorkshop } from '../workshop/workshop-context.ts'
import './practice-bar.css'

/** That this room is for practice, how long it lasts, and, in the tab that started it, its simulated teammates. */
export function PracticeBar() {
  const { model } = useWorkshop()
  const [known] = useState(() => recallPractice(model.workshopId))
  const [room, setRoom] = useState<PracticeRoom | null>(null)
  useEffect(() => {
    if (known === null) return
    const made = createPracticeRoom(model.workshopId, known)
    setRoom(made)
    return () => made.dispose()
  }, [model, known])
  const text = practice.bar
  return (
    <section class="practicebar" aria-label={text.label}>
      <b>{text.name}</b>
      {room === null ? <span class="muted">{text.elsewhere}</span> : <Teammates room={room} />}
      <span class="practicebar__until">
        {known === null ? text.deleted : text.deletedAt(formatInstant(known.deletedAtMs))}
      </span>
    </section>
  )
}

function Teammates({ room }: { room: PracticeRoom }) {
  const { model } = useWorkshop()
  const [isAdding, setAdding] = useState(false)
  const text = practice.bar
  const here = room.here.value.size
  const missing = room.expected.value - here
  const isPaused = room.isPaused.value
  const add = async () => {
    setAdding(true)
    const refusal = await room.add()
    setAdding(false)
    if (refusal !== null) model.toasts.show(`${text.notAdded} ${refusal}`)
  }
  return (
    <>
      <span role="status">
        {missing > 0 ? text.coming(missing) : text.count(here)}
        {isPaused ? `, ${text.paused}` : ''}
      </span>
      <Button size="sm" aria-pressed={isPaused} onClick={() => room.pause(!isPaused)}>
        {isPaused ? text.resume : text.pause}
      </Button>
      <Button size="sm" busy={isAdding} onClick={() => void add()}>
        {text.add}
      </Button>
    </>
  )
}
