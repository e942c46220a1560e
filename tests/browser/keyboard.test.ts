import { afterAll, beforeAll, expect, test } from 'vitest'
import { keyResultsOf, words } from './support/board.ts'
import { heading, savedState } from './support/look.ts'
import type { Person } from './support/person.ts'
import { openProduct, type Product } from './support/product.ts'

let product: Product
let newcomer: Person

beforeAll(async () => {
  product = await openProduct()
  newcomer = await product.open('Ada')
})
afterAll(() => product.stop())

test('a newcomer starts a workshop, writes, moves, deletes and undoes by keyboard alone', async () => {
  const { page } = newcomer
  const { keyboard } = page

  await page.goto('/')
  await tabTo('Start a workshop')
  await keyboard.press('Enter')
  await heading(newcomer, 'Start a workshop').waitFor()
  await tabTo('Your name')
  await keyboard.type('Ada')
  await tabTo('Team name')
  await keyboard.type('Platform team')
  await tabTo('Planning in an hour')
  while ((await focusedName()) !== 'Open board') await keyboard.press('ArrowDown')
  await keyboard.press('Enter')
  await heading(newcomer, 'Who is here?').waitFor()

  await tabTo('Next: Objectives')
  await keyboard.press('Enter')
  await heading(newcomer, /^What should be better by/).waitFor()
  await tabTo('New objective')
  await keyboard.type('Establish a world-class CI/CD pipeline')
  await keyboard.press('Enter')
  await keyboard.type('Expand into the European market')
  await keyboard.press('Enter')
  await words(newcomer, 'Expand into the European market').waitFor()

  await tabTo('Next: Key results')
  await keyboard.press('Enter')
  await heading(newcomer, 'How would we see that it worked?').waitFor()
  await tabTo('New key result for objective 1')
  await keyboard.type('Reduce deployment time by 50%')
  await keyboard.press('Enter')
  await words(newcomer, 'Reduce deployment time by 50%').waitFor()

  await tabTo('More for Key result 1.1')
  await keyboard.press('Enter')
  await keyboard.type('m') // The first item that begins with it: "Move up", "Move down", then "Move to…".
  while ((await focusedName()) !== 'Move to…') await keyboard.press('ArrowDown')
  await keyboard.press('Enter')
  await page.getByRole('dialog', { name: 'Move Key result 1.1' }).waitFor()
  await tabTo('Under')
  await keyboard.press('ArrowDown')
  await tabTo('Move')
  await keyboard.press('Enter')
  await keyResultsOf(newcomer, 2).getByText('Reduce deployment time by 50%').waitFor()

  await tabTo('More for Key result 2.1')
  await keyboard.press('Enter')
  await keyboard.press('End')
  expect(await focusedName()).toBe('Delete')
  await keyboard.press('Enter')
  await words(newcomer, 'Reduce deployment time by 50%').waitFor({ state: 'hidden' })
  await keyboard.press('Control+z')
  await keyResultsOf(newcomer, 2).getByText('Reduce deployment time by 50%').waitFor()

  await savedState(newcomer, 'Saved').waitFor()
  expect(newcomer.problems).toEqual([])
})

const MAX_TABS = 80

/** Presses Tab until the control with this name has focus, and fails when a whole round did not bring it. */
async function tabTo(name: string): Promise<void> {
  const passed: string[] = []
  for (let presses = 0; presses < MAX_TABS; presses += 1) {
    await newcomer.page.keyboard.press('Tab')
    const focused = await focusedName()
    if (focused === name) return
    passed.push(focused)
  }
  throw new Error(`Tab does not lead to “${name}”, only to: ${[...new Set(passed)].join(' | ')}`)
}

/** What a screen reader would call the focused control. */
function focusedName(): Promise<string> {
  return newcomer.page.evaluate(() => {
    const element = document.activeElement
    if (element === null) return ''
    const label = element.getAttribute('aria-label')
    if (label !== null) return label
    const named = document.getElementById(element.getAttribute('aria-labelledby') ?? '')
    if (named !== null) return (named.textContent ?? '').trim()
    const labels = 'labels' in element && element.labels instanceof NodeList ? [...element.labels] : []
    const text = labels.length > 0 ? labels.map((one) => one.textContent).join(' ') : element.textContent
    return (text ?? '').trim()
  })
}
