import { ChevronDown, ChevronUp, Split } from 'lucide'
import type { ComponentChildren } from 'preact'
import type { ResultRow as Row } from '../../../../../shared/ballot/result.ts'
import { resultsText } from '../../../../text/en/workshop-vote-results.ts'
import { AnswersPicture, formatTotal } from '../../../../ui/charts/answers-picture.tsx'
import { Chip } from '../../../../ui/chip.tsx'
import { Icon } from '../../../../ui/icon.tsx'
import { ResultRow } from '../../../../ui/result-row.tsx'
import { ResultDetail } from './result-detail.tsx'
import type { ResultView } from './result-view.ts'
import { apartInWords, drawnAnswer, OUTCOMES, outcomeOf, wordsIn } from './result-words.ts'

/** One proposal of a result: its words, what is to be known about its votes, the picture, and what to talk about. */
export function ResultItem({
  view,
  row,
  max,
  most,
  isByDisagreement,
  isTalkedAbout,
  onTalk,
  action,
}: {
  readonly view: ResultView
  readonly row: Row
  readonly max: number
  readonly most: number
  /** Each row then says for itself how far apart its answers are, and if it is in, since no line does. */
  readonly isByDisagreement: boolean
  readonly isTalkedAbout: boolean
  readonly onTalk: () => void
  readonly action: ComponentChildren
}) {
  const { ballot, mine } = view
  const { itemId } = row
  const { method } = ballot.settings
  const outcome = outcomeOf(ballot, itemId)
  const words = wordsIn(ballot, itemId)
  return (
    <ResultRow
      rank={row.rank}
      isIn={outcome !== 'out'}
      value={formatTotal(method, row)}
      isOpen={isTalkedAbout}
      picture={
        <AnswersPicture
          method={method}
          answers={row}
          max={max}
          most={most}
          mine={drawnAnswer(mine, row)?.value ?? null}
        />
      }
      more={
        isTalkedAbout ? <ResultDetail view={view} row={row} max={max} most={most} action={action} /> : null
      }
    >
      <p>{words}</p>
      <div class="res__facts">
        {row.isContested ? (
          <Chip tone="info" icon={Split}>
            {resultsText.contested}
          </Chip>
        ) : null}
        {outcome === null ? null : isByDisagreement || outcome === 'tied' ? (
          <Chip tone={outcome === 'tied' ? 'warning' : 'line'}>{OUTCOMES[outcome]}</Chip>
        ) : (
          <span class="sr">{OUTCOMES[outcome]}</span>
        )}
        {isByDisagreement && row.disagreement !== null ? (
          <span class="xs muted num">{resultsText.apart.short(apartInWords(row))}</span>
        ) : null}
        {row.staleBallots === 0 ? null : <Chip tone="line">{resultsText.stale(row.staleBallots)}</Chip>}
        {view.rewordedTo(itemId) === null ? null : <Chip tone="line">{resultsText.earlierWording}</Chip>}
        <button type="button" class="res__talk" aria-expanded={isTalkedAbout} onClick={onTalk}>
          <span>
            {isTalkedAbout ? resultsText.talkLess : resultsText.talk}
            <span class="sr">: {words}</span>
          </span>
          {row.reasons.length === 0 || isTalkedAbout ? null : (
            <span class="muted">{resultsText.reasons(row.reasons.length)}</span>
          )}
          <Icon icon={isTalkedAbout ? ChevronUp : ChevronDown} />
        </button>
        {view.comments?.(itemId)}
      </div>
    </ResultRow>
  )
}
