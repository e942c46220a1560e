import type { Activity } from './edits.ts'
import type { FigureName } from './run-result.ts'

/** What people do while it is measured. */
export type Scenario =
  | {
      readonly kind: 'editing'
      readonly activity: Activity
      readonly people: number
      readonly ratePerSecond: number
    }
  /** All come at once into a board with so many bytes of text. */
  | { readonly kind: 'join'; readonly people: number; readonly cards: number; readonly bytes: number }
  /** One pastes, in one transaction; the others wait for it. */
  | { readonly kind: 'paste'; readonly people: number; readonly cards: number; readonly bytes: number }

/** A limit for one figure of ours: a number, or a share of the peer's figure. */
export type Target = { readonly figure: FigureName; readonly most: number; readonly ofPeer: boolean }

export type NamedScenario = {
  readonly title: string
  readonly scenario: Scenario
  readonly targets: readonly Target[]
}

const most = (figure: FigureName, limit: number): Target => ({ figure, most: limit, ofPeer: false })
const mostOfPeer = (figure: FigureName, share: number): Target => ({ figure, most: share, ofPeer: true })

const editing = (activity: Activity, people: number, ratePerSecond: number): Scenario => ({
  kind: 'editing',
  activity,
  people,
  ratePerSecond,
})

export const SCENARIOS = {
  typing10: {
    title: 'typing, 10 × 5/s',
    scenario: editing('typing', 10, 5),
    targets: [mostOfPeer('p50Ms', 1.15), mostOfPeer('p95Ms', 1.15)],
  },
  typing50: {
    title: 'typing, 50 × 5/s',
    scenario: editing('typing', 50, 5),
    targets: [most('savedP95Ms', 400)],
  },
  typing100: {
    title: 'typing, 100 × 5/s',
    scenario: editing('typing', 100, 5),
    targets: [most('p95Ms', 30), mostOfPeer('cpuPer1000', 0.4)],
  },
  busy100: {
    title: 'typing, 100 × 20/s',
    scenario: editing('typing', 100, 20),
    targets: [most('p95Ms', 40), most('cpuPercent', 60)],
  },
  crowd300: {
    title: 'typing, 300 × 2/s',
    scenario: editing('typing', 300, 2),
    targets: [most('p95Ms', 80)],
  },
  cards50: { title: 'cards, 50 × 5/s', scenario: editing('cards', 50, 5), targets: [] },
  presence50: {
    title: 'presence, 50 × 10/s',
    scenario: editing('presence', 50, 10),
    targets: [mostOfPeer('cpuPer1000', 0.4)],
  },
  join50: {
    title: 'join, 50 × 1 MB',
    // 1 MB together with what the key results are filled in with.
    scenario: { kind: 'join', people: 50, cards: 900, bytes: 770_000 },
    targets: [mostOfPeer('maxMs', 0.25)],
  },
  paste: {
    title: 'paste 500 KB',
    scenario: { kind: 'paste', people: 10, cards: 300, bytes: 500_000 },
    targets: [],
  },
} as const satisfies Record<string, NamedScenario>
export type ScenarioName = keyof typeof SCENARIOS
