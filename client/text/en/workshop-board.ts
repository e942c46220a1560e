import type { CardKind } from '../../../shared/board/cards.ts'

/** Words of the board, in whichever stage it stands. */
export const boardText = {
  numbered: {
    objective: (number: string) => `Objective ${number}`,
    keyResult: (number: string) => `Key result ${number}`,
    initiative: (number: string) => `Initiative ${number}`,
  } satisfies Record<CardKind, (number: string) => string>,
  noWords: 'No words yet',
  edit: (what: string) => `Edit ${what}`,
  newObjective: 'New objective',
  addObjective: 'Objective',
  newKeyResult: (number: number) => `New key result for objective ${number}`,
  keyResultFor: (number: number) => `Key result for objective ${number}`,
  newInitiative: (number: string) => `New initiative for key result ${number}`,
  addInitiative: (number: string) => `Add an initiative to key result ${number}`,
  initiative: 'Initiative',
  add: 'Add',
  enterAdds: 'adds it',
  newLine: 'a new line',
  tooLong: (length: number, limit: number) =>
    `${length.toLocaleString('en')} of ${limit.toLocaleString('en')} characters. Shorten it to add it; your words stay here.`,
  tooLongField: (over: number, limit: number) =>
    `${over.toLocaleString('en')} over the limit of ${limit.toLocaleString('en')} characters. The others see it once it is shorter; your words stay here.`,
  boardFull: 'This board is full. Your words are still in the field.',
  more: (what: string) => `More for ${what}`,
  moveUp: 'Move up',
  moveDown: 'Move down',
  moveLeft: 'Move left',
  moveRight: 'Move right',
  moveTo: 'Move to…',
  moveTitle: (what: string) => `Move ${what}`,
  under: 'Under',
  place: 'Place',
  first: 'First',
  after: (what: string) => `After ${what}`,
  move: 'Move',
  cancel: 'Cancel',
  moved: (what: string, place: string) => `${what} moved: ${place}.`,
  movedPlace: (place: number, of: number) => `place ${place} of ${of}`,
  delete: 'Delete',
  deleted: (text: string) => `Deleted “${text}”`,
  restored: (text: string) => `Restored “${text}”`,
  deletedList: (count: number) => `Deleted (${count})`,
  restore: 'Restore',
  restoreCard: (text: string) => `Restore “${text}”`,
  loose: 'Without an objective',
  looseHelp: 'Their objective was deleted. Move them under another, or restore it below.',
  undo: 'Undo',
  redo: 'Redo',
  objectives: (count: number) => (count === 1 ? '1 objective' : `${count} objectives`),
  keyResults: (count: number) => (count === 1 ? '1 key result' : `${count} key results`),
  proof: (count: number) =>
    count === 0
      ? 'Nothing proves it yet'
      : count === 1
        ? '1 key result proves it'
        : `${count} key results prove it`,
  keyResultList: (number: number) => `Key results of objective ${number}`,
  initiativeList: (number: string) => `Initiatives of key result ${number}`,
  writes: (names: string) => `${names} writes here`,
  writing: (names: string) => `${names} write here`,
  was: (original: string) => `Was: ${original}`,
  owner: (name: string) => `Owner: ${name}`,
  short: (text: string) => (text.length > 60 ? `${text.slice(0, 59).trimEnd()}…` : text),
  // The ladder.
  turn: 'Turn it into an outcome',
  turnCard: (what: string) => `Turn it into an outcome: ${what}`,
  seeLadder: 'See its ladder',
  seeLadderOf: (what: string) => `See its ladder: ${what}`,
} as const

/** Words of the ladder's panel (METHOD.md, output to outcome). */
export const ladderText = {
  title: 'From output to outcome',
  askSoWhat: 'So what? Ask once more',
  suggestions: 'Suggested measures',
  from: 'From',
  to: 'To',
  unit: 'Unit',
  unitHint: 'For example %, days or % of weekly users',
  by: 'By',
  unknownStart: 'We don’t know the start yet',
  sentences: 'Ready sentences',
  use: 'Use this',
  useSentence: (sentence: string) => `Use this: “${sentence}”`,
  missing: {
    measure: 'Say how you would see it, and ready sentences appear here.',
    target: 'Say where the number should end, and ready sentences appear here.',
  },
  noDate: 'No date yet',
  noStart: 'Start not known yet',
  notANumber: 'Enter a number, such as 35 or 4.2.',
  foot: 'The output stays, as an initiative under the key result.',
  done: 'The outcome is on the board. The output stays as an initiative under it.',
  chosen: 'This ladder is finished. It keeps how the key result came to be.',
  waiting: 'Opening the ladder',
} as const
