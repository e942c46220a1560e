import { expect } from 'vitest'
import type { Person } from './person.ts'

/** What a thumb hits: 44 px each way, as `--target` says. */
const SMALLEST_PX = 44

/**
 * On a phone: everything that is pressed takes a thumb, by its own size or by that of the area around it which takes the press, and
 * nothing of it is out at the side. A link within a sentence is as high as its line.
 */
export async function expectTouchable({ page, name }: Person, where: string): Promise<void> {
  const found = await page.evaluate(findSmall, SMALLEST_PX)
  expect(found, `too small for a thumb on ${where}, as ${name} sees it`).toEqual([])
}

/** Runs in the page. */
function findSmall(smallest: number): string[] {
  const PRESSED =
    'a[href], button, input, select, textarea, summary, [role="button"], [role="tab"], [role="menuitem"]'
  const scrolled = [...document.querySelectorAll('*')].filter(({ scrollTop }) => scrollTop > 0)
  const places = scrolled.map((element) => [element, element.scrollTop] as const)
  const small: string[] = []
  for (const element of document.querySelectorAll<HTMLElement>(PRESSED)) {
    if (!element.checkVisibility({ opacityProperty: true, visibilityProperty: true })) continue
    if (element.matches(':disabled, [type="hidden"]') || element.closest('[inert]') !== null) continue
    // Comes into view only for the keyboard.
    if (getComputedStyle(element).clipPath !== 'none') continue
    // So many stages as fit in a line lead there as well by Back, Next and the agenda.
    if (element.matches('.stop__body')) continue
    const label = element.matches('input') ? element.closest('label') : null
    const target = label ?? element
    const parent = target.parentElement
    const isInSentence =
      getComputedStyle(target).display === 'inline' &&
      (parent?.textContent ?? '').trim() !== (target.textContent ?? '').trim()
    if (isInSentence) continue
    target.scrollIntoView({ block: 'center', inline: 'center' })
    const isOutside = [document.documentElement, document.querySelector('#content')].some(
      (page) => (page?.scrollLeft ?? 0) > 0,
    )
    const box = target.getBoundingClientRect()
    if (box.width <= 1 || box.height <= 1) continue
    const [x, y] = [box.left + box.width / 2, box.top + box.height / 2]
    const takes = (atX: number, atY: number) => {
      const hit = document.elementFromPoint(atX, atY)
      return hit !== null && (target.contains(hit) || hit.closest('label')?.control === element)
    }
    // Behind what is open over it.
    if (!takes(x, y)) continue
    // How far from its middle it still is what takes the press.
    const reach = (dx: number, dy: number) => {
      let far = 0
      while (far < smallest && takes(x + dx * (far + 1), y + dy * (far + 1))) far += 1
      return far
    }
    const isWide = box.width >= smallest - 0.5 || reach(-1, 0) + 1 + reach(1, 0) >= smallest - 2
    const isHigh = box.height >= smallest - 0.5 || reach(0, -1) + 1 + reach(0, 1) >= smallest - 2
    if (isWide && isHigh && !isOutside) continue
    const words = (element.getAttribute('aria-label') ?? target.innerText).trim().replaceAll('\n', ' ')
    const size = isOutside ? 'is outside' : `${Math.round(box.width)} × ${Math.round(box.height)}`
    small.push(`${element.tagName.toLowerCase()}.${element.className} “${words.slice(0, 40)}” ${size}`)
  }
  for (const [element, top] of places) element.scrollTop = top
  return small
}
