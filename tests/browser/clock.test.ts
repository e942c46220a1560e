import * as v from 'valibot'
import { afterAll, beforeAll, expect, test } from 'vitest'
import type { TestStack } from '../support/local-stack.ts'
import { expectAccessible } from './support/accessibility.ts'
import { joinByLink } from './support/join.ts'
import { allSaved, allSee } from './support/look.ts'
import type { Person } from './support/person.ts'
import { type Product, startProduct } from './support/product.ts'
import { readInvitation, startWorkshop } from './support/start-workshop.ts'
import { leave } from './support/team.ts'

let product: Product<TestStack>
beforeAll(async () => {
  product = await startProduct()
})
afterAll(() => product.stop())

const MINUTE_MS = 60_000
/** Clients with clocks wrong by minutes show the same within this. */
const WITHIN_MS = 250
const RECONNECT_MS = 45_000

/** From now on this device's clock is wrong. What goes on evenly (`performance.now`) stays right, and times the test. */
async function setWrong({ page }: Person, byMs: number): Promise<void> {
  await page.addInitScript(`(() => {
    const Right = Date
    globalThis.Date = class extends Right {
      constructor(...given) { given.length === 0 ? super(Right.now() + ${byMs}) : super(...given) }
      static now() { return Right.now() + ${byMs} }
    }
  })()`)
}

const face = ({ page }: Person) => page.getByRole('timer')

/** When this page changed to what, for the next few seconds: true times, in ms since 1970. */
function watchFace({ page }: Person): Promise<Record<string, number>> {
  return page.evaluate(
    () =>
      new Promise<Record<string, number>>((resolve, reject) => {
        const shown = document.querySelector('[role="timer"] b')
        if (shown === null) return reject(new Error('There is no timer.'))
        const seen: Record<string, number> = {}
        const observer = new MutationObserver(() => {
          seen[shown.textContent ?? ''] = performance.timeOrigin + performance.now()
          if (Object.keys(seen).length < 4) return
          observer.disconnect()
          resolve(seen)
        })
        observer.observe(shown, { characterData: true, childList: true, subtree: true })
      }),
  )
}

/** Of what was shown at which moment, how far it was from the room's time, in ms. */
function errorsOf(seen: Readonly<Record<string, number>>, endsAtMs: number): readonly number[] {
  return Object.entries(seen).map(([shown, atMs]) => {
    const [minutes = 0, seconds = 0] = shown.split(':').map(Number)
    return Math.abs(endsAtMs - atMs - (minutes * MINUTE_MS + seconds * 1_000))
  })
}

const StateSchema = v.object({
  changes: v.object({ timer: v.object({ endsAtMs: v.number() }) }),
})

/** When the timer ends by the room's clock, as it told this browser last. */
function endOf({ heard }: Person): number {
  for (const text of heard.toReversed()) {
    const state = v.safeParse(StateSchema, JSON.parse(text))
    if (state.success) return state.output.changes.timer.endsAtMs
  }
  throw new Error('The room has not said when the timer ends.')
}

