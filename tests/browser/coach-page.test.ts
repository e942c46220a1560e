import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { COACH_RULES } from '../../shared/coach/finding.ts'
import { expectAccessible } from './support/accessibility.ts'
import { expectFocus, expectSoon, heading } from './support/look.ts'
import type { Person } from './support/person.ts'
import { openProduct, type Product } from './support/product.ts'

let product: Product
let reader: Person

beforeAll(async () => {
  product = await openProduct()
  reader = await product.open('Ada')
})
afterAll(() => product.stop())

describe('how the coach thinks', () => {
  it('is a link away from home, lists every rule, and asks nobody but this browser', async () => {
    const { page } = reader
    await page.goto('/')
    await page.getByRole('link', { name: 'How the coach thinks' }).click()
    await heading(reader, 'How the coach thinks').waitFor()
    const asked: string[] = []
    page.on('request', (request) => asked.push(request.url()))
    for (const rule of COACH_RULES) await page.locator(`article#${rule} h4`).waitFor()
    expect(await page.getByRole('article').count()).toBe(COACH_RULES.length)

    await page.getByRole('textbox', { name: 'A key result' }).fill('Deploy Feature X')
    await page.getByRole('link', { name: 'Why: rule KR1' }).click()
    await expectFocus(page.locator('#KR1 h4'))
    // The icon is fetched by the browser itself, whenever it likes.
    expect(asked.filter((url) => !url.endsWith('/favicon.svg'))).toEqual([])
    // Nobody is signed in on home, and the browser reports that answer as an error.
    expect(reader.problems.filter((problem) => !problem.includes('/api/me'))).toEqual([])
  })

  it('reads a sentence while it is typed, marks its words and says what each kind of statement lacks', async () => {
    const { page } = reader
    const tryIt = page.getByRole('region', { name: 'Try it' })
    const field = tryIt.getByRole('textbox')
    await field.fill('')
    await tryIt.getByText('Write a sentence').waitFor()
    await field.pressSequentially('Reduce P99 latency of payment processing by 30% by 31 March')
    await tryIt.getByText(/^an outcome/).waitFor()
    expect(await tryIt.locator('mark.is-target').innerText()).toContain('30%')
    expect(await tryIt.locator('mark.is-time').innerText()).toContain('31 March')
    expect(await tryIt.getByRole('link', { name: /^Why: rule KR[1234]$/ }).count()).toBe(0)

    await tryIt.getByRole('button', { name: 'Objective', exact: true }).click()
    await field.fill('Launch the new visitor guide')
    await tryIt.getByRole('link', { name: 'Why: rule OB1' }).waitFor()
    await tryIt.getByRole('button', { name: 'Key result', exact: true }).click()
    expect(await field.inputValue()).toBe('Launch the new visitor guide')
    await tryIt.getByRole('link', { name: 'Why: rule KR1' }).waitFor()
  })

  it('finds rules by kind and by a word', async () => {
    const { page } = reader
    const shown = () => page.getByRole('article').count()
    await page.getByRole('button', { name: 'The set' }).click()
    await expectSoon(shown, 8, 'the rules of the set')
    await page.getByRole('textbox', { name: 'Search the rules' }).fill('facilitator')
    await page.locator('#SE5').waitFor()
    await expectSoon(shown, 1, 'rules with that word')
    await page.getByRole('textbox', { name: 'Search the rules' }).fill('zebra')
    await page.getByRole('button', { name: 'Show all rules' }).click()
    await expectSoon(shown, COACH_RULES.length, 'all rules')
  })

  it('opens at the rule that the address names, on every width and in both themes', async () => {
    const { page } = reader
    for (const colorScheme of ['light', 'dark'] as const) {
      await page.emulateMedia({ colorScheme, reducedMotion: 'reduce' })
      for (const width of [360, 768, 1440]) {
        await page.setViewportSize({ width, height: 900 })
        await page.goto('about:blank')
        await page.goto('/coach#KR4')
        const rule = page.locator('#KR4')
        await expectFocus(rule.getByRole('heading', { name: 'Measurable' }))
        await expectSoon(
          () => rule.evaluate((element) => Math.abs(element.getBoundingClientRect().top) < 100),
          true,
          `KR4 in view at ${width} px`,
        )
        const overflow = await page.evaluate(() => document.documentElement.scrollWidth - innerWidth)
        expect(overflow, `how far the page scrolls sideways at ${width} px`).toBe(0)
        await expectAccessible(reader, `the coach’s page at ${width} px, ${colorScheme}`)
      }
    }
  })
})
