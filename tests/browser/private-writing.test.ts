import * as v from 'valibot'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { expectAccessible } from './support/accessibility.ts'
import { expectRevealed, expectRoom, myCard, myCards, privateField, writeAlone } from './support/alone.ts'
import { press, undoInNotice } from './support/board.ts'
import { expectInsideWindow } from './support/layout.ts'
import { allSaved, allSee, expectSoon, heading, savedState } from './support/look.ts'
import type { Person } from './support/person.ts'
import { gatherPlanned } from './support/plan-workshop.ts'
import { openProduct, type Product } from './support/product.ts'
import { tellAsStory } from './support/story.ts'

const ALONE = { writing: 'private' } as const

let product: Product
let ines: Person
let tomasz: Person
let jonas: Person
let everybody: readonly Person[]
beforeAll(async () => {
  product = await openProduct()
  ines = await product.open('Ines')
  tomasz = await product.open('Tomasz')
  jonas = await product.open('Jonas', 'phone')
  everybody = [ines, tomasz, jonas]
  await gatherPlanned(ines, [tomasz, jonas], product.stack.appUrl, [
    { kind: 'objectives', settings: ALONE },
    { kind: 'key-results', settings: ALONE },
    { kind: 'reflect', settings: { ...ALONE, naming: 'anonymous' } },
    { kind: 'pulse' },
    { kind: 'reflect', name: 'Look back together' },
    {
      kind: 'icebreaker',
      settings: { ...ALONE, writers: 'facilitators', prompt: 'Which tune is in your head?' },
    },
  ])
})
afterAll(() => product.stop())
tellAsStory(() => everybody)

const lead = () => ines.page.getByRole('region', { name: 'Facilitator' })
const next = (stage: string) =>
  press(ines, lead().getByRole('button', { name: `Next: ${stage}`, exact: true }))
const reveal = (name: string | RegExp = 'Reveal') => press(ines, lead().getByRole('button', { name }))
const ask = (question: string | RegExp) => allSee(everybody, (person) => heading(person, question))
/** Whether any message of the room to this person held these words. */
const hasHeard = ({ heard }: Person, words: string) => heard.some((message) => message.includes(words))

/** Notes each animation that makes a card turn, by its delay. */
function watchTurns({ page }: Person): Promise<void> {
  return page.evaluate(() => {
    const animate = Element.prototype.animate
    const delays: number[] = []
    Object.assign(window, { turnDelays: delays })
    Element.prototype.animate = function (keyframes, options) {
      const isTurn = JSON.stringify(keyframes).includes('rotateY')
      if (isTurn && typeof options === 'object') delays.push(options.delay ?? 0)
      return animate.call(this, keyframes, options)
    }
  })
}
const turns = async ({ page }: Person) =>
  v.parse(v.array(v.number()), await page.evaluate('window.turnDelays'))

const SAFE = 'Make shipping a change a safe, everyday thing'
const TRUST = 'Earn back trust in our core payment service'
const CALM = 'Make being on call a calm week'

test('people write alone: the others see how many cards there are, and nothing of them', async () => {
  await next('Objectives')
  await ask(/^What should be better by/)
  await lead().getByText('Nobody has written anything yet.').waitFor()
  await writeAlone(tomasz, SAFE)
  await writeAlone(tomasz, 'Improve customer satisfaction')
  await ines.page.getByText('Nothing yet from Jonas.').waitFor()
  await writeAlone(jonas, TRUST)
  await allSaved(everybody)
  await expectRoom(ines, { Tomasz: '2 cards', Jonas: '1 card' })
  await expectRoom(tomasz, { Ines: 'none yet', Jonas: '1 card' })
  await ines.page.getByText('Everybody else has written something.').waitFor()
  expect(await tomasz.page.getByText(/^(Nothing yet from|Everybody else)/).count()).toBe(0)
  await lead().getByText('Reveal turns all 3 cards at once').waitFor()
  expect([ines, jonas].map((person) => hasHeard(person, SAFE))).toEqual([false, false])
  expect([ines, tomasz].map((person) => hasHeard(person, TRUST))).toEqual([false, false])
  for (const person of everybody) await expectAccessible(person, 'writing alone')
  await expectInsideWindow(ines, 'writing alone')
})

test('the coach reads each card on its author’s own device', async () => {
  await myCards(tomasz).getByText('Reads as a direction').first().waitFor()
  const asked = myCards(tomasz).locator('.verdict')
  await press(tomasz, asked.first())
  await myCards(tomasz).locator('.verdictdetail').waitFor()
  await expectAccessible(tomasz, 'a verdict that is open')
})

test('who writes is seen to write, and not what or where', async () => {
  await privateField(jonas).fill('Half a sen')
  await tomasz.page.getByRole('region', { name: 'The room' }).getByText('writing', { exact: true }).waitFor()
  await privateField(jonas).blur()
  await expectSoon(
    () => tomasz.page.getByRole('region', { name: 'The room' }).getByText('writing', { exact: true }).count(),
    0,
    'nobody writes any more',
  )
})

