import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { createPresenceModel, type ShownReaction } from '../../client/models/presence-model.ts'
import type { OwnPresence } from '../../shared/protocol/messages.ts'

beforeEach(() => {
  vi.useFakeTimers()
})
afterEach(() => {
  vi.useRealTimers()
})

function here() {
  const sent: (OwnPresence | null)[] = []
  const model = createPresenceModel((presence) => sent.push(presence))
  model.introduce({ personId: 'me', name: 'Me' })
  sent.length = 0
  return { model, sent }
}

const at = (x: number) => ({ cardId: 'k-1', x, y: 0.5 })
const ana = { personId: 'ana', name: 'Ana', role: 'facilitator', editing: null }

test('a pointer in motion is told of a dozen times a second, with where it is then, and a resting one not at all', () => {
  const { model, sent } = here()
  for (let step = 0; step < 100; step += 1) {
    model.point(at(step / 100), 5)
    vi.advanceTimersByTime(10)
  }
  expect(sent.length).toBeGreaterThanOrEqual(10)
  expect(sent.length).toBeLessThanOrEqual(14)
  vi.advanceTimersByTime(200)
  expect(sent.at(-1)).toEqual({ editing: null, pointer: at(0.99) })
  const count = sent.length
  vi.advanceTimersByTime(5_000)
  expect(sent).toHaveLength(count)
  vi.advanceTimersByTime(60_000)
  expect(sent.slice(count)).toEqual([{ editing: null }])
})

test('in a full room it is told of less often', () => {
  const { model, sent } = here()
  for (let step = 0; step < 100; step += 1) {
    model.point(at(step / 100), 40)
    vi.advanceTimersByTime(10)
  }
  expect(sent.length).toBeLessThanOrEqual(5)
})

test('a pointer that moves meanwhile does not swallow where the caret is, and a text that is left has none', () => {
  const { model, sent } = here()
  model.startEditing('k-1')
  model.moveCaret('k-1', () => 'place-1')
  model.point(at(0.3), 1)
  vi.advanceTimersByTime(200)
  expect(sent.at(-1)).toMatchObject({ editing: 'k-1', caret: 'place-1' })
  model.moveCaret('k-1', () => 'place-2')
  model.stopEditing('k-1')
  vi.advanceTimersByTime(200)
  expect(sent.at(-1)).toEqual({ editing: null, pointer: at(0.3) })
})

test('a tab that nobody looks at takes its pointer back and does not bring it again', () => {
  const { model, sent } = here()
  model.point(at(0.5), 1)
  model.setHere(false)
  expect(sent.at(-1)).toBeNull()
  model.setHere(true)
  expect(sent.at(-1)).toEqual({ editing: null })
})

test('a reaction is shown once to everybody, me too, and is over after three seconds', () => {
  const { model, sent } = here()
  const shown: ShownReaction[] = []
  model.onReaction((reaction) => shown.push(reaction))
  expect(model.react('thanks')).toBe(true)
  expect(model.react('laugh')).toBe(false)
  expect(shown).toEqual([{ personId: 'me', name: 'Me', kind: 'thanks' }])
  expect(sent).toHaveLength(1)
  expect(sent[0]).toMatchObject({ reaction: { kind: 'thanks' } })
  vi.advanceTimersByTime(3_000)
  expect(sent.at(-1)).toEqual({ editing: null })
  expect(model.react('laugh')).toBe(true)
})

test('the reaction of somebody else is shown once, however often it is told, and again when it is another', () => {
  const { model } = here()
  const shown: ShownReaction[] = []
  model.onReaction((reaction) => shown.push(reaction))
  const told = (number: number) => new Map([[7, { ...ana, reaction: { kind: 'like', number } }]])
  model.receive(told(1))
  model.receive(told(1))
  model.receive(new Map([[7, ana]]))
  expect(shown).toEqual([{ personId: 'ana', name: 'Ana', kind: 'like' }])
  model.receive(told(2))
  expect(shown).toHaveLength(2)
})

test('a pointer that moves changes nothing but the pointers: cards are not drawn for it', () => {
  const { model } = here()
  const writing = { ...ana, editing: 'k-1', lookingAt: 'k-2' }
  model.receive(new Map([[7, { ...writing, pointer: at(0.1) }]]))
  const [others, looks] = [model.others.value, model.looks.value]
  expect(others).toEqual([{ ...ana, editing: 'k-1' }])
  expect(looks).toEqual(new Map([['ana', 'k-2']]))
  model.receive(new Map([[7, { ...writing, pointer: at(0.2) }]]))
  expect(model.others.value).toBe(others)
  expect(model.looks.value).toBe(looks)
  expect(model.pointers.value).toEqual([{ clientId: 7, personId: 'ana', name: 'Ana', pointer: at(0.2) }])
})

test('my own other tab is not somebody else', () => {
  const { model } = here()
  model.receive(new Map([[7, { ...ana, personId: 'me', pointer: at(0.1) }]]))
  expect(model.others.value).toEqual([])
  expect(model.pointers.value).toEqual([])
})
