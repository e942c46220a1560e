import { afterAll, beforeAll, expect, test } from 'vitest'
import { revealCards } from '../../shared/board/notes.ts'
import { createKeyResult, createObjective } from '../../shared/board/write.ts'
import { addableKinds } from '../../shared/workshop/agenda.ts'
import { MAX_STAGES, type StageKind } from '../../shared/workshop/stages.ts'
import type { RoomClient } from '../party/support/room-client.ts'
import { expectAccessible } from './support/accessibility.ts'
import { joinByLink } from './support/join.ts'
import { allSee, expectSoon, heading } from './support/look.ts'
import type { Person } from './support/person.ts'
import { startPlanned } from './support/plan-workshop.ts'
import { openProduct, type Product } from './support/product.ts'
import { joinWithoutBrowser, workshopIdOf } from './support/room-guest.ts'
import { tellAsStory } from './support/story.ts'

const ALONE = { writing: 'private' } as const
const SAFE = 'Shipping a change is a safe, everyday thing'

/** What each stage asks: of who leads, and of the others. */
const QUESTIONS = {
  welcome: /^Who is here/,
  pulse: /^How (are you|we are) today/,
  icebreaker: /^What small thing/,
  objectives: /^What should be better/,
  'key-results': /^How would we see/,
  outcomes: /^What changes, and for whom/,
  changes: /^What changed, and what/,
  reflect: /^What do we take from this/,
  sort: /^What belongs together/,
  discuss: /^(What should we talk about first|We talk about it)/,
  vote: /^(How should the vote go|The vote opens in a moment)/,
  commit: /^Who takes care of what/,
  review: /^Is this the set/,
  'look-back': /^What do we bring from last time/,
  'open-actions': /^What became of what we said we would do/,
  grade: /^How far did we get/,
  decide: /^What do we keep, what do we change/,
  actions: /^What will we do about it/,
  'process-pulse': /^How did we work together/,
  close: /^Is this what we take along/,
} as const satisfies Record<Exclude<StageKind, 'finalised'>, RegExp>

/** Every stage that a planning may have; those of a retro alone are looked at in a story of their own. */
const KINDS = [...addableKinds('planning'), 'review' as const].filter((kind) => kind !== 'finalised')

let product: Product
let ines: Person
let tomasz: Person
let projector: Person
let everybody: readonly Person[]
let sam: RoomClient

beforeAll(async () => {
  product = await openProduct()
  ;[ines, tomasz] = await Promise.all([product.open('Ines'), product.open('Tomasz', 'phone')])
  const plan = KINDS.map((kind) =>
    kind === 'icebreaker' || kind === 'objectives' || kind === 'reflect'
      ? { kind, settings: ALONE }
      : { kind },
  )
  // As long as an agenda can be, which a phone shows in one line.
  const more = Array.from({ length: MAX_STAGES - 2 - plan.length }, () => ({ kind: 'discuss' as const }))
  const longest = [...plan.slice(0, -1), ...more, ...plan.slice(-1)]
  const { joinLink } = await startPlanned(ines, product.stack.appUrl, longest)
  await joinByLink(tomasz, joinLink)
  sam = await joinWithoutBrowser(product.stack, workshopIdOf(ines), { name: 'Sam', role: 'facilitator' })
  projector = { ...ines, name: 'The projector', page: await ines.context.newPage() }
  await projector.page.goto(`/w/${workshopIdOf(ines)}/present`)
  everybody = [ines, tomasz, projector]
})
afterAll(() => product.stop())
tellAsStory(() => everybody)

const done = async (command: Parameters<RoomClient['command']>[0]) =>
  expect(await sam.command(command)).toBe('done')

/** The room goes there, if it is not there. */
async function go(kind: StageKind): Promise<void> {
  if (sam.visible?.stageId !== kind) await done({ type: 'go-to-stage', stageId: kind })
}

/** The same stage on a desktop that leads, on a phone that takes part, and on a projector; light there, dark here. */
async function expectAllAccessible(where: string): Promise<void> {
  for (const person of everybody) await expectAccessible(person, where)
}

test('every stage, before anything is in it', async () => {
  await ines.page.emulateMedia({ colorScheme: 'dark', reducedMotion: 'reduce' })
  for (const kind of KINDS) {
    await go(kind)
    await allSee([ines, tomasz], (person) => heading(person, QUESTIONS[kind]))
    await projector.page.locator(`.present--${kind}`).waitFor()
    await expectAllAccessible(`${kind}, empty`)
  }
})

