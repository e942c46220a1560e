import type { Reaction } from '../../../shared/protocol/messages.ts'
import type { SoFarKind } from '../../../shared/workshop/so-far.ts'

const count = (amount: number, one: string, many = `${one}s`) => `${amount} ${amount === 1 ? one : many}`

/** Words about the people of a room and what they do beside writing; what is needed at once is in `room-people.ts`. */
export const peopleText = {
  close: 'Close',
  rename: 'Change your name',
  renameTitle: 'What should the others call you?',
  renameHelp: 'Everybody sees the new name at once, also in the record of this workshop.',
  name: 'Your name',
  save: 'Save the name',
  handOver: 'Hand over to them',
  handOverTitle: (name: string) => `Hand over to ${name}?`,
  handOverBody: (name: string) =>
    `${name} leads the workshop from here on, and you take part. ${name} can make you facilitator again.`,
  handOverConfirm: 'Hand over',
  cancel: 'Cancel',
  from: (team: string) => `from ${team}`,
  writing: 'writing',
  handUp: 'hand up',
  // Hands
  raise: 'Raise your hand',
  lower: 'Lower your hand',
  raised: (name: string) => `${name} raised a hand.`,
  yourHandIsUp: 'Your hand is up.',
  yourHandIsDown: 'Your hand is down.',
  hands: 'Hands up',
  handsHelp: 'In the order in which they were raised.',
  lowerTheirs: 'Lower',
  lowerOf: (name: string) => `Lower the hand of ${name}`,
  lowerAll: 'Lower all hands',
  // Reactions
  react: 'React',
  reactions: {
    agree: 'Agree',
    like: 'Like',
    thanks: 'Thanks',
    laugh: 'Laugh',
    question: 'Question',
  } satisfies Record<Reaction, string>,
  reacted: (name: string, reaction: string) => `${name}: ${reaction}`,
  tooFast: 'One at a time.',
  // Pointers
  hidePointers: 'Hide live pointers',
  hidePointersNote: 'Yours is not shown either.',
  showPointers: 'Show live pointers',
  showPointersNote: 'Others see yours on the cards, too.',
  noPointersNow: 'Nobody’s pointer is shown in a vote or an anonymous stage.',
  // Leading the view
  lead: 'Lead everyone’s view',
  leadNote: 'Their board scrolls with yours.',
  stopLeading: 'Stop leading the view',
  youLead: 'You lead the view: the others’ boards scroll with yours.',
  following: (name: string) => `Following ${name}`,
  stopFollowing: 'Stop following',
  followAgain: (name: string) => `Follow ${name}`,
  leads: (name: string) => `${name} leads the view`,
  // Spotlight
  pointsAt: (name: string) => `${name} points at this:`,
  youPoint: 'You point everybody at this:',
  announcePoint: (name: string, text: string) => `${name} points at: ${text}`,
  show: 'Show me',
  stopPointing: 'Stop pointing',
  aCard: 'a card',
  namesake: {
    title: (name: string) => `Another ${name} is here.`,
    body: 'If that is you on another device, make a personal link there, under People, and open it here: then you are one person. Else change your name, so that people can tell you apart.',
    dismiss: 'Leave it so',
  },
  // So far
  soFar: {
    title: 'So far:',
    kinds: {
      pulses: (amount: number) => count(amount, 'pulse'),
      ideas: (amount: number) => count(amount, 'idea'),
      sortedIdeas: (amount: number) => `${count(amount, 'idea')} sorted`,
      objectives: (amount: number) => count(amount, 'objective'),
      keyResults: (amount: number) => count(amount, 'key result'),
      scores: (amount: number) => `${count(amount, 'key result')} scored`,
      votes: (amount: number) => count(amount, 'vote'),
      decisions: (amount: number) => `${count(amount, 'decision')} noted`,
      learnings: (amount: number) => count(amount, 'learning'),
      actions: (amount: number) => count(amount, 'action'),
    } satisfies Record<SoFarKind, (amount: number) => string>,
    nothing: 'Nothing is on the board yet.',
    now: (stage: string) => `Now: ${stage}.`,
    dismiss: 'Got it',
  },
} as const

/** A late-comer's one line: "12 ideas sorted, 3 objectives, 1 vote." */
export function soFarLine(made: readonly { readonly kind: SoFarKind; readonly count: number }[]): string {
  const { kinds, nothing } = peopleText.soFar
  return made.length === 0
    ? nothing
    : `${made.map(({ kind, count: amount }) => kinds[kind](amount)).join(', ')}.`
}
