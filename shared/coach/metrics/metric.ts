import type { Direction } from '../../okr/model.ts'

export const DEPARTMENTS = [
  'engineering',
  'product',
  'security',
  'data',
  'support',
  'sales',
  'marketing',
  'people',
  'finance',
  'operations',
  'public-service',
  'education',
  'health',
  'non-profit',
  'retail',
  'manufacturing',
] as const
export type Department = (typeof DEPARTMENTS)[number]

/** One way to see that something changed for somebody: an outcome by its name alone (KR1). */
export type Metric = {
  /** As it stands inside a sentence: "deployment time", "share of shoppers who finish". */
  readonly name: string
  /** The way that is better. */
  readonly direction: Exclude<Direction, 'milestone'>
  /** As it follows the number: "minutes", "% of weekly users", "€ a month". */
  readonly unit: string
  /** [KR10] What is counted, over what, and how: one of several sensible ways, to be changed. */
  readonly definition: string
  /** [KR11] What must not suffer when this one moves. */
  readonly counter: string
}

/** Metrics that belong to one kind of work, and the words by which people name that work. */
export type MetricFamily = {
  readonly id: string
  readonly department: Department
  readonly words: readonly FamilyWord[]
  readonly metrics: readonly Metric[]
}

export type FamilyWord = {
  /** As it is written in the list: a word, a phrase, or the beginning of a word. */
  readonly word: string
  /** Whether it calls the family for every word that begins with it: "deploy" for "deployment". */
  readonly isBeginning: boolean
  /** Calls the family only behind those that a more telling word has called: "launch", "users". */
  readonly isWeak: boolean
}