test('stages with a board, a reveal, a vote and a discussion in them', async () => {
  createObjective(sam.doc, { id: 'safe', text: SAFE }, 'sam')
  for (const number of [1, 2, 3]) {
    const text = `Rollbacks fall from ${number + 3}% to ${number}% of deployments by 31 March`
    createKeyResult(sam.doc, { id: `kr-${number}`, objectiveId: 'safe', text }, 'sam')
  }
  const words = ['Anyone can deploy on a Friday', 'Deployments take an hour', 'Roll back by one press']
  const notes = words.map((text, at) => ({ id: `note-${at}`, areaId: 'objectives', text }))
  revealCards(sam.doc, { notes, keyResults: [] }, 'sam')
  await sam.untilSaved()

  await go('pulse')
  await done({ type: 'give-pulse', stageId: 'pulse', score: 4, word: 'rested' })
  await done({ type: 'reveal', stageId: 'pulse' })
  await allSee([ines, tomasz], (person) => heading(person, 'How we are today'))
  // The projector loads less than a room does: its pictures must bring their looks along.
  await heading(projector, 'How we are today').waitFor()
  const face = projector.page.locator('.present__main svg').first()
  expect((await face.boundingBox())?.height).toBeLessThan(120)
  await expectAllAccessible('a pulse that is shown')

  await go('objectives')
  const card = { cardId: 'idea-card-1', stageId: 'objectives', text: 'Releases without fear' }
  await done({
    ...{ type: 'write-private', ...card, column: null, objectiveId: null },
    ...{ isChange: false, isAnonymous: false },
  })
  await done({ type: 'reveal', stageId: 'objectives' })
  await allSee([ines, tomasz], ({ page }) => page.getByText('Releases without fear'))
  // Undo stands once, however many boards are on the screen.
  expect(await ines.page.getByRole('button', { name: 'Undo', exact: true }).count()).toBe(1)
  await expectAllAccessible('objectives that are revealed')

  for (const kind of ['key-results', 'outcomes', 'sort', 'commit', 'review'] as const) {
    await go(kind)
    await allSee([ines, tomasz], (person) => heading(person, QUESTIONS[kind]))
    await projector.page.locator(`.present--${kind}`).waitFor()
    await expectAllAccessible(`${kind}, with cards`)
  }
})

test('a vote while it is open and after, and nobody’s pointer in it', async () => {
  const { page } = ines
  const isPointing = ({ state }: { state: unknown }) => JSON.stringify(state)?.includes('"x":') === true
  await go('key-results')
  await allSee([ines], (person) => heading(person, QUESTIONS['key-results']))
  const rest = async () => {
    const box = await page.locator('[data-card="kr-1"]').first().boundingBox()
    if (box === null) throw new Error('The card is not there.')
    await page.mouse.move(box.x + 20, box.y + 12)
    await page.mouse.move(box.x + 30, box.y + 14, { steps: 4 })
  }
  await rest()
  await sam.until('a pointer comes', () => sam.presence.some(isPointing))
  await go('vote')
  await page.getByRole('button', { name: /^Open the vote/ }).click()
  await page
    .getByRole('button', { name: /^Give a dot to/ })
    .first()
    .waitFor()
  await expectAllAccessible('a vote that is open')
  const framesBefore = sam.presence.length
  await page
    .getByRole('button', { name: /^Give a dot to/ })
    .first()
    .hover()
  await page.mouse.move(500, 400, { steps: 8 })
  await page.getByRole('button', { name: 'Raise your hand' }).click()
  await sam.until('the hand is up', () =>
    Object.values(sam.visible?.roster ?? {}).some(({ handRaisedAtMs }) => handRaisedAtMs !== undefined),
  )
  // What was pressed after it came through, so a pointer would have, too.
  expect(sam.presence.slice(framesBefore).filter(isPointing)).toEqual([])

  await page
    .getByRole('button', { name: /^Give a dot to/ })
    .first()
    .click()
  await sam.until('somebody has voted', () => sam.visible?.ballotCounts.voted === 1)
  const ballotId = sam.visible?.ballots.at(-1)?.ballotId ?? ''
  await done({ type: 'close-ballot', ballotId })
  await allSee([ines, tomasz], ({ page: shown }) => shown.getByText('As a table').first())
  await expectAllAccessible('a vote that is closed')

  await go('discuss')
  await done({ type: 'plan-discussion', order: 'board', minutes: 2 })
  await allSee([ines, tomasz], (person) => heading(person, 'What do we make of it?'))
  await expectAllAccessible('a discussion')
})

test('nothing went wrong on any of these screens', async () => {
  await expectSoon(async () => [...ines.problems, ...tomasz.problems], [], 'problems')
})
