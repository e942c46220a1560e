import type { HistoryEntry } from '../../../../shared/api/living-okrs.ts'
import type { Evidence } from '../../../../shared/api/retro-api.ts'
import type { KeyResultFields } from '../../../../shared/okr/model.ts'
import { assertNever } from '../../../../shared/result.ts'
import { okrs } from '../../../text/en/okrs.ts'
import { evidenceText as text } from '../../../text/en/retro-grade.ts'
import { formatScore } from '../../../text/en/retro-words.ts'
import { fieldWords } from '../../team/key-result/field-words.ts'
import { wordsOfValue } from '../../team/living-words.ts'

/** What a line is of, for its mark. */
export type LogKind = 'planned' | 'voted' | 'said' | 'rose' | 'fell' | 'checked-in' | 'corrected' | 'ended'

export type LogLine = {
  readonly id: string
  readonly kind: LogKind
  /** `null`: while it was planned, nobody knows the day. */
  readonly atMs: number | null
  readonly words: string
}

/** From this much on a fall or a rise of confidence says something by itself. */
const CONFIDENCE_STEP = 2

/**
 * [RE2] What happened to a key result, in the order in which it did: how it began, the debate and the votes, corrections, what
 * was said in check-ins, and where confidence moved. Check-ins without a word that changed nothing are in the picture alone.
 */
export function logOf({ keyResult, history, provenance }: Evidence): readonly LogLine[] {
  const { fields } = keyResult
  const planned: LogLine[] = [
    ...(provenance.candidateOf === undefined
      ? []
      : [
          text.takenUp(
            provenance.candidateOf.cycleName,
            provenance.candidateOf.score === null ? null : formatScore(provenance.candidateOf.score),
          ),
        ]),
    ...(provenance.original === null ? [] : [text.firstWords(provenance.original)]),
  ].map((words, index) => ({ id: `planned-${index}`, kind: 'planned', atMs: null, words }))
  const said = provenance.comments.map(
    (words, index): LogLine => ({ id: `said-${index}`, kind: 'said', atMs: null, words: text.said(words) }),
  )
  const votes = provenance.ballots.map(
    ({ method, rank, of, total, voters, closedAtMs, round }): LogLine => ({
      id: `vote-${round}`,
      kind: 'voted',
      atMs: closedAtMs,
      words: okrs.ballot(method, rank, of, total, voters),
    }),
  )
  return [...planned, ...said, ...votes, ...linesOf(history, fields)]
}

function linesOf(history: readonly HistoryEntry[], fields: KeyResultFields): readonly LogLine[] {
  let confidence: number | null = null
  return history
    .toSorted((one, other) => one.atMs - other.atMs)
    .flatMap((entry) => {
      const line = lineOf(entry, fields, confidence)
      if (entry.kind === 'checked-in') confidence = entry.checkIn.confidence
      return line === null ? [] : [{ id: entry.id, atMs: entry.atMs, ...line }]
    })
}

function lineOf(
  entry: HistoryEntry,
  fields: KeyResultFields,
  before: number | null,
): Pick<LogLine, 'kind' | 'words'> | null {
  switch (entry.kind) {
    case 'published':
      return null // How it began: its words stand above the log.
    case 'checked-in':
      return checkInLine(entry.checkIn, fields, before)
    case 'corrected': {
      const changes = entry.changes.map(({ field, from, to }) =>
        text.change(
          text.fields[field],
          fieldWords(field, from, fields.unit, []),
          fieldWords(field, to, fields.unit, []),
        ),
      )
      return { kind: 'corrected', words: text.corrected(changes.join(', '), entry.reason) }
    }
    case 'dropped':
      return { kind: 'ended', words: text.dropped(entry.reason) }
    case 'taken-up-again':
      return { kind: 'corrected', words: text.takenUpAgain(entry.reason) }
    default:
      return assertNever(entry)
  }
}

function checkInLine(
  { value, confidence, note, nextStep }: Extract<HistoryEntry, { kind: 'checked-in' }>['checkIn'],
  fields: KeyResultFields,
  before: number | null,
): Pick<LogLine, 'kind' | 'words'> | null {
  const step = before === null ? 0 : confidence - before
  const kind = step <= -CONFIDENCE_STEP ? 'fell' : step >= CONFIDENCE_STEP ? 'rose' : 'checked-in'
  if (kind === 'checked-in' && note === '' && nextStep === null) return null
  const moved =
    kind === 'fell'
      ? text.fell(before ?? 0, confidence)
      : kind === 'rose'
        ? text.rose(before ?? 0, confidence)
        : text.checkedIn(value === null ? null : wordsOfValue(fields, value), confidence)
  const step2 = nextStep === null ? [] : [text.nextStep(nextStep.text, nextStep.owner?.name ?? null)]
  return { kind, words: [moved, ...(note === '' ? [] : [`“${note}”`]), ...step2].join('. ') }
}
