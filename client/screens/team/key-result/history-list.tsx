import { ArchiveX, ArrowUpRight, Flag, PenLine, Undo2 } from 'lucide'
import { useState } from 'preact/hooks'
import type { HistoryEntry, Person } from '../../../../shared/api/living-okrs.ts'
import type { KeyResultFields } from '../../../../shared/okr/model.ts'
import { assertNever } from '../../../../shared/result.ts'
import { formatMoment } from '../../../text/dates.ts'
import { krPage } from '../../../text/en/kr-page.ts'
import { living } from '../../../text/en/living.ts'
import { Avatar } from '../../../ui/avatar.tsx'
import { Button } from '../../../ui/button.tsx'
import { Chip } from '../../../ui/chip.tsx'
import { Icon } from '../../../ui/icon.tsx'
import { wordsOfValue } from '../living-words.ts'
import { fieldWords } from './field-words.ts'

const FIRST_SHOWN = 12
const text = krPage.history

type Context = {
  readonly people: readonly Person[]
  /** `null` on the page of an objective, whose entries name no value. */
  readonly fields: KeyResultFields | null
  readonly timeZone: string
}

/** Who did what, when and why, newest first: nothing is ever taken out of it. */
export function HistoryList({
  entries,
  ...context
}: Context & { readonly entries: readonly HistoryEntry[] }) {
  const [isWhole, setWhole] = useState(entries.length <= FIRST_SHOWN)
  if (entries.length === 0) return <p class="muted">{text.none}</p>
  const shown = isWhole ? entries : entries.slice(0, FIRST_SHOWN)
  return (
    <>
      <ol class="history">
        {shown.map((entry) => (
          <Entry key={entry.id} entry={entry} context={context} />
        ))}
      </ol>
      {isWhole ? null : (
        <Button size="sm" onClick={() => setWhole(true)}>
          {text.all}
        </Button>
      )}
    </>
  )
}

function Entry({ entry, context }: { entry: HistoryEntry; context: Context }) {
  const who = entry.by?.name ?? (entry.byToken === null ? text.somebody : text.byToken(entry.byToken))
  return (
    <li class={`history__entry is-${entry.kind}`} id={`h-${entry.id}`}>
      {entry.kind === 'checked-in' && entry.by !== null ? (
        <span class="history__mark">
          <Avatar person={{ id: entry.by.personId, name: entry.by.name }} size="sm" />
        </span>
      ) : (
        <span class="history__mark is-icon">
          <Icon icon={ICONS[entry.kind]} />
        </span>
      )}
      <div>
        <p class="history__what">
          <What entry={entry} context={context} />
        </p>
        <Why entry={entry} />
        <p class="history__who">
          {who},{' '}
          <time dateTime={new Date(entry.atMs).toISOString()}>
            {formatMoment(entry.atMs, context.timeZone)}
          </time>{' '}
          <a
            class="history__link"
            href={`#h-${entry.id}`}
            aria-label={`${who}, ${formatMoment(entry.atMs, context.timeZone)}`}
          >
            #
          </a>
        </p>
      </div>
    </li>
  )
}

const ICONS = {
  published: Flag,
  'checked-in': ArrowUpRight,
  corrected: PenLine,
  dropped: ArchiveX,
  'taken-up-again': Undo2,
} as const satisfies Record<HistoryEntry['kind'], typeof Flag>

function What({ entry, context: { fields, people } }: { entry: HistoryEntry; context: Context }) {
  switch (entry.kind) {
    case 'published':
      return (
        <>
          <b>{text.published(entry.revision)}</b> “{entry.text}”{' '}
          <a href={`/w/${entry.workshopId}/okrs?revision=${entry.revision}`}>{text.workshop}</a>
        </>
      )
    case 'checked-in': {
      const { value, confidence, note } = entry.checkIn
      const shown = value === null ? null : fields === null ? String(value) : wordsOfValue(fields, value)
      return (
        <>
          <b class="num">{text.checkedIn(shown, confidence)}</b> {note}
        </>
      )
    }
    case 'corrected':
      return (
        <>
          <Chip tone="line">{living.effectNames[entry.effect]}</Chip>{' '}
          {entry.changes.map(({ field, from, to }) => (
            <span key={field} class="history__change">
              {text.change(
                krPage.fields[field],
                fieldWords(field, from, fields?.unit ?? '', people),
                fieldWords(field, to, fields?.unit ?? '', people),
              )}
            </span>
          ))}
        </>
      )
    case 'dropped':
      return <b>{text.dropped}</b>
    case 'taken-up-again':
      return <b>{text.takenUp}</b>
    default:
      return assertNever(entry)
  }
}

function Why({ entry }: { entry: HistoryEntry }) {
  if (entry.kind === 'published') return null
  if (entry.kind === 'checked-in') {
    const { nextStep } = entry.checkIn
    return nextStep === null ? null : (
      <p class="history__why">{text.nextStep(nextStep.text, nextStep.owner?.name ?? null)}</p>
    )
  }
  return <p class="history__why">{text.why(entry.reason)}</p>
}
