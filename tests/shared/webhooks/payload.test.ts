import fc from 'fast-check'
import * as v from 'valibot'
import { describe, expect, test } from 'vitest'
import type { BallotChoice } from '../../../shared/ballot/choice.ts'
import { tallyBallots } from '../../../shared/ballot/tally.ts'
import {
  type RoomEvent,
  type RoomEventPayload,
  RoomEventPayloadSchema,
} from '../../../shared/events/room-events.ts'
import { WEBHOOK_EVENTS, webhookEventOf } from '../../../shared/webhooks/events.ts'
import { payloadOf, testPayload, WebhookPayloadSchema } from '../../../shared/webhooks/payload.ts'
import { bodyFor, isSlack, slackText } from '../../../shared/webhooks/slack.ts'
import { ballotClosed, ballotOpened, ballotQuorum, ballotReminder } from '../../support/ballot-events.ts'
import { dotSettings } from '../../support/ballots.ts'
import { said } from '../../worker/support/held-retro.ts'
import { makeKeyResult, makeObjective } from '../../worker/support/room-sender.ts'

const NAMES = new Map([
  ['p1', 'Ana'],
  ['p2', 'Ben <!channel>'],
  ['p3', 'Cleo'],
])
const CONTEXT = {
  team: { id: 'team-1', name: 'Platform' },
  workshop: { id: 'w1', title: 'Q1 & <Q2>', url: 'https://turnout.example/w/w1' },
  retroUrl: 'https://turnout.example/t/team-1/retros/w1',
  names: NAMES,
  keyResults: new Map([
    ['kr1', { text: 'Deploy in <24> minutes', objectiveId: 'o1' }],
    ['kr2', { text: 'Nobody is paged at night', objectiveId: 'o1' }],
    ['kr3', { text: 'Uptime stays at 99.9%', objectiveId: 'o2' }],
  ]),
}

function eventOf(payload: RoomEventPayload): RoomEvent {
  return { eventId: 'event-0001', workshopId: 'w1', sequence: 1, happenedAtMs: 1_800_000_000_000, payload }
}

function payloadFor(payload: RoomEventPayload) {
  const made = payloadOf(eventOf(payload), CONTEXT)
  if (made === null) throw new Error(`Webhooks are told nothing of ${payload.type}`)
  return made
}

const PUBLISHED: RoomEventPayload = {
  type: 'finalised',
  revision: 2,
  okrs: {
    objectives: [makeObjective('o1', [makeKeyResult('kr1', 'p1'), makeKeyResult('kr2', 'nobody-known')])],
    dropped: [],
  },
  hash: 'a'.repeat(64),
  finalisedBy: 'p1',
}
const RETRO: Extract<RoomEventPayload, { type: 'retro-finalised' }> = {
  type: 'retro-finalised',
  revision: 1,
  retro: {
    keyResults: [
      said('kr1', 0.4, { grades: [0.1, 0.7], cause: 'dependency', verdict: 'modify', why: 'Ask earlier' }),
      said('kr2', 1, { grades: [1] }),
      said('kr3', null),
    ],
    outcomes: [],
    learnings: [
      { id: 'l1', text: 'Rollbacks hide <failures>', kind: 'learned', objectiveId: null, keyResultId: 'kr1' },
    ],
    actions: [
      { id: 'a1', text: 'Ask the network team', ownerId: 'p2', dueOn: '2027-04-15' },
      { id: 'a2', text: 'Write it down', ownerId: 'nobody-known', dueOn: '2027-04-16' },
    ],
    processPulse: null,
  },
  hash: 'a'.repeat(64),
  finalisedBy: 'p1',
}
const ROOM_EVENTS = [
  ballotOpened(),
  ballotReminder(2, ['p1', 'p2']),
  ballotQuorum(),
  ballotClosed(),
  PUBLISHED,
  RETRO,
]
/** What the schedule raises: no room tells it. */
const RAISED = ['check-in.due', 'check-in.stale', 'cycle.ending', 'action.due', 'digest.weekly']

