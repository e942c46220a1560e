import type { Browser, BrowserContext, BrowserContextOptions, Page } from 'playwright-core'

export const DEVICES = {
  desktop: { viewport: { width: 1440, height: 900 } },
  phone: { viewport: { width: 360, height: 780 }, hasTouch: true, isMobile: true, deviceScaleFactor: 2 },
} as const satisfies Record<string, BrowserContextOptions>
export type Device = keyof typeof DEVICES

/** Somebody at a browser: one context (cookies, storage) with one page. */
export interface Person {
  readonly name: string
  readonly device: Device
  readonly context: BrowserContext
  readonly page: Page
  /** Console errors, uncaught errors and violations of the content security policy, as they came. */
  readonly problems: readonly string[]
  /** Every text message that the room sent to this browser. */
  readonly heard: readonly string[]
}

/** Long: a busy machine is slow, and what does not come never does. */
const UI_TIMEOUT_MS = 30_000

/** The product answers no request so: a local server does, on a busy machine, to one that it did not get to pass on. */
const LOCAL_SERVER_PAUSES = /responded with a status of 503\b/

export async function openPerson(
  browser: Browser,
  appUrl: string,
  name: string,
  device: Device = 'desktop',
): Promise<Person> {
  const context = await browser.newContext({
    ...DEVICES[device],
    baseURL: appUrl,
    locale: 'en-GB',
    timezoneId: 'Europe/Berlin',
    // Cards then stand where they belong at once, so that nothing is clicked in passing.
    reducedMotion: 'reduce',
  })
  context.setDefaultTimeout(UI_TIMEOUT_MS)
  const page = await context.newPage()
  const problems: string[] = []
  // Chromium reports what the content security policy stops as a console error too.
  page.on('console', (message) => {
    if (message.type() === 'error' && !LOCAL_SERVER_PAUSES.test(message.text()))
      problems.push(`${message.text()} (${message.location().url})`)
  })
  page.on('pageerror', (error) => problems.push(`uncaught: ${error.message}`))
  const heard: string[] = []
  page.on('websocket', (socket) => {
    socket.on('framereceived', ({ payload }) => {
      if (typeof payload === 'string') heard.push(payload)
    })
  })
  return { name, device, context, page, problems, heard }
}
