import { describe, expect, it } from 'vitest'
import type { ApiResult } from '../../client/api/request.ts'
import { createCheckInDrafts } from '../../client/screens/team/check-in/check-in-draft.ts'
import { createCheckIns, type OpenCheckIn } from '../../client/screens/team/check-in/check-in-model.ts'
import type { LivingKeyResult } from '../../shared/api/living-okrs.ts'
import type { NewCheckIn } from '../../shared/okr/check-in.ts'
import { createManualTimers } from './manual-timers.ts'
import { memoryStorage } from './support/memory-storage.ts'
import { PEOPLE, ROLLBACKS } from './support/sample-living.ts'

type Answer = ApiResult<{ keyResult: LivingKeyResult }>

const LOST: Answer = { ok: false, refusal: { code: 'unreachable', message: 'No way there.', fields: {} } }
const SAVED: Answer = { ok: true, value: { keyResult: ROLLBACKS } }

/** A device with its storage, and a record that answers as it is told, one request after the other. */
function device(answers: Answer[], storage = memoryStorage(), keyResult = ROLLBACKS) {
  const timers = createManualTimers()
  const sent: { body: NewCheckIn; key: string }[] = []
  const saved: string[] = []
  let keys = 0
  const checkIns = createCheckIns([keyResult], {
    meId: PEOPLE.priya.personId,
    isKnownPerson: (id) => Object.values(PEOPLE).some(({ personId }) => personId === id),
    drafts: createCheckInDrafts(storage),
    send: async (_, body, key) => {
      sent.push({ body, key })
      return answers.shift() ?? LOST
    },
    newKey: () => `key-${++keys}`,
    saved: ({ id }) => void saved.push(id),
    later: timers.later,
  })
  const [one] = checkIns.all
  if (one === undefined) throw new Error('There is one.')
  return { checkIns, one, sent, saved, timers, storage }
}

/** Lets what was answered be read. */
async function settle(): Promise<void> {
  await new Promise((resolve) => setImmediate(resolve))
}

const kindOf = (one: OpenCheckIn) => one.state.value.kind

describe('a check-in', () => {
  it('[CH1] sends what is typed, and keeps nothing on the device once it is on record', async () => {
    const { checkIns, one, sent, storage } = device([SAVED])
    checkIns.edit(one, { value: '2,7', confidence: 7, note: ' Config is checked ' })
    expect(storage.length).toBe(1)
    expect(await checkIns.submit(one)).toBe(true)
    expect(sent).toEqual([
      { key: 'key-1', body: { value: 2.7, confidence: 7, note: ' Config is checked ', nextStep: null } },
    ])
    expect(kindOf(one)).toBe('saved')
    expect(storage.length).toBe(0)
  })

  it('sends the same with the same key until it is answered', async () => {
    const { checkIns, one, sent, timers } = device([LOST, LOST, SAVED])
    checkIns.edit(one, { confidence: 8 })
    expect(await checkIns.submit(one), 'on with the next: it is on its way').toBe(true)
    expect(kindOf(one)).toBe('waiting')
    timers.pass(2_000)
    await settle()
    expect(kindOf(one)).toBe('waiting')
    timers.pass(4_000)
    await settle()
    expect(kindOf(one)).toBe('saved')
    expect(sent.map(({ key }) => key)).toEqual(['key-1', 'key-1', 'key-1'])
    expect(new Set(sent.map(({ body }) => JSON.stringify(body))).size).toBe(1)
  })

  it('goes on sending after the page was closed, with the key of before', async () => {
    const storage = memoryStorage()
    const first = device([LOST], storage)
    first.checkIns.edit(first.one, { confidence: 8, note: 'Steady' })
    await first.checkIns.submit(first.one)
    first.checkIns.dispose()

    const again = device([SAVED], storage)
    await settle()
    expect(again.sent).toEqual(first.sent)
    expect(kindOf(again.one)).toBe('saved')
  })

  it('keeps what is typed through a reload, and lets old numbers go when another check-in came since', () => {
    const storage = memoryStorage()
    const first = device([], storage)
    first.checkIns.edit(first.one, { value: '2.6', confidence: 5, note: 'Half a sentence' })
    expect(device([], storage).one.draft.value).toMatchObject({ value: '2.6', confidence: 5 })

    const last = ROLLBACKS.lastCheckIn
    if (last === null) throw new Error('It has check-ins.')
    const since = { ...ROLLBACKS, lastCheckIn: { ...last, checkInId: 'from-my-phone' } }
    expect(device([], storage, since).one.draft.value).toMatchObject({
      value: '2.9',
      confidence: null,
      note: 'Half a sentence',
    })
  })

  it('shows what the record refuses, and keeps the words', async () => {
    const refused: Answer = {
      ok: false,
      refusal: { code: 'not-allowed', message: 'You do not own it any more.', fields: {} },
    }
    const { checkIns, one, storage } = device([refused])
    checkIns.edit(one, { confidence: 8, note: 'Steady' })
    expect(await checkIns.submit(one)).toBe(false)
    expect(one.state.value).toEqual({
      kind: 'editing',
      problems: {},
      refusal: 'You do not own it any more.',
    })
    expect(one.draft.value.note).toBe('Steady')
    expect(storage.length).toBe(1)
  })

  it('[CH5] asks for one next step and who takes it when confidence fell', async () => {
    const { checkIns, one, sent } = device([SAVED])
    checkIns.edit(one, { confidence: 5 })
    expect(await checkIns.submit(one)).toBe(false)
    expect(one.state.value).toMatchObject({ problems: { 'nextStep.text': 'Name the one next step.' } })
    checkIns.edit(one, { nextText: 'Validate config' })
    expect(await checkIns.submit(one)).toBe(true)
    expect(sent[0]?.body.nextStep).toEqual({ text: 'Validate config', ownerId: PEOPLE.priya.personId })
  })

  it.each([
    ['about one', 'value', { value: 'about one', confidence: 8 }],
    ['no confidence', 'confidence', {}],
  ])('says what to mend: %s', async (_, field, change) => {
    const { checkIns, one, sent } = device([])
    checkIns.edit(one, change)
    await checkIns.submit(one)
    expect(one.state.value.kind === 'editing' && Object.keys(one.state.value.problems)).toEqual([field])
    expect(sent).toEqual([])
  })
})

