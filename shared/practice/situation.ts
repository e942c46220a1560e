import type { Direction } from '../okr/model.ts'

/*
 * What the simulated teammates talk about: the team behind the ticket app of a ferry line, in spring, before the busy
 * season. All sentences are made up. Some are outputs, as people write them, so that there is something to work on.
 */

export const PRACTICE_TEAM_NAME = 'Harbour Line ticket team'
export const PRACTICE_TITLE = 'Practice: next quarter’s OKRs'

export const TOPIC_IDS = ['booking', 'boarding', 'delays', 'calm-releases'] as const
export type TopicId = (typeof TOPIC_IDS)[number]

/** A key result that a teammate can propose, with the numbers that they would fill in. */
export type KeyResultIdea = {
  readonly text: string
  /** `null`: an output, which has no number that moves. */
  readonly measure: {
    readonly direction: Direction
    readonly unit: string
    readonly baseline: number
    readonly target: number
  } | null
}

export type Topic = {
  readonly id: TopicId
  /** Stems of words by which somebody else's objective is recognised as being about this. */
  readonly stems: readonly string[]
  readonly objectives: readonly string[]
  readonly outputObjectives: readonly string[]
  readonly keyResults: readonly KeyResultIdea[]
}

function idea(
  text: string,
  direction: Direction,
  [baseline, target]: readonly [number, number],
  unit: string,
): KeyResultIdea {
  return { text, measure: { direction, unit, baseline, target } }
}

function output(text: string): KeyResultIdea {
  return { text, measure: null }
}

export const TOPICS = [
  {
    id: 'booking',
    stems: ['book', 'ticket', 'phone', 'checkout', 'pay', 'app'],
    objectives: [
      'Booking a crossing is something people do while they wait for the bus',
      'Families book a whole trip without calling us',
      'A first-time passenger trusts the app with their holiday',
    ],
    outputObjectives: ['Launch the new checkout', 'Ship version 5 of the app'],
    keyResults: [
      idea('Raise started bookings that end in a ticket from 52% to 68%', 'increase', [52, 68], '%'),
      idea('Cut the median time to book a crossing from 6 to 3 minutes', 'decrease', [6, 3], 'minutes'),
      idea(
        'Reduce booking calls to the harbour office from 310 to 150 a week',
        'decrease',
        [310, 150],
        'calls',
      ),
      idea('Increase passengers who book again within 60 days from 18% to 27%', 'increase', [18, 27], '%'),
      idea('Reduce bookings abandoned at payment from 24% to 14%', 'decrease', [24, 14], '%'),
      output('Build the one-page checkout'),
      output('Run eight usability tests with families'),
      output('Integrate two more payment providers'),
    ],
  },
  {
    id: 'boarding',
    stems: ['board', 'queue', 'pier', 'check-in', 'gate', 'crew', 'saturday', 'calm'],
    objectives: [
      'Boarding feels calm, even on the busiest Saturday',
      'The crew can look at people instead of at screens',
      'Nobody misses a ferry because of our ticket',
    ],
    outputObjectives: ['Roll out the new scanners to all piers', 'Redesign the boarding pass'],
    keyResults: [
      idea('Reduce the longest wait at the gate from 19 to 8 minutes', 'decrease', [19, 8], 'minutes'),
      idea('Raise tickets read at the first try from 81% to 97%', 'increase', [81, 97], '%'),
      idea('Increase departures that leave on time from 74% to 90%', 'increase', [74, 90], '%'),
      idea('Cut tickets typed in by hand from 420 to 60 a week', 'decrease', [420, 60], 'tickets'),
      idea('Raise the crew’s rating of a boarding shift from 2.9 to 4.0', 'increase', [2.9, 4], 'points'),
      output('Install scanners on all seven piers'),
      output('Train the whole crew on the new boarding screen'),
      output('Complete the offline mode'),
    ],
  },
  {
    id: 'delays',
    stems: ['delay', 'cancel', 'weather', 'news', 'inform', 'late', 'notif', 'storm'],
    objectives: [
      'Passengers hear about a change from us before they leave home',
      'A storm day ends with passengers who would sail with us again',
      'Nobody learns about a cancelled crossing at the pier',
    ],
    outputObjectives: ['Implement push messages', 'Deliver the disruption dashboard'],
    keyResults: [
      idea(
        'Increase passengers told an hour before a cancelled crossing from 35% to 85%',
        'increase',
        [35, 85],
        '%',
      ),
      idea(
        'Cut the time from a cancellation to the first message from 48 to 10 minutes',
        'decrease',
        [48, 10],
        'minutes',
      ),
      idea('Raise cancelled tickets rebooked without help from 22% to 60%', 'increase', [22, 60], '%'),
      idea('Reduce complaints on storm days from 95 to 30 a day', 'decrease', [95, 30], 'complaints'),
      idea(
        'Lower refunds paid for missed connections from 14 to 6 thousand euros a month',
        'decrease',
        [14, 6],
        'thousand euros',
      ),
      output('Launch push notifications for delays'),
      output('Write the storm-day handbook'),
      output('Publish a status page'),
    ],
  },
  {
    id: 'calm-releases',
    stems: ['releas', 'deploy', 'on-call', 'incident', 'night', 'team', 'quality', 'outage'],
    objectives: [
      'We release without holding our breath',
      'Our weekends belong to us again',
      'A new colleague ships in their first week and sleeps well after it',
    ],
    outputObjectives: ['Migrate ticketing to the new platform', 'Introduce feature flags'],
    keyResults: [
      idea('Cut the time from merge to passengers from 9 days to 1 day', 'decrease', [9, 1], 'days'),
      idea('Reduce releases that had to be taken back from 1 in 5 to 1 in 20', 'decrease', [20, 5], '%'),
      idea('Reduce night calls from 11 to 3 a month', 'decrease', [11, 3], 'calls'),
      idea(
        'Shorten the median time to repair an outage from 95 to 30 minutes',
        'decrease',
        [95, 30],
        'minutes',
      ),
      idea(
        'Raise the team’s answer to “I can release any day” from 2.4 to 4.2 of 5',
        'increase',
        [2.4, 4.2],
        'points',
      ),
      output('Migrate the ticket service'),
      output('Automate 80% of the regression tests'),
      output('Document the release process'),
    ],
  },
] as const satisfies readonly Topic[]

/** The topic that a text is about, by the words in it; `null` when it is about something else. */
export function topicOf(text: string): Topic | null {
  const own = ALL_TOPICS.find((topic) =>
    [...topic.objectives, ...topic.outputObjectives].includes(text.trim()),
  )
  if (own !== undefined) return own
  const words = text.toLowerCase()
  const scored = TOPICS.map((topic) => ({
    topic,
    hits: topic.stems.filter((stem) => words.includes(stem)).length,
  })).sort((left, right) => right.hits - left.hits)
  const [best] = scored
  return best !== undefined && best.hits > 0 ? best.topic : null
}

/** The idea that has these words, so that its author can fill in the numbers that go with them. */
export function ideaWith(text: string): KeyResultIdea | null {
  const words = text.trim()
  return ALL_IDEAS.find((known) => known.text === words) ?? null
}

const ALL_TOPICS: readonly Topic[] = TOPICS

const ALL_IDEAS: readonly KeyResultIdea[] = TOPICS.flatMap(({ keyResults }) => keyResults)
