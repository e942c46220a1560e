import { expect } from 'vitest'
import type { Person } from './person.ts'

const WIDTHS = [360, 768, 1440] as const

/** At every width that the product is drawn for: the way on can be pressed, and nothing pushes the page sideways. */
export async function expectInsideWindow({ page }: Person, where: string): Promise<void> {
  const before = page.viewportSize()
  for (const width of WIDTHS) {
    await page.setViewportSize({ width, height: 900 })
    const scrollsBy = await page.evaluate(() => {
      const { scrollWidth, scrollHeight } = document.documentElement
      return { x: scrollWidth - innerWidth, y: scrollHeight - innerHeight }
    })
    expect(scrollsBy, `how far ${where} scrolls as a page at ${width} px`).toEqual({ x: 0, y: 0 })
    const buttons = await page.getByRole('region', { name: 'Facilitator' }).getByRole('button').all()
    for (const button of buttons) {
      const box = await button.boundingBox()
      if (box === null) continue // Hidden where there is no room for it, such as "Skip" on a phone.
      const isInside = box.x >= 0 && box.x + box.width <= width && box.y + box.height <= 900
      expect(isInside, `${await button.innerText()} of ${where} inside ${width} px`).toBe(true)
    }
  }
  if (before !== null) await page.setViewportSize(before)
}

/** 320 px is a window of 1280 at four times its size (WCAG 1.4.10). */
const REFLOW_WIDTHS = [320, ...WIDTHS] as const

/** A page to be read: from the narrowest window on, neither the page nor what scrolls in it goes sideways. */
export async function expectNothingSideways({ page }: Person, where: string): Promise<void> {
  const before = page.viewportSize()
  for (const width of REFLOW_WIDTHS) {
    await page.setViewportSize({ width, height: 900 })
    const scrollsBy = await page.evaluate(() =>
      [document.documentElement, document.querySelector('#content')].map(
        (element) => (element?.scrollWidth ?? 0) - (element?.clientWidth ?? 0),
      ),
    )
    expect(scrollsBy, `how far ${where} and its content go sideways at ${width} px`).toEqual([0, 0])
  }
  if (before !== null) await page.setViewportSize(before)
}
