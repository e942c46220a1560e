/* What the simulated teammates say beside the OKRs. All made up. */

/** One word to a pulse, by its score from 1 to 5. */
export const PULSE_WORDS: readonly (readonly string[])[] = [
  ['drained', 'swamped', 'worn out'],
  ['tired', 'scattered', 'stretched'],
  ['fine', 'steady', 'waiting', 'curious'],
  ['hopeful', 'focused', 'rested', 'keen'],
  ['energised', 'proud', 'sunny'],
]

export const ICEBREAKER_ANSWERS = [
  'A ferry ride at six in the morning with a thermos of tea',
  'My bicycle, because it never needs an update',
  'I would keep bees, if the neighbours agreed',
  'Pancakes, at any hour',
  'The smell of rain on warm wood',
  'I once slept through three stops and ended up at the sea',
  'A map on paper, folded the wrong way',
  'Learning to whistle, at last',
  'My grandmother’s radio, which only knows one station',
  'A day without a single meeting',
  'The first swim of the year, five seconds long',
  'A good pencil',
] as const

/** [RE3] By the column. */
export const REFLECTIONS = {
  worked: [
    'Talking to passengers at the pier every second Friday',
    'Small releases: nobody was afraid of one',
    'One owner for each number, so somebody always knew',
    'Saying no to the loyalty cards in week two',
    'Pairing with the harbour office during the storm',
    'Check-ins of ten minutes instead of an hour',
  ],
  learned: [
    'Families decide on the phone and pay on the laptop',
    'The gate is slow because of luggage, not because of tickets',
    'Half of the calls were about one sentence in our mail',
    'A number nobody can look up is a number nobody moves',
    'Messages sent after six in the evening are not read',
    'Our estimates are fine until a second team is involved',
  ],
  differently: [
    'Find out where a number stands before we promise to move it',
    'Three key results, not seven',
    'Ask the crew before we design for the crew',
    'Stop in the middle of the quarter and drop what does not move',
    'Plan the summer timetable before the summer',
    'Invite the harbour office to the planning',
  ],
} as const satisfies Record<string, readonly string[]>

/** What may be said about a key result that is a thing to build. */
export const COMMENTS_ON_OUTPUTS = [
  'If this were done tomorrow, what would passengers notice?',
  'This is the how. What number would move if it works?',
  'I would keep it as an initiative under a result.',
] as const

/** And about one that moves a number. */
export const COMMENTS_ON_RESULTS = [
  'Do we know today’s number for sure?',
  'I can get the figures from the harbour office.',
  'Ambitious for one quarter. I like it.',
  'Does this depend on the crew as well?',
  'We moved this by five points last year.',
  'I would rather promise a little less and check it weekly.',
] as const

export const VOTE_REASONS = [
  'Passengers ask for it every week',
  'The rest depends on it',
  'We could start on Monday',
  'It hurts the most in July',
  'Not sure we can move it alone',
] as const