test('a card is edited in place, kept over a reload, and there on another device', async () => {
  await press(tomasz, myCard(tomasz, SAFE))
  const field = myCards(tomasz).getByRole('textbox')
  await field.press('End')
  await field.pressSequentially(', for us')
  // No pause, no leaving the field: it must survive all the same.
  await tomasz.page.reload()
  await myCard(tomasz, `${SAFE}, for us`).waitFor()
  await myCard(tomasz, 'Improve customer satisfaction').waitFor()
  await privateField(jonas).waitFor()
  await jonas.page.reload()
  await expectSoon(() => privateField(jonas).inputValue(), 'Half a sen', 'half a sentence is kept')

  const phone = await product.open('Tomasz', 'phone')
  await phone.context.addCookies(await tomasz.context.cookies())
  await phone.page.goto(tomasz.page.url())
  await myCard(phone, `${SAFE}, for us`).waitFor()
  await writeAlone(phone, 'From the train')
  await myCard(tomasz, 'From the train').waitFor()
  await expectRoom(ines, { Tomasz: '3 cards', Jonas: '1 card' })
  await phone.context.close()
})

/** Takes a card of Tomasz' back. */
async function takeBack(words: string): Promise<void> {
  const card = myCards(tomasz).getByRole('listitem').filter({ hasText: words })
  await press(tomasz, card.getByRole('button', { name: /^More for your card/ }))
  await press(tomasz, tomasz.page.getByRole('menuitem', { name: 'Withdraw this card' }))
  await expectSoon(() => myCard(tomasz, words).count(), 0, 'the card is gone')
}

test('a card can be taken back, and that undone', async () => {
  await takeBack('From the train')
  await expectRoom(ines, { Tomasz: '2 cards', Jonas: '1 card' })
  await press(tomasz, undoInNotice(tomasz).last())
  await expectRoom(ines, { Tomasz: '3 cards', Jonas: '1 card' })
  await takeBack('From the train')
  await expectRoom(ines, { Tomasz: '2 cards', Jonas: '1 card' })
})

test('who is in a sentence when the room moves on finishes it, and it waits in its own stage', async () => {
  const held = tomasz.page.getByText('The room moved on to Key results.')
  await privateField(tomasz).pressSequentially('Before the room')
  await next('Key results')
  // In the middle of it for as long as it takes until the room is there.
  await expect
    .poll(
      async () => {
        await privateField(tomasz).press('End')
        await privateField(tomasz).pressSequentially('.')
        return held.isVisible()
      },
      { timeout: 15_000 },
    )
    .toBe(true)
  await privateField(tomasz).fill('Before the room moved on')
  await allSee([ines, jonas], (person) => heading(person, 'How would we see that it worked?'))
  await privateField(tomasz).press('Enter')
  await heading(tomasz, 'How would we see that it worked?').waitFor()
  await press(ines, lead().getByRole('button', { name: 'Back to Objectives' }))
  await ask(/^What should be better by/)
  await myCard(tomasz, 'Before the room moved on').waitFor()
  await expectRoom(ines, { Tomasz: '3 cards', Jonas: '1 card' })
  await takeBack('Before the room moved on')
})

test('what is written without a connection waits, and goes out when it is back', async () => {
  await jonas.context.setOffline(true)
  await savedState(jonas, /^Offline/).waitFor()
  await privateField(jonas).fill('')
  await writeAlone(jonas, CALM)
  await savedState(jonas, 'Offline, 1 edit kept here').waitFor()
  await jonas.context.setOffline(false)
  await allSaved([jonas])
  await expectRoom(ines, { Tomasz: '2 cards', Jonas: '2 cards' })
})

test('the reveal turns all cards at once, for everybody, with their authors', async () => {
  await privateField(tomasz).fill('In the middle of a')
  await ines.page.emulateMedia({ reducedMotion: 'no-preference' })
  for (const person of [ines, tomasz]) await watchTurns(person)
  await reveal()
  const all = [
    `${SAFE}, for us (by Tomasz)`,
    'Improve customer satisfaction (by Tomasz)',
    `${TRUST} (by Jonas)`,
    `${CALM} (by Jonas)`,
  ]
  for (const person of everybody) await expectRevealed(person, all)
  // Nobody is pulled out of a sentence.
  const field = privateField(tomasz).first()
  expect(await field.inputValue()).toBe('In the middle of a')
  expect(await field.evaluate((element) => element === document.activeElement)).toBe(true)
  for (const person of everybody) await expectAccessible(person, 'revealed cards')
  await expectInsideWindow(ines, 'revealed cards')
  // Once each, a little after one another, and not at all for who wants nothing to move.
  const delaysMs = await turns(ines)
  expect(delaysMs.toSorted((a, b) => a - b)).toEqual([0, 18, 36, 54])
  expect(await turns(tomasz)).toEqual([])

  await field.press('Enter')
  await myCard(tomasz, 'In the middle of a').waitFor()
  expect(hasHeard(ines, 'In the middle of a')).toBe(false)
  await reveal('Reveal 1 more')
  for (const person of everybody) await expectRevealed(person, [...all, 'In the middle of a (by Tomasz)'])
  await expectSoon(
    () =>
      lead()
        .getByRole('button', { name: /^Reveal/ })
        .count(),
    0,
    'nothing is left to reveal',
  )
})

