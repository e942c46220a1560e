import { afterEach, describe, expect, test, vi } from 'vitest'
import { PersonAccounts } from '../../party/connections/person-accounts.ts'
import { usageLimitsFrom } from '../../party/hosts/usage-limits.ts'
import { LIMITS } from '../../party/limits.ts'
import { readUsageLimits } from '../../party/raised-limits.ts'

const { strikes, withinMs, barredMs } = LIMITS.abuse

describe('a person’s account', () => {
  test('is one for all their connections, and coming back gives nothing anew', () => {
    const accounts = new PersonAccounts()
    for (let at = 0; at < LIMITS.frames.burst; at++) expect(accounts.of('pat').frames.take(0)).toBe(true)
    expect(accounts.of('pat').frames.take(0)).toBe(false)
    expect(accounts.of('mika').frames.take(0)).toBe(true)
    accounts.of('pat').touch(0)
    accounts.tidy(60_000, () => false)
    expect(accounts.of('pat').frames.take(5)).toBe(false)
  })

  test('takes bytes whole or not at all', () => {
    const { bytes } = new PersonAccounts().of('pat')
    expect(bytes.take(0, LIMITS.bytes.burst - 10)).toBe(true)
    expect(bytes.take(0, 11)).toBe(false)
    expect(bytes.take(0, 10)).toBe(true)
  })

  test('lets a whole document through at once, and a large paste each second after it', () => {
    const { bytes } = new PersonAccounts().of('pat')
    expect(bytes.take(0, LIMITS.maxBatchBytes)).toBe(true)
    for (let second = 0; second < 600; second++) expect(bytes.take(second * 1_000, 500_000)).toBe(true)
  })

  test('a refusal now and then is nothing; many in a short while close the door for a while', () => {
    const account = new PersonAccounts().of('pat')
    const apartMs = withinMs / (strikes - 1)
    for (let at = 0; at < 50; at++) account.strike(at * apartMs)
    expect(account.isBarred(50 * apartMs)).toBe(false)
    const nowMs = 60 * withinMs
    for (let at = 1; at < strikes; at++) account.strike(nowMs + at)
    expect(account.isBarred(nowMs + strikes)).toBe(false)
    account.strike(nowMs)
    expect(account.isBarred(nowMs)).toBe(true)
    expect(account.isBarred(nowMs + barredMs - 1)).toBe(true)
    expect(account.isBarred(nowMs + barredMs)).toBe(false)
  })

  test('who is barred again stays out longer', () => {
    const account = new PersonAccounts().of('pat')
    account.bar(0)
    account.bar(1)
    expect(account.isBarred(barredMs)).toBe(false)
    account.bar(barredMs)
    expect(account.isBarred(3 * barredMs - 1)).toBe(true)
    expect(account.isBarred(3 * barredMs)).toBe(false)
  })

  test('is forgotten when its person has been away for long, and not while they are here', () => {
    const accounts = new PersonAccounts()
    const pat = accounts.of('pat')
    const mika = accounts.of('mika')
    accounts.tidy(60 * 60_000, (personId) => personId === 'mika')
    expect(accounts.of('mika')).toBe(mika)
    expect(accounts.of('pat')).not.toBe(pat)
  })
})

describe('the development setting', () => {
  afterEach(() => vi.restoreAllMocks())

  test('is told once in the log, and only where there is one', () => {
    const warned = vi.spyOn(console, 'warn').mockImplementation(() => {})
    const setting = '{"maxPeople":700}'
    expect(usageLimitsFrom(undefined).maxPeople).toBe(LIMITS.maxPeople)
    expect(warned).not.toHaveBeenCalled()
    for (let room = 0; room < 3; room++) expect(usageLimitsFrom(setting).maxPeople).toBe(700)
    expect(warned).toHaveBeenCalledTimes(1)
    expect(warned.mock.calls[0]?.[0]).toContain('"maxPeople":700')
  })

  test('raises what it names and leaves the rest', () => {
    expect(readUsageLimits(undefined)).toEqual(
      expect.objectContaining({ frames: LIMITS.frames, maxPeople: LIMITS.maxPeople }),
    )
    const raised = readUsageLimits('{"maxPeople":1000,"frames":{"perSecond":400}}')
    expect(raised.maxPeople).toBe(1_000)
    expect(raised.frames).toEqual({ perSecond: 400, burst: LIMITS.frames.burst })
    expect(raised.bytes).toEqual(LIMITS.bytes)
  })

  test.each([
    ['{', 'TURNOUT_LIMITS: the setting is not JSON.'],
    ['{"maxPeople":10}', 'TURNOUT_LIMITS: maxPeople cannot be lowered: it is 300.'],
    ['{"frames":{"perSecond":1e9}}', 'TURNOUT_LIMITS: frames.perSecond goes up to 10000.'],
    ['{"frames":{"perSecond":null}}', 'TURNOUT_LIMITS: frames.perSecond needs a number.'],
    ['{"frames":{"perSecond":200.5}}', 'TURNOUT_LIMITS: frames.perSecond needs a whole number.'],
    ['{"maxFrameBytes":99999999}', 'TURNOUT_LIMITS: maxFrameBytes is no limit that can be raised.'],
  ])('%s is refused in words', (setting, message) => {
    expect(() => readUsageLimits(setting)).toThrow(message)
  })
})