describe('the table of events', () => {
  test('and the payloads agree for every event that a room has', () => {
    const raised = ROOM_EVENTS.map(({ type }) => webhookEventOf(type))
    expect([...raised, ...RAISED]).toEqual(WEBHOOK_EVENTS)
    expect(ROOM_EVENTS.map((payload) => payloadFor(payload).type)).toEqual(raised)
    const others = RoomEventPayloadSchema.options.map(({ entries }) => entries.type.literal)
    for (const type of others) {
      const known = ROOM_EVENTS.some((payload) => payload.type === type)
      expect([type, webhookEventOf(type) !== null]).toEqual([type, known])
    }
  })
})

describe('a payload', () => {
  test.each(ROOM_EVENTS)(
    'of $type can be read as documented, and holds the event’s id and time',
    (payload) => {
      const made = payloadFor(payload)
      const read = v.parse(WebhookPayloadSchema, JSON.parse(JSON.stringify(made)))
      expect(read).toEqual(made)
      expect(read).toMatchObject({ id: 'event-0001', version: 1, createdAt: '2027-01-15T08:00:00.000Z' })
    },
  )

  test('of a test too', () => {
    const made = testPayload('id-1', 0, CONTEXT.team)
    expect(v.parse(WebhookPayloadSchema, made)).toEqual(made)
  })

  test('[GR3] of a retro has what the room agreed on, with names and words, and no grade that somebody gave', () => {
    const made = payloadFor(RETRO)
    expect(made).toMatchObject({
      type: 'retro.published',
      url: 'https://turnout.example/t/team-1/retros/w1',
      workshop: { url: 'https://turnout.example/w/w1' },
      // The mean of the objectives that were graded.
      meanScore: 0.7,
      keyResults: [
        {
          ...{ id: 'kr1', text: 'Deploy in <24> minutes', score: 0.4, cause: 'dependency' },
          ...{ verdict: 'modify', why: 'Ask earlier' },
        },
        { id: 'kr2', score: 1, cause: null },
        { id: 'kr3', score: null },
      ],
      learnings: [{ id: 'l1', text: 'Rollbacks hide <failures>', kind: 'learned' }],
      actions: [
        { id: 'a1', owner: { id: 'p2', name: 'Ben <!channel>' }, dueOn: '2027-04-15' },
        { id: 'a2', owner: null },
      ],
    })
    expect(JSON.stringify(made)).not.toMatch(/grades|0\.1/)
  })

  test('[BA9] of a result is the same whoever gave which of the ballots, and holds no reason', () => {
    const items = ballotOpened().items
    const choices: BallotChoice[] = [
      { answer: 'dots', dots: { 'kr-1': 3 }, reasons: { 'kr-1': 'because of the pager' } },
      { answer: 'dots', dots: { 'kr-1': 1, 'kr-2': 2 }, reasons: { 'kr-2': 'because of trust' } },
      { answer: 'dots', dots: { 'kr-2': 1 }, reasons: {} },
      { answer: 'abstain' },
    ]
    const people = ['p1', 'p2', 'p3', 'p4']
    const textFor = (order: readonly string[], anonymous: boolean, seed: string) => {
      const settings = dotSettings({ anonymous, reasons: 'optional' })
      const ballots = choices.map((choice, at) => ({ personId: order[at] ?? '', choice, staleItemIds: [] }))
      const result = tallyBallots({ settings, items, ballots, eligible: 5, seed })
      return JSON.stringify(payloadFor({ ...ballotClosed(), settings, result }))
    }
    fc.assert(
      fc.property(
        fc.shuffledSubarray(people, { minLength: 4, maxLength: 4 }),
        fc.boolean(),
        fc.string(),
        (order, anonymous, seed) => {
          const text = textFor(order, anonymous, seed)
          expect(text).toBe(textFor(people, anonymous, 'another'))
          expect(text).not.toMatch(/because|"p\d"/)
        },
      ),
    )
  })
})

