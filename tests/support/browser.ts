import { type Browser, chromium, type LaunchOptions } from 'playwright-core'
import { findOrInstallBrowser } from '../../scripts/find-browser.mjs'
import { atEnd } from './at-end.ts'

/**
 * What Chrome does beside showing a page. The suggestions of an address bar that nobody sees, and a process kept ready for the next
 * page, are more processes for each person: without them a person costs little more than half of the processor's time. Chrome takes this
 * list from its last argument alone, so those of Playwright's own that these tests rest on are named again.
 */
const WITHOUT_FEATURES = [
  ...['WebUIOmniboxPopup', 'WebUIOmniboxAimPopup', 'SpareRendererForSitePerProcess'],
  ...['AvoidUnnecessaryBeforeUnloadCheckSync', 'DestroyProfileOnBrowserClose', 'PaintHolding'],
  ...['HttpsUpgrades', 'HttpsFirstBalancedModeAutoEnable', 'ThirdPartyStoragePartitioning'],
  ...['MediaRouter', 'NetworkTimeServiceQuerying', 'OptimizationHints', 'PreconnectToSearch'],
]

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
  `--disable-features=${WITHOUT_FEATURES.join(',')}`,
] as const

/** A real Chrome or Chromium. Whoever starts it closes it: `afterAll(() => browser.close())`. */
export function launchBrowser(): Promise<Browser> {
  return launch({})
}

let shared: Promise<Browser> | null = null

/** The one that all files of this process use, each with contexts of its own, which it closes; the browser stays. */
export async function sharedBrowser(): Promise<Browser> {
  const running = await shared
  if (running?.isConnected()) return running
  // What the library would do on a signal takes longer than there is; when the process exits it ends the browser at once.
  shared = launch({ handleSIGTERM: false, handleSIGINT: false, handleSIGHUP: false })
  atEnd(() => {})
  return shared
}

function launch(options: LaunchOptions): Promise<Browser> {
  return chromium.launch({
    ...options,
    executablePath: findOrInstallBrowser(),
    headless: true,
    args: [...ARGS],
  })
}
