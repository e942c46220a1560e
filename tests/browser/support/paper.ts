import { expect } from 'vitest'
import type { Person } from './person.ts'
import { readPdf } from './read-pdf.ts'

/** A4 between the margins that the pages ask for, in CSS pixels. */
const PAPER = { width: 688, height: 1017 } as const

/**
 * What comes out of the printer: all words of the page, in no more pages than there is to read, and nothing that is there to be
 * pressed. `words` are looked for in the printed file itself, so that what is cut off is missing.
 */
export async function expectOnPaper(
  { page }: Person,
  where: string,
  { words, pages }: { words: readonly string[]; pages: number },
): Promise<void> {
  const printed = readPdf(await page.pdf({ format: 'A4', preferCSSPageSize: true }))
  const text = squeeze(printed.text)
  expect(
    words.filter((each) => !text.includes(squeeze(each))),
    `words of ${where} that are not on the paper, which says: ${printed.text}`,
  ).toEqual([])
  expect(printed.pages, `pages of ${where} on paper`).toBeLessThanOrEqual(pages)

  const before = page.viewportSize()
  await page.emulateMedia({ media: 'print' })
  await page.setViewportSize(PAPER)
  const { pressable, cut } = await page.evaluate(() => {
    const shown = [...document.querySelectorAll<HTMLElement>('body *')].filter((element) =>
      element.checkVisibility({ visibilityProperty: true }),
    )
    const nameOf = (element: Element) => `${element.tagName}.${element.getAttribute('class') ?? ''}`
    const isForEyes = (element: Element) => element.closest('.sr, svg') === null
    return {
      pressable: shown
        .filter((element) => element.matches('button, .btn, nav, header.top, summary'))
        .map(nameOf),
      cut: shown
        .filter(isForEyes)
        .filter((element) => {
          const { overflowX, overflowY } = getComputedStyle(element)
          const isPast = element.getBoundingClientRect().right > innerWidth + 1
          const isCutX = overflowX !== 'visible' && element.scrollWidth > element.clientWidth + 1
          const isCutY = overflowY !== 'visible' && element.scrollHeight > element.clientHeight + 1
          return isPast || (element !== document.body && (isCutX || isCutY))
        })
        .map(nameOf),
    }
  })
  // `screen` would have the next file printed as it looks on the screen.
  await page.emulateMedia({ media: null })
  if (before !== null) await page.setViewportSize(before)
  expect(pressable, `what ${where} offers to press on paper`).toEqual([])
  expect(cut, `what of ${where} is cut off on paper`).toEqual([])
}

/** Letters alone: where lines and runs of glyphs end is the printer's affair. */
function squeeze(text: string): string {
  return text.replaceAll(/\s+/g, '')
}