test('a timer is the same on devices whose clocks are wrong by minutes, and through the room’s death', async () => {
  const ines = await product.open('Ines')
  const tomasz = await product.open('Tomasz', 'phone')
  const everybody = [ines, tomasz]
  await setWrong(ines, 7 * MINUTE_MS)
  await setWrong(tomasz, -11 * MINUTE_MS)
  await startWorkshop(ines)
  await joinByLink(tomasz, (await readInvitation(ines)).link)

  const { page } = ines
  await page.getByRole('button', { name: 'Timer', exact: true }).click()
  await page.getByRole('menuitem', { name: 'Set a timer or a deadline' }).click()
  const dialog = page.getByRole('dialog', { name: 'How long for this stage?' })
  await dialog.getByRole('button', { name: '10 min' }).click()
  await expectAccessible(ines, 'the timer’s dialog')
  await dialog.getByRole('button', { name: 'Start the timer' }).click()
  await allSee(everybody, (person) => face(person).getByText(/^9:5/))

  const compare = async (endsAtMs: number) => {
    const [here = {}, there = {}] = await Promise.all(everybody.map(watchFace))
    const same = Object.keys(here).filter((shown) => shown in there)
    expect(same.length, 'seconds seen on both').toBeGreaterThanOrEqual(2)
    const apartMs = same.map((shown) => Math.abs((here[shown] ?? 0) - (there[shown] ?? 0)))
    const errorsMs = [...errorsOf(here, endsAtMs), ...errorsOf(there, endsAtMs)]
    const worst = (each: readonly number[]) => Math.max(...each).toFixed(0)
    // A busy machine paints one of them late; clocks that differ do so in each.
    const usual = (each: readonly number[]) =>
      each.toSorted((a, b) => a - b)[Math.floor((each.length - 1) / 2)]
    console.info(
      `${same.length} seconds on clocks that are wrong: at most ${worst(apartMs)} ms apart, and ${worst(errorsMs)} ms from the room’s time`,
    )
    expect(usual(apartMs), 'from one another').toBeLessThanOrEqual(WITHIN_MS)
    expect(usual(errorsMs), 'from the room’s time').toBeLessThanOrEqual(WITHIN_MS)
  }
  const endsAtMs = endOf(ines)
  await compare(endsAtMs)
  await expectAccessible(tomasz, 'a stage with a timer')

  await product.stack.room.kill('SIGKILL')
  await product.stack.room.restart()
  await allSaved(everybody, RECONNECT_MS)
  await compare(endsAtMs)

  await page.getByRole('button', { name: 'Pause the timer' }).click()
  await allSee(everybody, (person) => face(person).getByText('paused'))
  await page.getByRole('button', { name: 'Let the timer go on' }).click()
  await page.getByRole('button', { name: 'Add 2 min' }).click()
  await allSee(everybody, (person) => face(person).getByText(/^1[01]:\d\d/))
  await page.getByRole('button', { name: 'Timer', exact: true }).click()
  await page.getByRole('menuitem', { name: 'End it now' }).click()
  await allSee(everybody, (person) => face(person).getByText('Time is up'))
  await allSee(everybody, (person) => person.page.getByRole('status').filter({ hasText: 'Time is up.' }))
  await leave(everybody)
})

test('a stage has until a day and an hour in the team’s zone, and the sound is switched off for good', async () => {
  const ines = await product.open('Ines')
  const { page } = ines
  await startWorkshop(ines)
  await page.getByRole('button', { name: 'Timer', exact: true }).click()
  await page.getByRole('menuitem', { name: 'Set a timer or a deadline' }).click()
  const dialog = page.getByRole('dialog', { name: 'How long for this stage?' })
  await dialog.getByRole('button', { name: 'Day and hour' }).click()
  await dialog.getByText('In the team’s time zone, Europe/Berlin.').waitFor()
  await dialog.getByLabel('Day').fill('2020-01-01')
  await dialog.getByText('Choose a time that is still to come.').waitFor()
  await dialog
    .getByRole('button', { name: /^(Tomorrow|In three days|Friday|In a week)/ })
    .first()
    .click()
  await dialog.getByRole('button', { name: 'Set the deadline' }).click()
  await face(ines)
    .or(page.getByText(/^Until/))
    .first()
    .waitFor()
  await page
    .getByText(/\d\d? \w{3}, 17:00/)
    .first()
    .waitFor()
  await page.getByRole('button', { name: 'Sound when the time is up: on' }).click()
  await page.reload()
  await page.getByRole('button', { name: 'Sound when the time is up: off' }).waitFor()
  await page.getByRole('button', { name: 'Timer', exact: true }).click()
  await page.getByRole('menuitem', { name: 'Take the deadline away' }).click()
  await page.getByText(/^Until/).waitFor({ state: 'hidden' })
  await leave([ines])
})