test('key results are written for an objective each, and stand below it after the reveal', async () => {
  for (const words of ['Shipping is safe', 'On call is calm']) {
    await ines.page.getByRole('textbox', { name: 'New objective', exact: true }).last().fill(words)
    await ines.page.getByRole('textbox', { name: 'New objective', exact: true }).last().press('Enter')
    await ines.page.getByRole('main').getByRole('button', { name: words, exact: true }).waitFor()
  }
  await next('Key results')
  await ask('How would we see that it worked?')
  const objective = (person: Person) => person.page.getByLabel('For the objective')
  await writeAlone(tomasz, 'Rollbacks fall from 4% to 1% by 31 March', 'New key result')
  await objective(jonas).selectOption({ label: '2. On call is calm' })
  await writeAlone(jonas, 'Pages at night fall from 9 to 2 a week by 31 March', 'New key result')
  for (const person of [tomasz, jonas]) await expectAccessible(person, 'key results written alone')
  await reveal()
  for (const person of everybody) {
    await person.page
      .getByRole('list', { name: 'Key results of objective 2' })
      .getByText('Pages at night fall from 9 to 2 a week by 31 March')
      .waitFor()
    await person.page
      .getByRole('list', { name: 'Key results of objective 1' })
      .getByText('Rollbacks fall from 4% to 1% by 31 March')
      .waitFor()
  }
})

test('RE3 in an anonymous stage only the sum is known, who writes is not, and no author afterwards', async () => {
  await next('Look back')
  await ask('What do we take from this?')
  await privateField(tomasz, 'What worked?').fill('Pairing on')
  await writeAlone(tomasz, 'Pairing on releases', 'What worked?')
  await writeAlone(jonas, 'Estimates were guesses', 'What did we learn?')
  const room = ines.page.getByRole('region', { name: 'The room' })
  await room.getByText('2 cards, face down').waitFor()
  expect(await room.getByRole('listitem').count()).toBe(0)
  expect(await ines.page.getByText(/, writing$/).count()).toBe(0)
  expect(await ines.page.getByText(/^Nothing yet from/).count()).toBe(0)
  for (const person of everybody) await expectAccessible(person, 'looking back alone')
  await reveal()
  for (const person of everybody) {
    await expectRevealed(person, ['Pairing on releases', 'Estimates were guesses'])
  }
  await ines.page.getByText('2 cards, without names').waitFor()
})

test('a pulse is five answers and a word, shown without names', async () => {
  await next('Pulse')
  await ask('How are you today?')
  const give = async (person: Person, score: string, word: string) => {
    await person.page.getByRole('radio', { name: score }).check({ force: true })
    await person.page.getByLabel('In one word').fill(word)
  }
  await give(tomasz, '4 Good', 'curious')
  await give(jonas, '2 Low', 'tired')
  for (const person of everybody) await expectAccessible(person, 'a pulse')
  await allSaved(everybody)
  await lead().getByText('2 of 3 answered').waitFor()
  expect(hasHeard(ines, 'curious')).toBe(false)
  await tomasz.page.reload()
  await expectSoon(
    () => tomasz.page.getByRole('radio', { name: '4 Good' }).isChecked(),
    true,
    'the answer is kept',
  )
  expect(await tomasz.page.getByLabel('In one word').inputValue()).toBe('curious')
  await reveal()
  await ask('How we are today')
  for (const person of everybody) {
    await person.page.getByRole('img', { name: /Low 1, So-so 0, Good 1, Great 0$/ }).waitFor()
    await person.page.getByRole('region', { name: 'In our words' }).getByText('curious').waitFor()
    await expectAccessible(person, 'what the pulse says')
  }
  await expectInsideWindow(ines, 'what the pulse says')
})

test('RE3 where a stage is open, what one writes the others read at once', async () => {
  await next('Look back together')
  await ask('What do we take from this?')
  const field = tomasz.page.getByRole('textbox', { name: 'What did we learn?', exact: true })
  await field.fill('Small steps are safer')
  await field.press('Enter')
  await allSee(everybody, ({ page }) =>
    page
      .getByRole('region', { name: 'What we learned' })
      .locator('.notecard')
      .filter({ hasText: 'Small steps are safer' }),
  )
  expect(
    await lead()
      .getByRole('button', { name: /^Reveal/ })
      .count(),
  ).toBe(0)
  for (const person of everybody) await expectAccessible(person, 'looking back together')
  await expectInsideWindow(ines, 'looking back together')
})

test('where facilitators write, the others are told that they watch, under the facilitator’s own question', async () => {
  await next('Icebreaker')
  await ask('Which tune is in your head?')
  await writeAlone(ines, 'The doorbell', 'Your answer')
  await tomasz.page.getByText('In this stage only facilitators write.').waitFor()
  expect(await privateField(tomasz, 'Your answer').count()).toBe(0)
  for (const person of everybody) await expectAccessible(person, 'watching facilitators write')
})
