import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { LIMITS } from '../../../party/limits.ts'
import type { Ballot } from '../../../shared/ballot/ballot.ts'
import { parseClientMessage } from '../../../shared/protocol/client-messages.ts'
import { CLOSE_CODES, readCloseCode } from '../../../shared/protocol/close-codes.ts'
import {
  MAX_TEXT_FRAME_LENGTH,
  parseRoomMessage,
  patchVisible,
  readAck,
  writeAck,
  writeCommand,
} from '../../../shared/protocol/messages.ts'
import { NO_ITEM } from '../../../shared/retro/retro-state.ts'
import { COMMANDS } from '../../../shared/workshop/decide.ts'
import { dotSettings } from '../../support/ballots.ts'
import { retroAt } from '../workshop/retro-room.ts'
import { workshopAt } from '../workshop/support.ts'

describe('a client’s text frame', () => {
  test.each([
    ['{"type":"ping"}', { type: 'ping' }],
    ['{"type":"ack","frames":3}', { type: 'ack', frames: 3 }],
    [
      writeCommand('command-1', { type: 'set-ready', ready: true }),
      { type: 'command', id: 'command-1', command: { type: 'set-ready', ready: true } },
    ],
  ])('%s is understood', (text, value) => {
    expect(parseClientMessage(text)).toMatchObject({ ok: true, value })
  })

  test.each([
    ['', 'invalid-command', null],
    ['[]', 'invalid-command', null],
    ['{"type":7}', 'invalid-command', null],
    ['{"type":"ack","frames":-1}', 'invalid-command', null],
    ['{"type":"set-ready","ready":true}', 'invalid-command', null],
    ['{"type":"set-ready","ready":true,"id":"short"}', 'invalid-command', null],
    ['{"type":"set-ready","ready":true,"id":"with spaces in it"}', 'invalid-command', null],
    ['{"type":"set-ready","ready":"yes","id":"command-1"}', 'invalid-command', 'command-1'],
    ['{"type":"dance","id":"command-1"}', 'unknown-command', 'command-1'],
    ['{"type":"constructor","id":"command-1"}', 'unknown-command', 'command-1'],
    ['{"type":"__proto__","id":"command-1"}', 'unknown-command', 'command-1'],
  ])('%s is refused: %s', (text, code, id) => {
    expect(parseClientMessage(text)).toMatchObject({ ok: false, refusal: { code }, id })
  })

  test('whatever it is, it never throws', () => {
    const typed = fc.record({
      type: fc.constantFrom(...Object.keys(COMMANDS), 'ack', 'ping'),
      id: fc.string(),
    })
    const anything = fc.oneof(
      fc.string(),
      fc.json(),
      fc
        .tuple(typed, fc.dictionary(fc.string(), fc.jsonValue()))
        .map(([base, more]) => JSON.stringify({ ...more, ...base })),
    )
    fc.assert(fc.property(anything, (text) => typeof parseClientMessage(text).ok === 'boolean'))
  })

  test('says who sends it nowhere: what is added to a command is dropped', () => {
    const text = '{"type":"set-ready","ready":true,"id":"command-1","personId":"faye","role":"facilitator"}'
    expect(parseClientMessage(text)).toMatchObject({ value: { command: { type: 'set-ready', ready: true } } })
    const parsed = parseClientMessage(text)
    expect(JSON.stringify(parsed)).not.toContain('faye')
  })
})

describe('an acknowledgement', () => {
  test('is read without being parsed, as it is written', () => {
    for (const frames of [0, 1, 16, 4_711, 999_999_999_999_999]) {
      expect(readAck(writeAck(frames))).toBe(frames)
      expect(parseClientMessage(writeAck(frames))).toMatchObject({ ok: true, value: { type: 'ack', frames } })
    }
  })

  test.each([
    '{"type":"ack","frames":-1}',
    '{"type":"ack","frames":1.5}',
    '{"type":"ack","frames":1e9}',
    '{"type":"ack","frames":9999999999999999}',
    '{"type":"ack", "frames":3}',
    '{"type":"ping"}',
    `{"type":"ack","frames":${'1'.repeat(100_000)}}`,
  ])('%.60s is left to the schema', (text) => {
    expect(readAck(text)).toBeNull()
  })
})

