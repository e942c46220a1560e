import type { REFLECT_COLUMNS } from '../../../shared/workshop/stages.ts'

function count(amount: number, noun: string): string {
  return `${amount} ${noun}${amount === 1 ? '' : 's'}`
}

/** "Noor, Ben and Wei". */
function listOf(names: readonly string[]): string {
  const last = names.at(-1) ?? ''
  return names.length < 2 ? last : `${names.slice(0, -1).join(', ')} and ${last}`
}

/** Words of the stages in which people write alone. */
export const writingText = {
  // What each stage asks; a facilitator's own question takes the place of the stage's. `after`: once cards are revealed.
  objectives: {
    help: {
      before: 'Write alone for now. Name a direction, leave the numbers for later.',
      after:
        'Read what we wrote. What belongs in the set becomes an objective: a card’s menu turns it into one.',
    },
  },
  icebreaker: {
    question: 'What small thing made your week better?',
    help: {
      before: 'One answer is enough, and there is no wrong one.',
      after: 'Here is what everybody said.',
      open: 'One answer is enough, and there is no wrong one.',
    },
    label: 'Your answer',
    placeholder: 'A line is enough',
  },
  reflect: {
    question: 'What do we take from this?',
    help: {
      before: 'Write alone for now, a card for each thought.',
      after: 'Read what everybody wrote. Then we sort it.',
      open: 'A card for each thought. Everybody sees it at once.',
    },
    columns: {
      worked: 'What worked?',
      learned: 'What did we learn?',
      differently: 'What could we do differently next time?',
    } satisfies Record<(typeof REFLECT_COLUMNS)[number], string>,
    short: {
      worked: 'Worked',
      learned: 'Learned',
      differently: 'Do differently',
    } satisfies Record<(typeof REFLECT_COLUMNS)[number], string>,
    placeholder: 'Add a card',
    yours: (column: string) => `Your cards under “${column}”`,
    moveTo: (column: string) => `Put under “${column}”`,
  },
  keyResults: {
    help: 'Write alone for now. Each card says what would prove its objective.',
    label: 'New key result',
    placeholder: 'For example: Median time to deploy falls from 48 to 24 minutes by 31 March',
    forObjective: 'For the objective',
    objective: (number: number, text: string) => `${number}. ${text === '' ? 'No words yet' : text}`,
    moveTo: (number: number) => `Put under objective ${number}`,
    noObjective: 'For no objective',
    noObjectives: 'There is no objective to prove yet. What you write waits without one.',
  },
  // In a retro.
  about: 'My next cards are about',
  aboutNothing: 'The whole cycle',
  aboutCard: (keyResult: string) => `on “${keyResult}”`,
  setAbout: (keyResult: string) => `It is about “${keyResult}”`,
  clearAbout: 'It is about the whole cycle',
  // Writing.
  onlyYou: 'Only you can read this',
  onlyYouShort: 'Only you',
  nobodyKnows: 'Nobody learns who wrote what, not even after the reveal.',
  tooLong: (over: number) => `${count(over, 'character')} too long. Make it shorter to add it.`,
  full: (most: number) => `You have ${most} cards here, which is as many as fit. Withdraw one first.`,
  openedMeanwhile: 'Everybody writes on the board here now. Cards that wait are shown at the next reveal.',
  yourCards: 'Your cards',
  selectToEdit: 'Select a card to edit it',
  none: 'Nothing yet. What you add stays with you until it is revealed.',
  card: (number: number) => `Your card ${number}`,
  editCard: (number: number) => `Edit your card ${number}`,
  moreFor: (number: number) => `More for your card ${number}`,
  withdraw: 'Withdraw this card',
  withdrawn: 'Card withdrawn. The room has forgotten it.',
  broughtBack: 'The card is back.',
  added: (cards: number) => `Added. You have ${count(cards, 'card')}.`,
  waiting: 'Kept here, not in the room yet',
  refused: 'Not taken.',
  refusedSafe: 'Your words are still here.',
  copy: 'Copy',
  copied: 'Copied',
  copyFailed: 'Select the words and copy them yourself.',
  retry: 'Try again',
  addAsNew: 'Add as a new card',
  discard: 'Let go',
  // The room.
  room: 'The room',
  peopleAndCards: 'People and their cards',
  faceDown: (cards: number) => `${count(cards, 'card')}, face down`,
  roomHas: (cards: number) => `The room has ${cards}`,
  doing: { ready: 'ready', writing: 'writing', here: 'here', away: 'away', gone: 'not here' },
  nothingFrom: (names: readonly string[]) => `Nothing yet from ${listOf(names)}.`,
  everybodyWrote: 'Everybody else has written something.',
  sumOnly: 'Anonymous: only how many there are is known, not whose they are.',
  readyCount: (ready: number, of: number) => `${ready} of ${of} ready`,
  // Reveal.
  reveal: 'Reveal',
  revealMore: (cards: number) => `Reveal ${cards} more`,
  revealTurns: (cards: number) =>
    cards === 1 ? 'Reveal turns 1 card' : `Reveal turns all ${cards} cards at once`,
  nothingToReveal: 'Nobody has written anything yet.',
  revealed: (cards: number) => `Revealed: ${count(cards, 'card')}.`,
  revealedHeading: 'What we wrote',
  revealedNamed: (cards: number) => count(cards, 'card'),
  revealedUnnamed: (cards: number) => `${count(cards, 'card')}, without names`,
  later: 'Write another card alone',
  laterHelp: 'It is shown at the next reveal.',
  notRevealedYet: (cards: number) => `${count(cards, 'card')} not revealed yet`,
  emptyNote: 'No words',
} as const

/** How are we: five answers and a word. */
export const pulseText = {
  question: 'How are you today?',
  help: 'One press and one word. Nobody learns who said what.',
  scores: { 1: 'Rough', 2: 'Low', 3: 'So-so', 4: 'Good', 5: 'Great' },
  pick: 'How are you, from 1 to 5',
  word: 'In one word',
  wordHint: 'If you like',
  wordPlaceholder: 'For example: curious',
  wordTooLong: (over: number) => `${count(over, 'character')} too long.`,
  kept: 'Only you can read your answer. You can change it until the reveal.',
  answered: (answers: number, of: number) => `${answers} of ${of} answered`,
  revealTurns: (answers: number) =>
    answers === 1 ? 'Reveal shows 1 answer' : `Reveal shows all ${answers} answers at once`,
  nobody: 'Nobody has answered yet.',
  watch: 'The answers are shown here when they are revealed.',
  revealed: (answers: number) =>
    `The answers are here: ${count(answers, 'person').replace('persons', 'people')}.`,
  result: 'How we are today',
  resultHelp: (answers: number) => `${answers} of us answered. Nobody learns who said what.`,
  picture: (parts: string) => `How many said what: ${parts}`,
  part: (label: string, people: number) => `${label} ${people}`,
  columns: ['Score', 'Answer', 'People'],
  wordsHeading: 'In our words',
  noWords: 'Nobody left a word.',
  tooLate: 'You came after the answers were shown.',
} as const
