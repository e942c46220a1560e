import { type TextChange, textChange } from '../../shared/board/text-change.ts'

/** A step of a Yjs text delta, as far as plain text has them. */
export type DeltaStep = {
  readonly retain?: number | undefined
  readonly delete?: number | undefined
  readonly insert?: unknown
}

export type Selection = { readonly start: number; readonly end: number }

/**
 * The change that a person made in a field, located by the caret, which stands behind what was typed: in "aa", an "a"
 * typed first and one typed last look the same, and to the others it matters where it went in.
 */
export function changeAtCaret(before: string, after: string, caret: number): TextChange | null {
  const plain = textChange(before, after)
  if (plain === null) return null
  const behindCaret = after.length - caret
  const fits =
    behindCaret >= 0 &&
    behindCaret <= Math.min(before.length, after.length) &&
    before.endsWith(after.slice(caret))
  if (!fits) return plain
  const head = textChange(before.slice(0, before.length - behindCaret), after.slice(0, caret))
  if (head === null || head.remove + head.insert.length !== plain.remove + plain.insert.length) return plain
  return splitsPairAt(before, after, head, caret) ? plain : head
}

/** Where a selection is after somebody else's change. What is inserted at the caret goes behind it. */
export function moveSelection(selection: Selection, delta: readonly DeltaStep[]): Selection {
  return { start: movePosition(selection.start, delta), end: movePosition(selection.end, delta) }
}

function movePosition(position: number, delta: readonly DeltaStep[]): number {
  let moved = position
  let at = 0
  for (const step of delta) {
    if (step.retain !== undefined) at += step.retain
    else if (typeof step.insert === 'string') {
      if (at < moved) moved += step.insert.length
      at += step.insert.length
    } else if (step.delete !== undefined) {
      moved -= Math.max(0, Math.min(step.delete, moved - at))
    }
  }
  return moved
}

/**
 * A field's text that must not be touched for a while (an input method is composing, or it is too long to be sent)
 * while others go on changing the shared text. It knows which of the shared text's characters are those that the field
 * started from, so that the person's change can be made on the newest text.
 */
export type HeldText = {
  readonly base: string
  /** For each character of the shared text: its index in `base`, or `null` where somebody has put it in since. */
  readonly origins: readonly (number | null)[]
}

export function holdText(base: string): HeldText {
  return { base, origins: Array.from({ length: base.length }, (_, index) => index) }
}

/** Somebody else changed the shared text. */
export function applyToHeld(held: HeldText, delta: readonly DeltaStep[]): HeldText {
  const origins = [...held.origins]
  let at = 0
  for (const step of delta) {
    if (step.retain !== undefined) at += step.retain
    else if (typeof step.insert === 'string') {
      origins.splice(at, 0, ...Array.from({ length: step.insert.length }, () => null))
      at += step.insert.length
    } else if (step.delete !== undefined) origins.splice(at, step.delete)
  }
  return { ...held, origins }
}

/**
 * The person's change, from `held.base` to `after`, as changes of the newest shared text: to be made in this order.
 * Only what they removed is removed, and nothing that others wrote meanwhile.
 */
export function releaseText(held: HeldText, after: string, caret: number): readonly TextChange[] {
  const change = changeAtCaret(held.base, after, caret)
  if (change === null) return []
  const { index, remove, insert } = change
  const found = held.origins.findIndex((origin) => origin !== null && origin >= index)
  const at = found === -1 ? held.origins.length : found
  const changes: TextChange[] = []
  // From the back, so that the positions before stay true.
  for (let position = held.origins.length - 1; position >= at; position -= 1) {
    const origin = held.origins[position] ?? null
    if (origin === null || origin < index || origin >= index + remove) continue
    changes.push({ index: position, remove: 1, insert: '' })
  }
  return insert === '' ? changes : [...changes, { index: at, remove: 0, insert }]
}

function splitsPairAt(before: string, after: string, head: TextChange, caret: number): boolean {
  return [before.charCodeAt(head.index + head.remove), after.charCodeAt(caret)].some(
    (unit) => unit >= 0xdc00 && unit <= 0xdfff,
  )
}
