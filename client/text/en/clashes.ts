import type { ClashField } from '../../../shared/okr/clash.ts'

/** Where corrections made after a workshop and the workshop's new set say different things. */
export const clashText = {
  refused: 'The record asks before it takes the OKRs: some were corrected since.',
  title: 'Corrected since the last revision',
  help: 'The team changed these after they were published, and the board says otherwise. Choose which is to be. A correction that you keep is put on the board.',
  what: {
    text: 'the wording',
    ownerId: 'the owner',
    baseline: 'where it starts',
    target: 'the target',
    dueOn: 'the due date',
    dropped: 'whether it goes on',
  } satisfies Record<ClashField, string>,
  which: (card: string, what: string) => `${card}: ${what}`,
  correction: 'Keep the correction',
  workshop: 'Take the workshop’s',
  says: { correction: 'Correction', workshop: 'Workshop' },
  isDropped: 'Dropped',
  goesOn: 'Goes on',
  unknown: 'Not known yet',
  nothing: 'Nothing',
  somebody: 'Somebody who is not here',
  why: (by: string, when: string, reason: string) => `${by}, ${when}: “${reason}”`,
  toChoose: (count: number) =>
    count === 1
      ? 'Choose what is to be where a correction says otherwise.'
      : `Choose what is to be where ${count} corrections say otherwise.`,
} as const
