import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { expectAccessible } from './support/accessibility.ts'
import { addKeyResult, addObjective, press, words } from './support/board.ts'
import { joinByLink } from './support/join.ts'
import { ladder, openLadder, rung } from './support/ladder.ts'
import { expectInsideWindow } from './support/layout.ts'
import { goOn } from './support/lead.ts'
import { allSaved, allSee, expectFocus } from './support/look.ts'
import type { Person } from './support/person.ts'
import { openProduct, type Product } from './support/product.ts'
import { readInvitation, startWorkshop } from './support/start-workshop.ts'
import { tellAsStory } from './support/story.ts'

const OUTPUT = 'Deploy Feature X'
const WHO = 'Who notices when it is done?'
const CHANGE = 'What do they do or get then that they don’t today?'
const SO_WHAT = 'So what? What does that lead to?'
const SEEN = 'How would we see it?'

let product: Product
let ines: Person
let jonas: Person
let both: readonly Person[] = []

beforeAll(async () => {
  product = await openProduct()
  ines = await product.open('Ines')
  jonas = await product.open('Jonas', 'phone')
  both = [ines, jonas]
})
afterAll(() => product.stop())

/** The flag with a name at somebody's caret. */
function caretOf(person: Person, name: string) {
  return person.page.locator('.cursor', { hasText: name })
}

describe('two people climb one ladder, one of them on a phone', () => {
  tellAsStory(() => both)

  test('[KR1] a card that says what we do opens into one ladder for both', async () => {
    await startWorkshop(ines)
    const { link } = await readInvitation(ines)
    await joinByLink(jonas, link)
    await goOn(ines, both, 'Objectives')
    await addObjective(ines, 'People find their way around Feature X alone')
    await goOn(ines, both, 'Key results')
    await addKeyResult(jonas, 1, OUTPUT)
    await goOn(ines, both, 'Outputs to outcomes')
    await openLadder(ines, 'Key result 1.1')
    await openLadder(jonas, 'Key result 1.1')
    await allSee(both, (person) => ladder(person).getByText(OUTPUT, { exact: true }))
  })

  test('each sees the other’s words, and where the other is in them', async () => {
    await rung(ines, WHO).fill('People who open the app every week')
    await expect.poll(() => rung(jonas, WHO).inputValue()).toBe('People who open the app every week')
    await caretOf(jonas, 'Ines').waitFor()
    await rung(jonas, CHANGE).fill('They come back')
    await caretOf(ines, 'Jonas').waitFor()
    const before = await caretOf(ines, 'Jonas').boundingBox()
    await rung(jonas, CHANGE).pressSequentially(' to Feature X')
    await expect
      .poll(async () => (await caretOf(ines, 'Jonas').boundingBox())?.x)
      .toBeGreaterThan(before?.x ?? 0)
    // A field that is left has no caret any more.
    await rung(jonas, CHANGE).blur()
    await caretOf(ines, 'Jonas').waitFor({ state: 'detached' })
    for (const person of both) await expectAccessible(person, 'the ladder')
    for (const person of both) await expectInsideWindow(person, 'the ladder')
  })

  test('“so what?” may be asked again, and a reload in the middle loses nothing', async () => {
    await press(ines, ladder(ines).getByRole('button', { name: 'So what? Ask once more' }))
    await rung(jonas, SO_WHAT).fill('They stay with us')
    await allSaved(both)
    await jonas.page.reload()
    await jonas.page.getByText('Ladder begun: 2 of 4 answered').waitFor()
    await press(jonas, jonas.page.getByRole('button', { name: 'Go on with the ladder of Key result 1.1' }))
    await expect.poll(() => rung(jonas, SO_WHAT).inputValue()).toBe('They stay with us')
    await expect.poll(() => rung(jonas, WHO).inputValue()).toBe('People who open the app every week')
  })

  test('[KR10] [KR11] a suggested measure comes with its unit, what it counts, and what to watch', async () => {
    const picks = ladder(ines).getByRole('group', { name: 'Suggested measures' })
    const pick = picks.getByRole('button', { name: /^Engagement with Feature X/ })
    await press(ines, pick)
    await expect.poll(() => rung(jonas, SEEN).inputValue()).toBe('engagement with Feature X')
    await allSee(both, (person) => ladder(person).getByText('Watch also:'))
    await expect.poll(() => ladder(jonas).getByLabel('Unit').inputValue()).not.toBe('')
  })

  test('[KR5] a start that nobody knows yet brings the step that finds it', async () => {
    await press(jonas, ladder(jonas).getByLabel('We don’t know the start yet'))
    await ladder(jonas).getByLabel('To', { exact: true }).fill('35')
    await ladder(jonas).getByLabel('By', { exact: true }).fill('2027-03-31')
    await ladder(jonas).getByLabel('By', { exact: true }).blur()
    await allSee(both, (person) => ladder(person).getByText(/^Adds a first step: Measure engagement/))
    const sentences = ladder(ines).getByRole('list', { name: 'Ready sentences' }).getByRole('listitem')
    await expect.poll(() => sentences.count()).toBeGreaterThanOrEqual(2)
    // Each was read by the coach before it is offered.
    for (const lights of await sentences.getByRole('img').all()) {
      expect(await lights.getAttribute('aria-label')).toContain('Specific: yes; Measurable: yes')
    }
    for (const person of both) await expectAccessible(person, 'the ladder with its sentences')
    await expectInsideWindow(jonas, 'the ladder with its sentences')
  })

  test('by the keyboard alone: one’s own words are read too, and a sentence is chosen', async () => {
    const own = ladder(ines).getByRole('textbox', { name: 'Or say it in your own words' })
    await own.focus()
    await ines.page.keyboard.type('Build Feature X')
    await ladder(ines).getByText('Sounds like an output').waitFor()
    await own.fill('')
    const use = ladder(ines)
      .getByRole('button', { name: /^Use this: / })
      .first()
    await use.focus()
    await expectFocus(use)
    const sentence = ((await use.getAttribute('aria-label')) ?? '').replace(/^Use this: “|”$/g, '')
    await ines.page.keyboard.press('Enter')
    await allSee(both, (person) => words(person, sentence))
  })

  test('[KR1] the output and the step are initiatives, and the history stays for both', async () => {
    await press(jonas, jonas.page.getByRole('button', { name: 'Close' }))
    for (const person of both) {
      const initiatives = person.page.getByRole('list', { name: 'Initiatives of key result 1.1' })
      await initiatives.getByRole('button', { name: OUTPUT }).waitFor()
      await initiatives.getByRole('button', { name: /^Measure engagement with Feature X/ }).waitFor()
      await person.page.getByText(`Was: ${OUTPUT}`).waitFor()
    }
    await press(jonas, jonas.page.getByRole('button', { name: 'See its ladder: Key result 1.1' }))
    await ladder(jonas).getByText('They stay with us').waitFor()
    await expectAccessible(jonas, 'a finished ladder')
  })
})
