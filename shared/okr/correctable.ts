/** What of a key result a correction may change, in the order it is shown. */
export const CORRECTABLE = ['text', 'ownerId', 'baseline', 'target', 'dueOn'] as const
export type Correctable = (typeof CORRECTABLE)[number]
