import { type Browser, chromium } from 'playwright-core'
import { findOrInstallBrowser } from '../../scripts/find-browser.mjs'

/** Quiet on the network, and able to run as root in a container. */
const ARGS = [
  '--headless',
  '--no-sandbox',
  '--disable-gpu',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
] as const

/** A real Chrome or Chromium. Whoever starts it closes it: `afterAll(() => browser.close())`. */
export function launchBrowser(): Promise<Browser> {
  return chromium.launch({ executablePath: findOrInstallBrowser(), headless: true, args: [...ARGS] })
}
