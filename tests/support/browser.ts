import { type Browser, chromium } from 'playwright-core'
import { findOrInstallBrowser } from '../../scripts/find-browser.mjs'

/**
 * What Chrome does beside showing a page. The suggestions of an address bar that nobody sees are two more pages with a process
 * of their own for each person: without them a person costs little more than half of the processor's time. Chrome takes this
 * list from its last argument alone, so those of Playwright's own that these tests rest on are named again.
 */
const WITHOUT_FEATURES = [
  ...['WebUIOmniboxPopup', 'WebUIOmniboxAimPopup'],
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
  return chromium.launch({ executablePath: findOrInstallBrowser(), headless: true, args: [...ARGS] })
}
