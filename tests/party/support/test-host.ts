/** What the room runs on while it is tested. */
export type TestHost =
  | { readonly kind: 'partykit' }
  | { readonly kind: 'worker'; readonly compatibilityDate: string }

/**
 * From `partykit` or `worker@2026-03-01`; PartyKit when nothing is said. The projects of vitest.config.ts say it for their
 * tests; `TURNOUT_TEST_HOST=worker@2026-04-01 npm run soak` says it for the long ones.
 */
export function readTestHost(text: string | undefined): TestHost {
  if (text === undefined || text === '' || text === 'partykit') return { kind: 'partykit' }
  const compatibilityDate = /^worker@(\d{4}-\d\d-\d\d)$/.exec(text)?.[1]
  if (compatibilityDate === undefined) {
    throw new Error(`TURNOUT_TEST_HOST is partykit or worker@<compatibility date>, but it is "${text}".`)
  }
  return { kind: 'worker', compatibilityDate }
}
