import { MessageSquareText } from 'lucide'
import type { ComponentChildren } from 'preact'
import type { ResultRow as Row } from '../../../../../shared/ballot/result.ts'
import { resultsText } from '../../../../text/en/workshop-vote-results.ts'
import { ANSWER_SCALES, meanOf } from '../../../../ui/charts/answer-scale.ts'
import { AnswerStrip, StripAxis } from '../../../../ui/charts/answer-strip.tsx'
import { AnswersPicture, describeAnswers } from '../../../../ui/charts/answers-picture.tsx'
import { Icon } from '../../../../ui/icon.tsx'
import type { ResultView } from './result-view.ts'
import { answerTo, apartInWords, drawnAnswer, spreadInWords } from './result-words.ts'

/** What there is to say about one proposal while the room talks about it. */
export function ResultDetail({
  view,
  row,
  max,
  most,
  action,
}: {
  readonly view: ResultView
  readonly row: Row
  readonly max: number
  readonly most: number
  readonly action: ComponentChildren
}) {
  const { ballot, rewordedTo } = view
  const now = rewordedTo(row.itemId)
  return (
    <div class="resultdetail">
      {now === null ? null : <p>{resultsText.wordingNow(now)}</p>}
      {ballot.settings.method === 'score' ? <BothAxes view={view} row={row} max={max} most={most} /> : null}
      <p>
        {/* Of a score the two pictures say it, each for itself. */}
        {ballot.settings.method === 'score' ? null : `${spreadInWords(ballot, row)}. `}
        <b>
          {resultsText.apart.value(row.disagreement === null ? resultsText.apart.unknown : apartInWords(row))}
        </b>
        {row.isContested ? `. ${resultsText.hearBoth}` : '.'}
      </p>
      <Own view={view} row={row} />
      <Named view={view} row={row} />
      <Reasons view={view} row={row} />
      {action}
    </div>
  )
}

function BothAxes({ view, row, max, most }: { view: ResultView; row: Row; max: number; most: number }) {
  const counted = drawnAnswer(view.mine, row)
  const confidence = {
    ballots: row.confidence,
    total: meanOf(row.confidence) ?? 0,
    supporters: row.supporters,
  }
  return (
    <div class="resultdetail__axes">
      <figure>
        <figcaption class="label">{resultsText.importance}</figcaption>
        <AnswersPicture method="score" answers={row} max={max} most={most} mine={counted?.value ?? null} />
        <StripAxis scale={ANSWER_SCALES.score} />
      </figure>
      <figure>
        <figcaption class="label">{resultsText.confidence}</figcaption>
        <AnswerStrip
          scale={ANSWER_SCALES.score}
          values={row.confidence}
          most={most}
          mean={meanOf(row.confidence)}
          mine={counted?.confidence ?? null}
          description={describeAnswers('score', confidence, counted?.confidence ?? null)}
        />
        <StripAxis scale={ANSWER_SCALES.score} />
      </figure>
    </div>
  )
}

/** [BA9] Known to this device alone. */
function Own({ view: { mine, ballot }, row }: { view: ResultView; row: Row }) {
  if (mine === null) return null
  if (mine.answer === 'abstain') return <p class="small muted">{resultsText.yourAbstention}</p>
  const own = answerTo(mine, row.itemId)
  if (own === null) return null
  return (
    <p class="small">
      {ballot.settings.anonymous ? resultsText.yourAnswer : resultsText.yourNamedAnswer}{' '}
      <b class="resultdetail__mine">{own.words}</b>
      {row.staleBallots === 0 ? null : ` (${resultsText.maybeNotCounted})`}
      {ballot.settings.method === 'score' ? ` (${resultsText.scoreOrder})` : null}
    </p>
  )
}

function Named({ view: { result, nameOf }, row }: { view: ResultView; row: Row }) {
  const given = result.named.flatMap(({ personId, choice }) => {
    const answer = answerTo(choice, row.itemId)
    return answer === null ? [] : [{ personId, answer }]
  })
  if (given.length === 0) return null
  const sorted = given.toSorted((a, b) => b.answer.value - a.answer.value)
  return (
    <ul class="resultdetail__named">
      {sorted.map(({ personId, answer }) => (
        <li key={personId}>
          {nameOf(personId)} <b class="num">{answer.words}</b>
        </li>
      ))}
    </ul>
  )
}

function Reasons({ view: { ballot, nameOf }, row }: { view: ResultView; row: Row }) {
  if (ballot.settings.reasons === 'off') return null
  if (row.reasons.length === 0) return <p class="small muted">{resultsText.noReasons}</p>
  return (
    <div>
      <p class="label resultdetail__label">
        <Icon icon={MessageSquareText} /> {resultsText.reasons(row.reasons.length)}
        {ballot.settings.anonymous ? `. ${resultsText.reasonsAnonymous}` : null}
      </p>
      <ul class="resultdetail__reasons">
        {row.reasons.map(({ text, personId }, index) => (
          <li key={`${personId ?? ''}/${index}`}>
            {personId === null ? null : <b>{nameOf(personId)}: </b>}
            {text}
          </li>
        ))}
      </ul>
    </div>
  )
}