describe('what the record says while check-ins are open', () => {
  /** As the record tells it after somebody's check-in of 2.5. */
  const LATER: LivingKeyResult = {
    ...ROLLBACKS,
    trend: [...ROLLBACKS.trend, { on: '2027-02-15', value: 2.5, confidence: 5 }],
    lastCheckIn: ROLLBACKS.lastCheckIn && { ...ROLLBACKS.lastCheckIn, checkInId: 'k2-later', confidence: 5 },
  }

  it('takes the place of what nobody has typed over', () => {
    const { checkIns, one } = device([])
    checkIns.edit(one, { note: 'Half a sentence', confidence: 8 })
    checkIns.take([LATER])
    expect(one.keyResult).toEqual(LATER)
    expect(one.draft.value).toMatchObject({ value: '2.5', note: 'Half a sentence', confidence: 8 })
  })

  it('leaves what is typed, also when the page is opened anew', () => {
    const { checkIns, one, storage } = device([])
    checkIns.edit(one, { value: '2.2', note: 'Half a sentence', confidence: 8 })
    checkIns.take([LATER])
    const typed = { value: '2.2', note: 'Half a sentence', confidence: 8 }
    expect(one.draft.value).toMatchObject(typed)
    expect(device([], storage, LATER).one.draft.value).toMatchObject(typed)
  })

  it('keeps nothing on the device of what nobody typed in', () => {
    const { checkIns, storage } = device([])
    checkIns.take([LATER])
    expect(storage.length).toBe(0)
  })

  it('adds what has become theirs, and keeps the order of what was there', () => {
    const { checkIns } = device([])
    const other: LivingKeyResult = { ...ROLLBACKS, id: 'k9' }
    checkIns.take([other, ROLLBACKS])
    expect(checkIns.all.map(({ keyResult }) => keyResult.id)).toEqual(['k2', 'k9'])
  })

  it('is told of a check-in on record, which is begun anew by typing in it again', async () => {
    const { checkIns, one, sent, saved } = device([
      { ok: true, value: { keyResult: LATER } },
      { ok: true, value: { keyResult: LATER } },
    ])
    checkIns.edit(one, { value: '2.5', confidence: 7, note: 'First' })
    await checkIns.submit(one)
    expect(saved).toEqual([LATER.id])
    expect(one.draft.value).toMatchObject({ value: '2.5', confidence: null, note: '' })
    checkIns.edit(one, { confidence: 6, note: 'Second' })
    expect(kindOf(one)).toBe('editing')
    expect(await checkIns.submit(one)).toBe(true)
    expect(sent.map(({ body, key }) => [body.note, key])).toEqual([
      ['First', 'key-1'],
      ['Second', 'key-2'],
    ])
  })
})
