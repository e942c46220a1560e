import { afterAll, beforeAll, expect, test } from 'vitest'
import { addKeyResult, addObjective, chooseInMenu, edit, words } from './support/board.ts'
import { goOn } from './support/lead.ts'
import { allSee } from './support/look.ts'
import { openProduct, type Product } from './support/product.ts'
import { gatherTeam, leave } from './support/team.ts'

/** A glide shows where a card came from, so it never reaches farther than the board is high. */
const FARTHEST_PX = 1_500

let product: Product
beforeAll(async () => {
  product = await openProduct()
})
afterAll(() => product.stop())

test('cards that glide while others type come to rest where they belong', async () => {
  const { ines, tomasz, everybody } = await gatherTeam(product)
  await ines.page.emulateMedia({ reducedMotion: 'no-preference' })
  await goOn(ines, everybody, 'Objectives')
  await addObjective(tomasz, 'Establish a world-class CI/CD pipeline')
  await goOn(ines, everybody, 'Key results')
  for (const number of [1, 2, 3, 4, 5]) await addKeyResult(tomasz, 1, `Result number ${number}`)
  await allSee(everybody, (person) => words(person, 'Result number 5'))

  // Watches from the first frame on how far any card is drawn from its place.
  await ines.page.evaluate(() => {
    const seen = { farthest: 0, glides: 0 }
    Object.assign(window, { seen })
    const look = () => {
      for (const card of document.querySelectorAll('[data-card]')) {
        const { e, f } = new DOMMatrix(getComputedStyle(card).transform)
        seen.farthest = Math.max(seen.farthest, Math.hypot(e, f))
        if (e !== 0 || f !== 0) seen.glides += 1
      }
      requestAnimationFrame(look)
    }
    look()
  })
  for (const round of [1, 2, 3]) {
    const field = await edit(tomasz, 'Key result 1.1', (await firstWords()).trim())
    await field.press('End')
    await field.pressSequentially(`, typed in round ${round}`)
    await field.press('Enter')
    await chooseInMenu(tomasz, 'Key result 1.4', 'Move up')
    await chooseInMenu(tomasz, 'Key result 1.3', 'Move up')
    const other = await edit(tomasz, 'Key result 1.1', (await firstWords()).trim())
    await other.press('End')
    await other.pressSequentially(' while cards glide by')
    await other.press('Enter')
  }
  await words(ines, /round 3.* glide by$/)
    .first()
    .waitFor()
  await expect.poll(() => ines.page.evaluate(() => document.getAnimations().length)).toBe(0)

  const seen = await ines.page.evaluate(() => Reflect.get(window, 'seen'))
  expect(seen.glides).toBeGreaterThan(0)
  expect(seen.farthest).toBeLessThan(FARTHEST_PX)
  await leave(everybody)

  async function firstWords(): Promise<string> {
    const first = tomasz.page.getByRole('list', { name: 'Key results of objective 1' }).getByRole('button', {
      name: /^Result number/,
    })
    return (await first.first().textContent()) ?? ''
  }
})
