import type { CaptureArea } from '../../../shared/board/cards.ts'
import type { DiscussionOrder } from '../../../shared/workshop/discussion.ts'

type OrderWords = { readonly name: string; readonly help: string }
type AreaWords = {
  readonly title: string
  readonly add: string
  readonly placeholder: string
  readonly empty: string
  readonly item: (number: number) => string
}

/** Words of the discussion, card by card, and of what is noted on the way. */
export const discussText = {
  plan: 'What should we talk about first?',
  planHelp: 'Everybody sees the same card. You can jump, go back and change the order at any time.',
  waiting: 'We talk about it card by card',
  waitingHelp: 'The facilitator chooses the order. You can note below what is decided already.',
  ready: 'What do we make of it?',
  readyHelp: (cards: number) => `${count(cards)} to talk about. Say what you think, here or out loud.`,
  done: 'Everything is talked about',
  doneHelp: 'Look below: is everything noted that was decided, and that you will not do?',
  paused: 'No card is up now. The facilitator goes on in a moment.',
  pausedLead: 'No card is up now. Go on with the next one, or take one from the queue.',
  order: 'Order',
  orders: {
    disagreement: { name: 'Where we disagree most', help: 'By the last vote, the furthest apart first.' },
    votes: { name: 'By votes', help: 'As the last vote ranked them.' },
    board: { name: 'As on the board', help: 'From the first card to the last.' },
  } satisfies Record<DiscussionOrder, OrderWords>,
  leastSure: {
    name: 'Where we are least sure',
    help: 'By the last vote on confidence: what dropped first, then the lowest.',
  } satisfies OrderWords,
  noVote: 'No vote has closed yet.',
  timebox: 'Minutes for each card',
  noTimebox: 'None',
  nothing: 'There is nothing on the board to talk about yet.',
  upTo: (cards: number, minutes: number | null) =>
    minutes === null
      ? `${count(cards)} to talk about.`
      : `${count(cards)} to talk about, ${minutesIn(cards * minutes)} in all.`,
  start: 'Start discussing',
  startWith: 'Go on with the next card',
  next: 'Next card',
  last: 'Done with the last card',
  change: 'Change order and time',
  apply: 'Change it',
  queue: 'Queue',
  progress: (done: number, all: number) => `${done} of ${all} done`,
  states: { done: 'done', now: 'now' },
  jump: (words: string) => `Talk about: ${words}`,
  position: (at: number, all: number) => `${at} of ${all}`,
  back: 'Back',
  backTo: (words: string) => `Back to: ${words}`,
  close: 'Done for now',
  end: 'End the discussion',
  gone: 'This card is not on the board any more.',
  for: (objective: string) => `For: ${objective}`,
  inGroup: (notes: number) => (notes === 1 ? '1 note in it' : `${notes} notes in it`),
  vote: 'The last vote',
  rank: (rank: number, of: number) => `Rank ${rank} of ${of}`,
  movedOn: (words: string) => `The room went on to “${words}”.`,
  movedOnNone: 'The room is done with this card.',
  finish: 'Finish your sentence first.',
  takeMe: 'Take me there',
  nowAt: (words: string) => `Now: ${words}`,
  captured: 'Noted on the way',
  areas: {
    decisions: {
      title: 'Decisions',
      add: 'Add a decision',
      placeholder: 'What did we decide?',
      empty: 'No decision is noted yet.',
      item: (number: number) => `Decision ${number}`,
    },
    'not-doing': {
      title: 'What we will not do',
      add: 'Add what we will not do',
      placeholder: 'What do we say no to this cycle?',
      empty: 'Nothing is ruled out yet.',
      item: (number: number) => `Not doing ${number}`,
    },
  } satisfies Record<CaptureArea, AreaWords>,
  delete: (what: string) => `Delete ${what}`,
  deleted: (words: string) => `Deleted “${words}”`,
} as const

function count(cards: number): string {
  return cards === 1 ? '1 card' : `${cards} cards`
}

function minutesIn(minutes: number): string {
  return minutes === 1 ? '1 minute' : `${minutes} minutes`
}