describe('a patch of the state', () => {
  const visible = workshopAt().visible
  const faye = person('Faye')
  const pat = person('Pat')

  test('replaces parts, and of the roster the people that it names', () => {
    const before = { ...visible, roster: { faye, pat } }
    const away = { ...pat, attendance: 'away' } as const
    const after = patchVisible(before, { changes: { boardLocked: true }, people: { pat: away, mika: pat } })
    expect(after).toEqual({ ...visible, boardLocked: true, roster: { faye, pat: away, mika: pat } })
    expect(before.roster).toEqual({ faye, pat })
    expect(patchVisible(after, { changes: {}, people: { pat: null } }).roster).toEqual({ faye, mika: pat })
    // Nobody's object is made anew for another's change.
    expect(after.roster.faye).toBe(faye)
  })

  test('replaces and takes out single dismissals', () => {
    const one = { cardId: 'k-1', rule: 'KR5', reason: 'r', personId: 'pat', wording: 'w', atMs: 1 } as const
    const two = { ...one, cardId: 'k-2' }
    const before = { ...visible, dismissals: { 'k-1/KR5': one } }
    const both = patchVisible(before, { changes: {}, dismissals: { 'k-2/KR5': two } })
    expect(both.dismissals).toEqual({ 'k-1/KR5': one, 'k-2/KR5': two })
    expect(patchVisible(both, { changes: {}, dismissals: { 'k-1/KR5': null } }).dismissals).toEqual({
      'k-2/KR5': two,
    })
    expect(patchVisible(both, { changes: { boardLocked: true } }).dismissals).toBe(both.dismissals)
  })

  test('replaces single ballots in their place, adds new ones at the end, and takes out who was called off', () => {
    const [first, second] = [ballotOf('ballot-1'), ballotOf('ballot-2')]
    const before = patchVisible(
      { ...visible, ballots: [first] },
      { changes: {}, ballots: { 'ballot-2': second } },
    )
    expect(before.ballots).toEqual([first, second])
    const closed = { ...first, closedAtMs: 7 }
    const after = patchVisible(before, { changes: {}, ballots: { 'ballot-1': closed } })
    expect(after.ballots).toEqual([closed, second])
    expect(after.ballots[1]).toBe(second)
    expect(patchVisible(after, { changes: {}, ballots: { 'ballot-2': null } }).ballots).toEqual([closed])
    expect(patchVisible(after, { changes: { boardLocked: true } }).ballots).toBe(after.ballots)
  })

  test('replaces what is said of single key results of a retro, and nothing where there is none', () => {
    const { retro } = retroAt('grade').visible
    const before = { ...visible, retro }
    const after = patchVisible(before, { changes: {}, retroItems: { 'k-1': { ...NO_ITEM, score: 0.4 } } })
    const both = patchVisible(after, { changes: {}, retroItems: { 'k-2': { ...NO_ITEM, score: 1 } } })
    expect(both.retro).toEqual({
      ...retro,
      items: { 'k-1': { ...NO_ITEM, score: 0.4 }, 'k-2': { ...NO_ITEM, score: 1 } },
    })
    expect(both.retro?.items['k-1']).toBe(after.retro?.items['k-1'])
    expect(patchVisible(both, { changes: { boardLocked: true } }).retro).toBe(both.retro)
    expect(patchVisible(visible, { changes: {}, retroItems: { 'k-1': NO_ITEM } }).retro).toBeNull()
  })

  test('tells of who has voted one by one, and forgets them all together', () => {
    const voted = patchVisible(visible, { changes: {}, progress: { faye: 'voted', pat: 'done' } })
    expect(voted.ballotProgress).toEqual({ faye: 'voted', pat: 'done' })
    expect(patchVisible(voted, { changes: {}, progress: { pat: null } }).ballotProgress).toEqual({
      faye: 'voted',
    })
    expect(patchVisible(voted, { changes: { ballotProgress: {} } }).ballotProgress).toEqual({})
  })

  test('that does not name a part with a default leaves it alone', () => {
    const message = parseRoomMessage('{"type":"state","version":2,"changes":{"boardLocked":true}}')
    expect(message).toEqual({ type: 'state', version: 2, changes: { boardLocked: true } })
  })

  test('still takes a whole roster', () => {
    const after = patchVisible({ ...visible, roster: { faye } }, { changes: { roster: { pat } } })
    expect(after.roster).toEqual({ pat })
  })
})

test('the room takes every text frame that the client sends', () => {
  expect(LIMITS.maxTextFrameLength).toBeGreaterThanOrEqual(MAX_TEXT_FRAME_LENGTH)
})

function ballotOf(ballotId: string): Ballot {
  return {
    ...{ ballotId, round: 1, settings: dotSettings(), items: [], wordingVersion: 0, follows: null },
    ...{ openedAtMs: 1, isAnnounced: true, closesAtMs: null, closedAtMs: null, isReminded: false },
    ...{ quorumAtMs: null, result: null, settledIds: null, isCutApplied: false },
  }
}

function person(name: string) {
  const standing = { ready: false, attendance: 'here', removed: false } as const
  return { name, role: 'participant', joinedAtMs: 0, ...standing } as const
}

describe('a room’s text frame', () => {
  test('is read, and what a newer room may say is passed over', () => {
    expect(parseRoomMessage('{"type":"saved","frames":3}')).toEqual({ type: 'saved', frames: 3 })
    expect(parseRoomMessage('{"type":"sing"}')).toBeNull()
    expect(parseRoomMessage('{')).toBeNull()
    const patch = '{"type":"state","version":2,"changes":{"boardLocked":true}}'
    expect(parseRoomMessage(patch)).toEqual({ type: 'state', version: 2, changes: { boardLocked: true } })
  })
})

describe('close codes', () => {
  test('each has a number of its own in the range that is ours, and is read back', () => {
    const numbers = Object.values(CLOSE_CODES).map(({ code }) => code)
    expect(new Set(numbers).size).toBe(numbers.length)
    for (const [name, { code, advice, message }] of Object.entries(CLOSE_CODES)) {
      expect(code).toBeGreaterThanOrEqual(4_400)
      expect(code).toBeLessThan(4_500)
      expect(readCloseCode(code)).toEqual({ name, advice, message })
    }
  })

  test.each([1000, 1006, 1011, 4999])('%i is none of ours, and worth a retry', (code) => {
    expect(readCloseCode(code)).toMatchObject({ name: null, advice: 'retry' })
  })
})
