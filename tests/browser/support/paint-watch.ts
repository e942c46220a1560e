import type { Page } from 'playwright-core'

/** When a page was done with something, in ms by the page's own clock. */
export interface PaintWatch {
  /** When everything that was waited for had been painted. */
  readonly paintedAtMs: number
  /** When the page was last clicked before that; 0 if it was not, since it began to be watched. */
  readonly clickedAtMs: number
}

/**
 * Begins to watch a page: resolves, once `count` elements of a selector are there and the frame after that has been drawn.
 * Counted in the page itself, so that what the test driver does takes no part in it.
 */
export function watchPaint(page: Page, selector: string, count: number): Promise<PaintWatch> {
  return page.evaluate(
    ([what, wanted]) =>
      new Promise<{ paintedAtMs: number; clickedAtMs: number }>((resolve) => {
        let clickedAtMs = 0
        const onClick = ({ timeStamp }: Event) => {
          clickedAtMs = timeStamp
        }
        addEventListener('click', onClick, { capture: true })
        const look = () => {
          if (document.querySelectorAll(what).length < wanted) return
          observer.disconnect()
          removeEventListener('click', onClick, { capture: true })
          // A frame is on the screen when the next one begins.
          requestAnimationFrame(() =>
            requestAnimationFrame(() => resolve({ paintedAtMs: performance.now(), clickedAtMs })),
          )
        }
        const observer = new MutationObserver(look)
        observer.observe(document.body, { childList: true, subtree: true })
        look()
      }),
    [selector, count] as const,
  )
}

/** Begins to note tasks of more than 50 ms in a page; `readLongTasks` gives them, and begins anew. */
export async function watchLongTasks(page: Page): Promise<void> {
  await page.evaluate(() => {
    const found: number[] = []
    Object.assign(globalThis, { longTasks: found })
    new PerformanceObserver((list) => {
      for (const { duration } of list.getEntries()) found.push(Math.round(duration))
    }).observe({ entryTypes: ['longtask'] })
  })
}

/** How long each took, in ms. */
export function readLongTasks(page: Page): Promise<readonly number[]> {
  return page.evaluate(async () => {
    // The browser tells of a task after it.
    await new Promise((resolve) => requestAnimationFrame(() => setTimeout(resolve, 100)))
    const found: unknown = Reflect.get(globalThis, 'longTasks')
    return Array.isArray(found) ? found.splice(0).filter((ms) => typeof ms === 'number') : []
  })
}

/** From a key's event to the frame that shows what it did, in ms, for each key pressed since the page began to watch. */
export async function watchKeys(page: Page): Promise<void> {
  await page.evaluate(() => {
    const found: number[] = []
    Object.assign(globalThis, { keyTimes: found })
    addEventListener(
      'keydown',
      ({ timeStamp }) => {
        requestAnimationFrame(() => requestAnimationFrame(() => found.push(performance.now() - timeStamp)))
      },
      { capture: true },
    )
  })
}

export function readKeys(page: Page): Promise<readonly number[]> {
  return page.evaluate(async () => {
    await new Promise((resolve) => requestAnimationFrame(() => requestAnimationFrame(resolve)))
    const found: unknown = Reflect.get(globalThis, 'keyTimes')
    return Array.isArray(found) ? found.splice(0).filter((ms) => typeof ms === 'number') : []
  })
}
