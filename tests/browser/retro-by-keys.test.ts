import { afterAll, beforeAll, expect, test } from 'vitest'
import { ROUTES } from '../../shared/api/routes.ts'
import { addDays } from '../../shared/okr/days.ts'
import type { RoomClient } from '../party/support/room-client.ts'
import { expectAccessible } from './support/accessibility.ts'
import { type ByKeys, byKeys } from './support/keys.ts'
import { bringLivingTeam, CYCLE, FASTER } from './support/living-team.ts'
import { expectFocus, heading } from './support/look.ts'
import type { Person } from './support/person.ts'
import { openProduct, type Product } from './support/product.ts'
import { joinWithoutBrowser, workshopIdOf } from './support/room-guest.ts'
import { sendAs } from './support/sender.ts'
import { tellAsStory } from './support/story.ts'
import { TODAY } from './support/team-document.ts'

const CARD = 'The last minutes of a deployment are one test suite'
const ACTION = 'Give the slow test suite an owner'

let product: Product
let ines: Person
let keys: ByKeys
let wei: RoomClient

beforeAll(async () => {
  product = await openProduct()
  ines = await product.open('Ines')
})
afterAll(() => product.stop())
tellAsStory(() => [ines])

const PLAN = ['welcome', 'grade', 'reflect', 'discuss', 'decide', 'actions', 'close'] as const

function inBar(name: string | RegExp) {
  return ines.page.getByRole('region', { name: 'Facilitator' }).getByRole('button', { name })
}

test('[RE1] a key result is graded, revealed and scored by keys, and the reveal is heard', async () => {
  const { page } = ines
  await page.goto('/')
  const teamId = await bringLivingTeam(ines)
  const { workshopId } = await sendAs(ines, ROUTES.createWorkshop.path, {
    ...{ displayName: 'Ines', timeZone: 'UTC', team: { as: 'existing', teamId }, title: 'Retro' },
    ...{ kind: 'retro', cycle: CYCLE, agenda: { from: 'plan', plan: PLAN.map((kind) => ({ kind })) } },
  })
  await page.goto(`/w/${workshopId}`)
  await heading(ines, 'Who is here?').waitFor()
  await page.getByText('5 key results of 3 objectives.').waitFor()
  wei = await joinWithoutBrowser(product.stack, workshopIdOf(ines), { name: 'Wei', role: 'participant' })
  keys = await byKeys(ines)

  await keys.press(inBar('Next: Grade'))
  await heading(ines, 'How far did we get?').waitFor()
  await keys.press(inBar('Go through them together'))
  const scale = page.getByRole('group', { name: 'Your grade, from 0.0 to 1.0' })
  await keys.tabTo(scale.getByRole('radio', { name: '0.0' }))
  await page.keyboard.press('6')
  await page.keyboard.press('ArrowLeft')
  // What was picked is not lost by a reload.
  await page.reload()
  keys = await byKeys(ines)
  await page.getByText('A commitment missed.').waitFor()
  await keys.tabTo(scale.getByRole('radio', { name: '0.5' }))
  await page.keyboard.press('Enter')
  await keys.hears('Your grade is in: 0.5.')
  const { currentId } = wei.visible?.retro ?? {}
  expect(await wei.command({ type: 'give-grade', keyResultId: currentId ?? '', grade: 0.9 })).toBe('done')

  // The room reveals while the focus is in the scale: it goes on in what takes its place.
  await expectFocus(scale.getByRole('radio', { name: '0.5' }))
  const priya = await joinWithoutBrowser(product.stack, workshopIdOf(ines), {
    ...{ name: 'Priya', role: 'facilitator' },
  })
  expect(await priya.command({ type: 'reveal-grades', keyResultId: currentId ?? '' })).toBe('done')
  await keys.hears('The grades are here. 2 grades, from 0.5 to 0.9. The mean is 0.7.')
  await expectFocus(page.getByRole('heading', { name: 'Our grades' }))
  await page.reload()
  keys = await byKeys(ines)
  await page.getByRole('img', { name: /Yours was 0\.5\./ }).waitFor()

  await keys.tabTo(page.getByRole('group', { name: 'The score, from 0.0 to 1.0' }).getByRole('radio').first())
  await page.keyboard.press('4')
  await page.keyboard.press('Enter')
  await keys.hears('We agreed on 0.4.')
  await keys.tabTo(page.getByRole('group', { name: 'Why was it missed?' }).getByRole('radio').first())
  await page.keyboard.press('ArrowRight')
  await keys.type(page.getByLabel('In a few words, if you like'), 'Nobody owned the suite')
  await page.keyboard.press('Enter')
  await expectAccessible(ines, 'a key result that was graded by keys')
})

