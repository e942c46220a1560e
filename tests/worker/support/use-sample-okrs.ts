import { afterAll, beforeAll, beforeEach } from 'vitest'
import { type Harness, startHarness } from './harness.ts'
import { publishSampleOkrs, type SampleOkrs } from './sample-okrs.ts'

/** For the tests of a file: the Worker, and a team that has published its OKRs, another one for each test. */
export function useSampleOkrs(): {
  readonly harness: Harness
  readonly sample: SampleOkrs
  /** One more team beside the test's own. */
  publishAnother(): Promise<SampleOkrs>
} {
  let harness: Harness
  let sample: SampleOkrs
  let teams = 0
  beforeAll(async () => {
    harness = await startHarness()
  })
  afterAll(() => harness.dispose())
  const publishAnother = () => publishSampleOkrs(harness, { publishedOn: null, teamName: `Team ${++teams}` })
  beforeEach(async () => {
    sample = await publishAnother()
  })
  return {
    publishAnother,
    get harness() {
      return harness
    },
    get sample() {
      return sample
    },
  }
}
