import type { CalibrationReading, ConfidenceBand, Prediction } from '../../../shared/retro/calibration.ts'

const keyResults = (count: number) => (count === 1 ? '1 key result' : `${count} key results`)

/** [RE8] Words of the page that shows how sure a team was and how it came out. */
export const calibrationText = {
  loading: 'Loading the calibration',
  title: 'Calibration',
  documentTitle: (team: string) => `Calibration, ${team}`,
  lede: 'How sure we were, and how it came out. Of the team over cycles, never of a person.',
  none: 'Nothing to show yet. After a retro each key result’s confidence stands here beside its score.',
  cycle: 'Cycle',
  allCycles: 'All cycles',
  read: 'How to read it',
  how: [
    'Each point is a key result: how sure we were from left to right, what it came to from bottom to top.',
    'On the line we were as sure as it came out. Below it we were too sure, above it too careful.',
    'Well calibrated does not mean sure: whoever says 5 and reaches half of it knows the work well.',
  ],
  predictions: { commit: 'When we committed', middle: 'At the middle of the cycle' } satisfies Record<
    Prediction,
    string
  >,
  lean: {
    'too-few': (count: number) => `Only ${keyResults(count)}: too few to say more.`,
    'too-sure': (by: string) =>
      `We were too sure, by ${by} of 10 on average. Before committing, ask what would have to be true.`,
    'too-careful': (by: string) =>
      `We were too careful, by ${by} of 10 on average. There is room for higher targets.`,
    even: () => 'On average we were as sure as it came out.',
  } satisfies Record<CalibrationReading['lean'], (value: never) => string>,
  distance: (by: string) => `A single prediction was ${by} of 10 away from what came.`,
  bands: {
    unsure: 'Said 0 to 3',
    half: 'Said 4 to 6',
    sure: 'Said 7 to 10',
  } satisfies Record<ConfidenceBand, string>,
  band: (band: string, score: string, count: number) => `${band}: came to ${score} (${keyResults(count)})`,
  nothingSaid: 'Nobody said how sure they were.',
  chart: {
    caption: 'Confidence against score',
    description: (points: string) =>
      `Confidence from 0 to 10 against the score from 0.0 to 1.0, with the line on which both are the same. ${points}`,
    point: (text: string, commit: string, middle: string, score: string) =>
      `${text}: at commit ${commit}, at the middle ${middle}, came to ${score}.`,
    columns: ['Key result', 'Cycle', 'At commit', 'At the middle', 'Score'],
    confidence: 'How sure we were, 0 to 10',
    score: 'Score',
    tooSure: 'too sure',
    tooCareful: 'too careful',
    perfect: 'as sure as it came out',
    none: '–',
    commit: 'when we committed',
    middle: 'at the middle',
    number: 'A number beside a point says how many key results are there.',
  },
  process: {
    title: 'How we worked together',
    help: 'The five statements of each retro, from 1 (not at all) to 5 (fully), without names. The newest stands at the right.',
    none: 'No retro has asked yet.',
    caption: 'Means of the statements by cycle',
    statement: 'Statement',
    mean: (mean: string) => `mean ${mean}`,
    trend: (statement: string, values: string) => `${statement} ${values}`,
    at: (cycle: string, mean: string) => `${cycle}: ${mean}`,
    up: (by: string) => `up ${by}`,
    down: (by: string) => `down ${by}`,
    same: 'unchanged',
    first: 'first time',
  },
} as const
