import { Split } from 'lucide'
import type { Ballot } from '../../../../../shared/ballot/ballot.ts'
import { findBallot } from '../../../../../shared/workshop/find-ballot.ts'
import type { Visible } from '../../../../../shared/workshop/state.ts'
import { settingsInWords } from '../../../../text/en/ballot-settings.ts'
import { resultsText } from '../../../../text/en/workshop-vote-results.ts'
import { Banner } from '../../../../ui/banner.tsx'
import { ScoreScatter } from '../../../../ui/charts/score-scatter.tsx'
import { TurnoutBar } from '../../../../ui/charts/turnout-bar.tsx'
import { Icon } from '../../../../ui/icon.tsx'
import { useWorkshop } from '../../workshop-context.ts'
import { ChangeSheet } from './change-sheet.tsx'
import { CommandButton } from './command-button.tsx'
import { CutPanel } from './cut-panel.tsx'
import { confidenceVoteOf, newRoundOf } from './follow-up.ts'
import { NamedVotes } from './named-votes.tsx'
import { ResultSheet } from './result-sheet.tsx'
import type { ResultView } from './result-view.ts'
import { contestedOf, inOrderOfResult, outcomeOf, splitInWords, wordsIn } from './result-words.ts'
import { TiePanel } from './tie-panel.tsx'
import { useResultView } from './use-result-view.ts'
import '../../../../ui/verdict.css'

/** More of them in words would be the list once again. */
const MAX_VERDICTS = 3

/** One closed round: what may be doubted about it, the pictures, and what can follow. */
export function ResultBody({ ballot, visible }: { readonly ballot: Ballot; readonly visible: Visible }) {
  const { model } = useWorkshop()
  const view = useResultView(ballot)
  if (view === null) return null
  const { result } = view
  const { follows, settings } = ballot
  const isLeading = model.can('lead-workshop')
  const before = follows === null || follows.why === 'run-off' ? null : findBallot(visible, follows.ballotId)
  const isRunOff = follows?.why === 'run-off'
  // A run-off ends a talk, it does not open one.
  const contested = isRunOff ? [] : contestedOf(result)
  const ranks = result.rows.map(({ rank }) => rank)
  const isShared = (rank: number) => ranks.filter((one) => one === rank).length > 1
  return (
    <div class="resultbody">
      <Doubts view={view} />
      <TiePanel ballot={ballot} visible={visible} />
      <div class="resgrid">
        <ResultSheet
          key={ballot.ballotId}
          view={view}
          heading={resultsText.headings[settings.method]}
          // A tie is about places: it is seen in their order.
          firstOrder={contested.length > 0 && result.tie === null ? 'disagreement' : 'rank'}
          actionFor={
            isLeading && !isRunOff
              ? (itemId) => (
                  <div class="resultdetail__next">
                    <CommandButton
                      command={confidenceVoteOf(ballot, [itemId])}
                      label={resultsText.confidenceVote}
                    />
                    <span class="xs muted">
                      {settings.method === 'confidence'
                        ? resultsText.confidenceHintAgain
                        : resultsText.confidenceHint}
                    </span>
                  </div>
                )
              : undefined
          }
        />
        <div class="resultside">
          {settings.method === 'score' ? (
            <section class="sheet" aria-label={resultsText.scatter}>
              <h2 class="sech">{resultsText.scatter}</h2>
              <ScoreScatter label={resultsText.scatter} points={pointsOf(view)} />
            </section>
          ) : null}
          <Facts view={view} />
          {contested.length === 0 ? null : (
            <section class="verdict tone-info" aria-label={resultsText.contested}>
              <Icon icon={Split} />
              <span>
                {contested.slice(0, MAX_VERDICTS).map((row) => (
                  <p key={row.itemId}>
                    <b>
                      {isShared(row.rank)
                        ? resultsText.contestedByName(wordsIn(ballot, row.itemId))
                        : resultsText.contestedVerdict(String(row.rank))}
                    </b>{' '}
                    {splitInWords(ballot, row)}.
                  </p>
                ))}
                {contested.length > MAX_VERDICTS ? (
                  <p>{resultsText.contestedMore(contested.length - MAX_VERDICTS)}</p>
                ) : null}
                <p>{resultsText.hearBoth}</p>
              </span>
            </section>
          )}
          {isLeading ? (
            <div class="resultside__next">
              {contested.length === 0 ? null : (
                <CommandButton
                  command={confidenceVoteOf(
                    ballot,
                    contested.map(({ itemId }) => itemId),
                  )}
                  label={resultsText.confidenceAll(contested.length)}
                />
              )}
              {/* How sure we are is no reason to leave something out. */}
              {isRunOff || settings.method === 'confidence' || result.turnout.cast === 0 ? null : (
                <CutPanel ballot={ballot} />
              )}
            </div>
          ) : null}
        </div>
      </div>
      {before?.result == null ? null : (
        <ChangeSheet before={{ ballot: before, result: before.result }} after={{ ballot, result }} />
      )}
      <NamedVotes view={view} />
    </div>
  )
}

/** What makes a result doubtful: a quorum missed, words that have changed since. */
function Doubts({ view: { ballot, result, rewordedTo } }: { view: ResultView }) {
  const { model } = useWorkshop()
  const again = model.can('lead-workshop') ? (
    <CommandButton command={newRoundOf(ballot)} label={resultsText.newRound} variant="plain" />
  ) : (
    <span class="xs">{resultsText.newRoundByLead}</span>
  )
  const { cast, abstained } = result.turnout
  const stale = result.rows.filter(
    ({ itemId, staleBallots }) => staleBallots > 0 || rewordedTo(itemId) !== null,
  )
  return (
    <>
      {result.quorum === null || result.quorum.isMet ? null : (
        <Banner tone="warning" title={resultsText.quorumMissed} action={again}>
          {resultsText.quorumMissedMore(result.quorum.needed, cast + abstained)}
        </Banner>
      )}
      {stale.length === 0 ? null : (
        <Banner tone="info" title={resultsText.reworded(stale.length)} action={again}>
          {resultsText.rewordedMore}
        </Banner>
      )}
    </>
  )
}

/** Who took part, and what was agreed before. */
function Facts({ view: { ballot, result } }: { view: ResultView }) {
  const { turnout, quorum } = result
  const text = resultsText.facts
  return (
    <section class="sheet resultfacts" aria-label={resultsText.turnout}>
      <h2 class="sech">{resultsText.turnout}</h2>
      <TurnoutBar {...turnout} quorum={quorum} />
      <p class="small">
        {[
          text.voted(turnout.cast + turnout.abstained, turnout.eligible),
          ...(turnout.abstained === 0 ? [] : [text.abstained(turnout.abstained)]),
          ...(quorum === null
            ? []
            : [quorum.isMet ? text.quorumMet(quorum.needed) : text.quorumMissed(quorum.needed)]),
        ].join(', ')}
        .
      </p>
      <p class="xs muted">
        {resultsText.agreed}: {settingsInWords(ballot.settings)}.
      </p>
    </section>
  )
}

function pointsOf({ ballot }: ResultView) {
  return inOrderOfResult(ballot).map((row) => ({
    id: row.itemId,
    number: String(row.rank),
    name: wordsIn(ballot, row.itemId),
    importance: row.ballots,
    confidence: row.confidence,
    isIn: outcomeOf(ballot, row.itemId) !== 'out',
  }))
}