test('[RE3] [RE6] a card is written and talked about, and a learning of it is kept beside it', async () => {
  const { page } = ines
  await keys.press(inBar('Next: Look back'))
  await keys.type(page.getByRole('textbox', { name: 'What did we learn?' }), CARD)
  await page.keyboard.press('Enter')
  await page.getByText(CARD).first().waitFor()
  await keys.press(inBar('Next: Discuss'))
  await keys.press(inBar('Start discussing'))
  await keys.press(page.getByRole('button', { name: `Keep as a learning: “${CARD}”` }))
  const sentence = page.getByLabel('The learning, as a sentence')
  await expectFocus(sentence)
  await page.keyboard.type(', and nobody owns it')
  await page.reload()
  keys = await byKeys(ines)
  await expectFocus(sentence)
  expect(await sentence.inputValue()).toBe(
    'We learned that the last minutes of a deployment are one test suite, and nobody owns it',
  )
  await keys.press(page.getByRole('button', { name: 'Keep it' }))
  await keys.hears('1 learning is kept.')
  await expectFocus(page.getByRole('heading', { name: 'Kept as a learning' }))
  await expectAccessible(ines, 'a learning that is kept in the discussion')
})

test('[RE5] [RE7] what comes again and what is done about it is decided by keys, and a half is not lost', async () => {
  const { page } = ines
  await keys.press(inBar(/^Next: Keep/))
  const card = page.getByRole('listitem').filter({ has: page.getByRole('heading', { name: FASTER }) })
  await keys.tabTo(
    card
      .getByRole('group', { name: `What becomes of “${FASTER}”` })
      .getByRole('radio')
      .first(),
  )
  await page.keyboard.press('ArrowRight')
  await keys.type(page.getByLabel(`Why, for “${FASTER}”`), 'Aim at the suite')
  await page.reload()
  keys = await byKeys(ines)
  await keys.press(card.getByRole('button', { name: 'Decide' }))
  await card.getByText('To be modified').waitFor()
  await card.getByText('Aim at the suite').waitFor()

  await keys.press(inBar('Next: Actions'))
  await keys.type(page.getByLabel('What will we do?'), ACTION)
  await page.reload()
  keys = await byKeys(ines)
  await keys.tabTo(page.getByLabel('What will we do?'))
  await page.keyboard.press('Enter')
  await keys.tabTo(page.getByLabel('Who does action 1'))
  await page.keyboard.type('Ines')
  await keys.tabTo(page.getByLabel('Until when action 1 is done'))
  await page.keyboard.type(dayAsTyped(addDays(TODAY, 20)))
  await page.keyboard.press('Tab')
  await page.getByText('1 action', { exact: true }).waitFor()
  await keys.press(inBar('Next: Close'))
  await page.getByText('and nobody owns it').waitFor()
  await keys.expectNoPointer()
  expect(ines.problems).toEqual([])
})

/** A day as its field of an English browser takes it: day, month, year. */
function dayAsTyped(day: string): string {
  const [year, month, date] = day.split('-')
  return `${date}${month}${year}`
}
