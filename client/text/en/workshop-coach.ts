import type { Help } from '../../../shared/coach/finding.ts'

/** Words of the coach beside the cards. What it finds, it says itself: those words come with the rules. */
export const coachText = {
  /** What is left to do where outputs are turned into outcomes. */
  stillOutputs: (count: number) =>
    count === 0
      ? 'Every key result says what changes. Sharpen what you like, or go on.'
      : count === 1
        ? 'One card still says what we do. Turn it into what changes when it is done.'
        : `${count} cards still say what we do. Turn them into what changes when it is done.`,
  /** The name of the group that opens under a card. */
  about: (what: string) => `What the coach says about ${what}`,
  fine: { objective: 'Reads as a direction', keyResult: 'Reads as an outcome' },
  more: (count: number) => `${count} more`,
  quiet: (count: number) => (count === 1 ? '1 dismissed' : `${count} dismissed`),
  words: (quoted: string) => `About “${quoted}”`,
  weak: 'Weak',
  strong: 'Strong',
  rule: (id: string) => `Rule ${id}, opens in a new tab`,
  close: 'Close',
  helps: {
    'open-ladder': 'Turn it into an outcome',
    'move-number': 'Move the number to a key result',
    split: 'Split in two',
    'add-baseline': 'Add where it starts',
    'set-target': 'Set a target',
    'set-due-date': 'Set the due date',
    'set-confidence': 'Set the confidence',
  } satisfies Record<Help, string>,
  dismiss: 'Dismiss',
  dismissTitle: (title: string) => `Why does “${title}” not fit here?`,
  dismissHelp: 'Everybody sees your reason, and can bring it back. Other words bring it back too.',
  answer: 'Answer',
  answerHelp: 'Everybody sees the answer. Other words ask again.',
  answered: 'Answered',
  askAgain: 'Ask again',
  askFindingAgain: (title: string) => `Ask again: “${title}”`,
  answeredNow: (title: string) => `Answered: ${title}`,
  dismissLeft: (over: number) => `${over} characters too many.`,
  cancel: 'Cancel',
  dismissed: 'Dismissed',
  dismissedBy: (name: string, reason: string) => `${name}: “${reason}”`,
  dismissedEarlier: (name: string, reason: string) =>
    `${name} dismissed this on an earlier wording: “${reason}”`,
  somebody: 'Somebody',
  restore: 'Bring it back',
  restoreFinding: (title: string) => `Bring it back: “${title}”`,
  dismissedNow: (title: string) => `Dismissed: ${title}.`,
  restoredNow: (title: string) => `Back again: ${title}.`,
  // One press.
  splitDone: 'Split in two.',
  movedNumber: (number: string) => `The number is in a key result under objective ${number} now.`,
  cannotHelp: 'The words have changed meanwhile. Look again.',
  // Values.
  values: (what: string) => `Values of ${what}`,
  valuesFromWords: 'Filled in from the words where they say it. Nothing is set until you save.',
  sayBaseline: (sentence: string) => `Say it in the words too: “${sentence}”`,
  save: 'Save',
  // The set.
  show: 'Show',
  all: 'All',
  mine: 'Mine',
  toSharpen: 'To sharpen',
  noneMine: 'No key result is yours yet.',
  nothingToSharpen: 'Nothing to sharpen: the coach has nothing more to ask.',
  set: (count: number) => (count === 1 ? '1 thing about the set' : `${count} things about the set`),
  setFine: 'The coach has nothing to say about the set.',
  proof: ({ proves, outputs, counts }: { proves: number; outputs: number; counts: number }) =>
    [
      ...(proves > 0 || outputs + counts === 0 ? [proofOf(proves)] : ['Nothing proves it yet']),
      ...(outputs > 0 ? [outputs === 1 ? '1 is still an output' : `${outputs} are still outputs`] : []),
      ...(counts > 0 ? [counts === 1 ? '1 counts our own work' : `${counts} count our own work`] : []),
    ].join(', '),
  // When it is not there.
  failed: 'The coach could not be loaded. Everything else works; it is tried again.',
  missing: 'The coach is not loaded yet.',
} as const

function proofOf(count: number): string {
  if (count === 0) return 'Nothing proves it yet'
  return count === 1 ? '1 key result proves it' : `${count} key results prove it`
}