describe('for Slack', () => {
  test('a retro is told in words, and calls nobody', () => {
    expect(slackText(payloadFor(RETRO)).split('\n')).toEqual([
      'Platform closed <https://turnout.example/t/team-1/retros/w1|Q1 &amp; &lt;Q2&gt;>: mean score 0.7, 1 learning, 2 actions.',
      '• 0.4 Deploy in &lt;24&gt; minutes, missed for a dependency; modify',
      '• 1.0 Nobody is paged at night; drop',
      '• not graded Uptime stays at 99.9%; drop',
      '• Rollbacks hide &lt;failures&gt;',
      '• Ask the network team, Ben &lt;!channel&gt;, until 2027-04-15',
      '• Write it down, until 2027-04-16',
    ])
  })

  test('the text alone is sent, and the whole event to everybody else', () => {
    const payload = payloadFor(ballotQuorum())
    const slack = new URL('https://hooks.slack.com/services/T0/B0/x')
    expect(JSON.parse(bodyFor(slack, payload))).toEqual({ text: slackText(payload) })
    for (const url of [
      'https://example.com/',
      'https://hooks.slack.com.example.com/',
      'https://slack.com/',
    ]) {
      expect(isSlack(new URL(url))).toBe(false)
      expect(JSON.parse(bodyFor(new URL(url), payload))).toEqual(payload)
    }
  })

  test('it says what happened in words', () => {
    const link = '<https://turnout.example/w/w1|Q1 &amp; &lt;Q2&gt;>'
    const deadline = '<!date^1799859600^{date_short_pretty} at {time}|2027-01-13 17:00 UTC>'
    const textOf = (payload: RoomEventPayload) => slackText(payloadFor(payload)).split('\n')
    expect(textOf(ballotOpened())).toEqual([
      `A vote on 2 proposals is open in ${link} (dots). It closes ${deadline}.`,
      '• Reduce deployment time by 50%',
      '• Raise &lt;b&gt;uptime&lt;/b&gt; &amp; trust',
    ])
    expect(textOf(ballotReminder(2, ['p1', 'p2']))).toEqual([
      `Ana and Ben &lt;!channel&gt; have not voted yet in ${link}. It closes ${deadline}.`,
    ])
    expect(textOf(ballotReminder(4, ['p1', 'p2', 'p3', 'unknown']))).toEqual([
      `Ana, Ben &lt;!channel&gt;, Cleo and 1 other have not voted yet in ${link}. It closes ${deadline}.`,
    ])
    expect(textOf(ballotReminder(1, []))).toEqual([
      `1 person has not voted yet in ${link}. It closes ${deadline}.`,
    ])
    expect(textOf(ballotQuorum())).toEqual([
      `The quorum is reached in ${link}: 3 of 5 have voted, 3 were needed.`,
    ])
    expect(textOf(ballotClosed())).toEqual([
      `The vote in ${link} is closed. 4 of 5 voted, 1 of them abstained. The quorum was met.`,
      '1. Reduce deployment time by 50% (5 dots)',
      '2. Raise &lt;b&gt;uptime&lt;/b&gt; &amp; trust (1 dot, opinions differ)',
    ])
  })

  test('whatever people write, nothing of it becomes a link, a mention or another line', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme' }), (text) => {
        const written = `${text}<!channel>\n<https://evil.example|here>`
        const opened = ballotOpened()
        const item = opened.items[0]
        if (!item) throw new Error('No item')
        const payload = { ...opened, items: [{ ...item, text: written }] }
        const words = slackText(payloadFor(payload))
        expect(words.split('\n')).toHaveLength(2)
        expect(words.split('\n')[1]).not.toMatch(/[<>]/)
      }),
    )
  })

  test('long lists are cut', () => {
    const opened = ballotOpened()
    const items = Array.from({ length: 30 }, (_, at) => ({ ...opened.items[0], id: `kr-${at}` }))
    const payload = v.parse(RoomEventPayloadSchema, {
      ...opened,
      items: items.map((item, at) => ({ ...item, text: `Proposal ${at}` })),
    })
    const lines = slackText(payloadFor(payload)).split('\n')
    expect(lines).toHaveLength(12)
    expect(lines.at(-1)).toBe('and 20 more')
  })
})
