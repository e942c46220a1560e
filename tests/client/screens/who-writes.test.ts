import { expect, test } from 'vitest'
import { writersOf } from '../../../client/screens/workshop/write/room-aside.tsx'
import { currentStage } from '../../../shared/workshop/agenda.ts'
import { changeParticipant } from '../../../shared/workshop/roster.ts'
import { startDeadline } from '../../../shared/workshop/run-timer.ts'
import { retroAt } from '../../shared/workshop/retro-room.ts'

test('asked to write is whoever is here and may, over days also whoever is not here, and never who was sent out', () => {
  const { visible } = retroAt('reflect')
  const stage = currentStage(visible)
  const names = (seen: typeof visible) => writersOf(seen, stage).map(([, { name }]) => name)
  // Ola only watches.
  expect(names(visible)).toEqual(['Faye', 'Pat', 'Mika'])
  const withoutPat = { ...visible, roster: changeParticipant(visible, 'pat', { attendance: 'gone' }) }
  expect(names(withoutPat)).toEqual(['Faye', 'Mika'])
  const timer = startDeadline(stage.id, { endsAtMs: 60_000, atEnd: 'nothing' }, 0)
  expect(names({ ...withoutPat, timer })).toEqual(['Faye', 'Pat', 'Mika'])
  const sentOut = changeParticipant(withoutPat, 'pat', { removed: true })
  expect(names({ ...withoutPat, timer, roster: sentOut })).toEqual(['Faye', 'Mika'])
})
