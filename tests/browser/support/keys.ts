import type { Locator } from 'playwright-core'
import { expect } from 'vitest'
import type { Person } from './person.ts'

const MAX_TABS = 150
const HEARD_WITHIN_MS = 15_000

declare global {
  interface Window {
    /** What live regions said, as it was said. */
    saidAloud: string[]
    /** Where a pointer was pressed. */
    pressed: string[]
  }
}

/** Somebody who has a keyboard and a screen reader, and neither mouse nor touch. */
export interface ByKeys {
  /** Presses Tab until this has the focus, which must be seen: a ring around it, in the window, and nothing over it. */
  tabTo(target: Locator): Promise<void>
  /** Goes there by Tab and presses Enter. */
  press(target: Locator): Promise<void>
  /** The same in a menu: goes to its button, opens it, and walks down to the item. */
  choose(menu: Locator, item: string | RegExp): Promise<void>
  /** Goes to a field by Tab, and types in place of what is in it. */
  type(field: Locator, words: string): Promise<void>
  /** Waits until a live region has said it, later than what was heard before. */
  hears(words: string | RegExp): Promise<void>
  /** Whether a pointer was pressed on this page at all. */
  expectNoPointer(): Promise<void>
}

/** Takes the mouse away from somebody, and listens to what is said aloud on their page from now on. */
export async function byKeys({ name, page }: Person): Promise<ByKeys> {
  await page.evaluate(listen)
  let heard = 0

  const tabTo = async (target: Locator): Promise<void> => {
    await target.waitFor()
    for (let presses = 0; presses <= MAX_TABS; presses += 1) {
      if (await target.evaluate((element) => element === document.activeElement)) {
        expect(await target.evaluate(whyNotSeen), `the focus on ${String(target)}`).toBe('')
        return
      }
      await page.keyboard.press('Tab')
    }
    throw new Error(`Tab does not lead ${name} to ${String(target)}.`)
  }
  const press = async (target: Locator): Promise<void> => {
    await tabTo(target)
    await page.keyboard.press('Enter')
  }
  return {
    tabTo,
    press,
    async choose(menu, item) {
      await press(menu)
      const entry = page.getByRole('menuitem', { name: item })
      await entry.waitFor()
      for (let presses = 0; presses < 30; presses += 1) {
        if (await entry.evaluate((element) => element === document.activeElement)) break
        await page.keyboard.press('ArrowDown')
      }
      expect(await entry.evaluate(whyNotSeen), `the focus on the item ${String(item)}`).toBe('')
      await page.keyboard.press('Enter')
    },
    async type(field, words) {
      await tabTo(field)
      await page.keyboard.press('ControlOrMeta+a')
      await page.keyboard.type(words)
    },
    async hears(words) {
      const said = async (): Promise<number> => {
        const all = await page.evaluate(() => window.saidAloud)
        return all.findIndex(
          (text, at) => at >= heard && (typeof words === 'string' ? text.includes(words) : words.test(text)),
        )
      }
      await expect
        .poll(said, { timeout: HEARD_WITHIN_MS, message: `${name} hears ${String(words)}` })
        .toBeGreaterThanOrEqual(0)
        .catch(async (cause: unknown) => {
          const all = await page.evaluate(() => window.saidAloud)
          throw new Error(`${name} heard only: ${all.slice(heard).join(' | ')}`, { cause })
        })
      heard = (await said()) + 1
    },
    async expectNoPointer() {
      expect(await page.evaluate(() => window.pressed), `${name} pressed a pointer`).toEqual([])
    },
  }
}

/** Runs in the page. What is behind a modal dialog is not said: it is inert. */
function listen(): void {
  window.saidAloud = []
  window.pressed = []
  addEventListener(
    'pointerdown',
    (event) => {
      // Enter and Space press a button without a pointer.
      if (event.isTrusted) window.pressed.push(String(event.target))
    },
    true,
  )
  const LIVE = '[role="status"], [role="alert"], [aria-live="polite"], [aria-live="assertive"]'
  const said = new WeakMap<Element, string>()
  const wordsOf = (node: Node) => (node.textContent ?? '').trim()
  const say = (region: Element, words: string) => {
    const modal = document.querySelector('dialog:modal')
    if (words !== '' && (modal === null || modal.contains(region))) window.saidAloud.push(words)
  }
  for (const region of document.querySelectorAll(LIVE)) said.set(region, wordsOf(region))
  new MutationObserver((changes) => {
    for (const { target, addedNodes } of changes) {
      const region = (target instanceof Element ? target : target.parentElement)?.closest(LIVE)
      if (region === null || region === undefined || region.getAttribute('aria-live') === 'off') continue
      // Of a list of notices what is new is read, of a status all of it.
      const isAtomic = region.getAttribute('role') !== null && region.getAttribute('aria-atomic') !== 'false'
      if (!isAtomic) for (const node of addedNodes) say(region, wordsOf(node))
      else if (said.get(region) !== wordsOf(region)) say(region, wordsOf(region))
      said.set(region, wordsOf(region))
    }
  }).observe(document.body, { subtree: true, childList: true, characterData: true })
}

/** Runs in the page. Why somebody at the keyboard would not see that this has the focus; `''`: they do. */
function whyNotSeen(element: Element): string {
  if (!element.matches(':focus-visible')) return 'it has no visible focus'
  const box = element.getBoundingClientRect()
  const isRinged = (one: Element | null): boolean => {
    if (one === null) return false
    const { outlineStyle, outlineWidth, boxShadow, borderStyle } = getComputedStyle(one)
    return (
      (outlineStyle !== 'none' && Number.parseFloat(outlineWidth) >= 2) ||
      // A field's frame, or the card around it, may carry the ring in its place.
      (boxShadow !== 'none' && borderStyle !== 'none')
    )
  }
  const isField = element.matches('input, textarea, select')
  const around = isField ? [element, element.parentElement, element.closest('.card, label')] : [element]
  if (!around.some(isRinged)) return 'no ring is drawn around it'
  const [x, y] = [box.left + Math.min(box.width / 2, 40), box.top + Math.min(box.height / 2, 20)]
  if (x < 0 || y < 0 || x > innerWidth || y > innerHeight) return 'it is outside of the window'
  // A notice passes by itself.
  const over = document.elementsFromPoint(x, y).find((one) => one.closest('.toast') === null) ?? null
  const isCovered =
    over !== null && !element.contains(over) && !over.contains(element) && over.closest('label') === null
  return isCovered ? `${over.tagName}.${over.className} lies over it` : ''
}
