import { createKeyResult, createObjective, setKeyResultFields } from '../../../shared/board/write.ts'
import type { KeyResultFields } from '../../../shared/okr/model.ts'
import type { RoomClient } from '../../party/support/room-client.ts'
import type { Person } from './person.ts'
import { personIdIn } from './room-steps.ts'
import { sendAs } from './sender.ts'

const SAFE = 'Shipping a change is a safe, everyday thing'
export const FASTER = 'Median deployment time falls from 48 to 24 minutes'
export const ROLLBACKS = 'Releases rolled back fall from 10% to 2%'
const SURVEY = 'Developers who trust the release rise from 40% to 80%'

type Given = Partial<Omit<KeyResultFields, 'ownerId'>> & { readonly owner: string }

/** An aspiration, a commitment, and one that is neither. */
const PLANNED: Readonly<Record<string, Given>> = {
  [FASTER]: {
    ...{ owner: 'Tomasz', direction: 'decrease', unit: 'min', baseline: 48, target: 24 },
    commitment: 'aspirational',
  },
  [ROLLBACKS]: {
    ...{ owner: 'Ines', direction: 'decrease', unit: '%', baseline: 10, target: 2 },
    commitment: 'committed',
  },
  [SURVEY]: { owner: 'Jonas', direction: 'increase', unit: '%', baseline: 40, target: 80 },
}

/** Writes a quarter's objective with its key results, which are owned by people of the room, and gives the ids by the words. */
export async function planQuarter(
  writer: RoomClient,
  dueOn: string,
): Promise<Readonly<Record<string, string>>> {
  const objectiveId = `objective-${crypto.randomUUID()}`
  createObjective(writer.doc, { id: objectiveId, text: SAFE }, 'priya')
  const ids = Object.entries(PLANNED).map(([text, given]) => {
    const id = `kr-${crypto.randomUUID()}`
    createKeyResult(writer.doc, { id, objectiveId, text }, 'priya')
    commitTo(writer, id, { dueOn, confidence: 6, ...given })
    return [text, id] as const
  })
  await writer.untilSaved()
  return Object.fromEntries(ids)
}

/** What a key result is held to, by the name of its owner. */
export function commitTo(writer: RoomClient, id: string, { owner, ...fields }: Given): void {
  setKeyResultFields(writer.doc, id, { ownerId: personIdIn(writer, owner), ...fields }, 'priya')
}

/** [CH1] Over the weeks one of them is hoped for less and less, one gets there, and one is dropped. */
export async function pursueQuarter(
  { ines, tomasz }: { readonly ines: Person; readonly tomasz: Person },
  idOf: Readonly<Record<string, string>>,
  tomaszId: string,
  itIsDay: (day: number) => Promise<void>,
): Promise<void> {
  const checkIn = (person: Person, keyResult: string, said: Record<string, unknown>) =>
    sendAs(person, `/api/key-results/${idOf[keyResult]}/check-ins`, { note: '', nextStep: null, ...said })
  await itIsDay(14)
  await checkIn(tomasz, FASTER, { value: 42, confidence: 8, note: 'The cache works' })
  await checkIn(ines, ROLLBACKS, { value: 8, confidence: 6 })
  await itIsDay(42)
  await checkIn(tomasz, FASTER, { value: 40, confidence: 7, note: 'One suite is left' })
  await checkIn(ines, ROLLBACKS, { value: 5, confidence: 7 })
  await sendAs(ines, `/api/key-results/${idOf[SURVEY]}/drop`, { reason: 'The survey tool was taken away' })
  await itIsDay(84)
  await checkIn(tomasz, FASTER, {
    ...{ value: 38, confidence: 3, note: 'The suite has no owner' },
    nextStep: { text: 'Find it an owner', ownerId: tomaszId },
  })
  await checkIn(ines, ROLLBACKS, { value: 3, confidence: 8 })
}
