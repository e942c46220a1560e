import { type ChildProcess, spawn } from 'node:child_process'
import { resolve } from 'node:path'
import * as v from 'valibot'
import { afterAll, afterEach, beforeAll, expect, it } from 'vitest'
import { CreatedWorkshopSchema } from '../../shared/api/identity-api.ts'
import { CSRF_HEADER } from '../../shared/api/route.ts'
import { ROUTES } from '../../shared/api/routes.ts'
import { joinWithoutBrowser } from '../browser/support/room-guest.ts'
import { startTestStack, type TestStack } from '../support/local-stack.ts'

const CHECKOUT = resolve(import.meta.dirname, '../..')

let stack: TestStack
let demo: ChildProcess | null = null
beforeAll(async () => {
  stack = await startTestStack()
})
afterEach(() => demo?.kill('SIGKILL'))
afterAll(() => stack.stop())

async function startWorkshop() {
  const reply = await fetch(stack.appUrl + ROUTES.createWorkshop.path, {
    method: 'POST',
    headers: { 'content-type': 'application/json', [CSRF_HEADER]: '1' },
    body: JSON.stringify({
      displayName: 'Ines',
      team: { as: 'new', name: 'Platform team' },
      title: 'Planning',
      kind: 'planning',
      cycle: { name: '2027-Q1', startsOn: '2027-01-01', endsOn: '2027-03-31' },
      timeZone: 'Europe/Berlin',
    }),
  })
  return v.parse(CreatedWorkshopSchema, await reply.json())
}

function startDemo(...options: readonly string[]) {
  const child = spawn(process.execPath, ['scripts/demo.mjs', ...options], { cwd: CHECKOUT })
  demo = child
  let printed = ''
  const take = (chunk: Buffer) => {
    printed += chunk.toString()
  }
  child.stdout.on('data', take)
  child.stderr.on('data', take)
  const ended = new Promise<number | null>((done) => child.once('exit', done))
  return { child, ended, printed: () => printed }
}

it('fills a room with people who take part, and takes them out again', async () => {
  const { workshopId, links } = await startWorkshop()
  const leader = await joinWithoutBrowser(stack, workshopId, { name: 'Lea', role: 'facilitator' })
  const others = () =>
    Object.values(leader.visible?.roster ?? {}).filter(({ role }) => role === 'participant')
  const { child, ended, printed } = startDemo('--people', '4', '--pace', '0.02', links.joinLink)
  await leader.until('four are here and ready', () => others().filter(({ ready }) => ready).length === 4)
  const stage = leader.visible?.agenda.find(({ kind }) => kind === 'objectives')
  expect(await leader.command({ type: 'go-to-stage', stageId: stage?.id ?? '' })).toBe('done')
  await leader.until('all have written and are ready again', () => {
    const state = leader.visible
    return state?.stageId === stage?.id && others().filter(({ ready }) => ready).length === 4
  })
  child.kill('SIGINT')
  expect(await ended).toBe(0)
  await leader.until('all have gone', () => others().every(({ attendance }) => attendance === 'gone'))
  expect(printed()).toContain('is here')
  expect(printed()).toMatch(/writes/)
  expect(printed()).toContain('They have left.')
})

it('ends by itself after its time', async () => {
  const { links } = await startWorkshop()
  const { ended, printed } = startDemo('--people', '1', '--minutes', '0.05', links.joinLink)
  expect(await ended).toBe(0)
  expect(printed()).toContain('They have left.')
})

it('says what is wrong with what it was given', async () => {
  for (const [options, said] of [
    [[], 'Give the join link'],
    [['--people', '0', `${stack.appUrl}/join#${'a'.repeat(32)}`], '--people is between'],
    [[`${stack.appUrl}/join#${'a'.repeat(32)}`], 'does not work'],
  ] as const) {
    const { ended, printed } = startDemo(...options)
    expect(await ended).toBeGreaterThan(0)
    expect(printed()).toContain(said)
  }
})
