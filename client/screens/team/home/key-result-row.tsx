import type { LivingKeyResult } from '../../../../shared/api/living-okrs.ts'
import { living } from '../../../text/en/living.ts'
import { teamHome } from '../../../text/en/team-home.ts'
import { formatShare } from '../../../text/values.ts'
import { Avatar } from '../../../ui/avatar.tsx'
import { Sparkline } from '../../../ui/charts/sparkline.tsx'
import { Progress } from '../../../ui/progress.tsx'
import {
  correctionWords,
  dueWords,
  endsOf,
  forecastWords,
  freshnessOf,
  progressWords,
  valueWords,
} from '../living-words.ts'
import { StateChip, StateMark } from '../state-mark.tsx'
import { InitiativeLine } from './initiative-line.tsx'
import { openerIdOf, type RowCheckIn } from './use-check-in-panel.tsx'
import './key-result-row.css'

type RowProps = {
  readonly keyResult: LivingKeyResult
  readonly teamId: string
  readonly cycle: { readonly startsOn: string; readonly endsOn: string }
  readonly today: string
  /** Whoever looks, or `null`. */
  readonly meId: string | null
  /** Left out or `null` where a check-in is a page of its own. */
  readonly checkIn?: RowCheckIn | null
}

/** A key result on its objective's track: owner, measure, progress, confidence, how fresh the news is. */
export function KeyResultRow({ keyResult, teamId, cycle, today, meId, checkIn = null }: RowProps) {
  const { id, text, dropped, accepted, owner, state, forecast, initiatives } = keyResult
  const fresh = freshnessOf(keyResult, meId, today)
  const isMine = fresh.kind === 'mine'
  const isOpen = checkIn?.openId === id
  const correction = correctionWords(keyResult)
  const forecastLine = dropped === null ? forecastWords(keyResult, cycle) : null
  return (
    <li
      class={`livekr${isMine ? ' is-asked' : ''}${isOpen ? ' is-open' : ''}${dropped === null ? '' : ' is-dropped'}`}
    >
      <Owner keyResult={keyResult} />
      <div class="livekr__t">
        <h3>
          <a id={`kr-${id}`} href={`/t/${teamId}/kr/${id}`}>
            {text}
          </a>
        </h3>
        <p class="livekr__facts">
          {dropped === null ? <StateMark state={state} /> : <span>{living.droppedFor(dropped.reason)}</span>}
          {dropped === null && forecast?.misses === true && state === 'on-track' ? (
            <StateMark state="forecast-misses" />
          ) : null}
          <span>{dueWords(keyResult.fields, cycle)}</span>
          {forecastLine === null ? null : <span>{forecastLine}</span>}
          {owner === null || accepted || dropped !== null ? null : <span>{living.notAccepted}</span>}
          {correction === null ? null : <span>{correction}</span>}
        </p>
      </div>
      <KeyResultProgress keyResult={keyResult} />
      <Confidence keyResult={keyResult} isLow={state === 'at-risk' || state === 'off-track'} />
      <p class="livekr__fresh">
        {isMine && checkIn !== null ? null : isMine ? (
          <a class="livekr__mine noprint" href={`/t/${teamId}/check-in?kr=${id}`}>
            {living.fresh.mine}
          </a>
        ) : fresh.kind === 'stale' ? (
          <StateChip state="stale" />
        ) : fresh.kind === 'made' && fresh.who !== null ? (
          <span>{fresh.who}</span>
        ) : null}
        {checkIn === null || !isMine ? null : <CheckInButton id={id} isMine checkIn={checkIn} />}
        <span>{fresh.words}</span>
        {checkIn === null || isMine || dropped !== null || !checkIn.mayOpen(id) ? null : (
          <CheckInButton id={id} isMine={false} checkIn={checkIn} />
        )}
      </p>
      {initiatives.length === 0 ? null : (
        <ul class="livekr__inits" aria-label={living.initiatives}>
          {initiatives.slice(0, INITIATIVES_SHOWN).map((initiative) => (
            <InitiativeLine key={initiative.id} initiative={initiative} />
          ))}
          {initiatives.length > INITIATIVES_SHOWN ? (
            <li class="livekr__more">
              <a href={`/t/${teamId}/kr/${id}#initiatives`}>
                {teamHome.moreInitiatives(initiatives.length - INITIATIVES_SHOWN)}
              </a>
            </li>
          ) : null}
        </ul>
      )}
    </li>
  )
}

/** Opens the check-in beside the OKRs. Of what is another's it shows when the row is looked at, for those who may. */
function CheckInButton({ id, isMine, checkIn }: { id: string; isMine: boolean; checkIn: RowCheckIn }) {
  return (
    <button
      type="button"
      id={openerIdOf(id)}
      class={isMine ? 'livekr__mine noprint' : 'livekr__checkin noprint'}
      aria-describedby={`kr-${id}`}
      aria-expanded={checkIn.openId === id}
      onClick={() => checkIn.open(id)}
    >
      {isMine ? living.fresh.mine : living.fresh.checkIn}
    </button>
  )
}

/** A set is looked through: more of them are on the key result's own page. */
const INITIATIVES_SHOWN = 3

function Owner({ keyResult: { owner } }: { keyResult: LivingKeyResult }) {
  return owner === null ? (
    <span class="av is-away" title={living.noOwner}>
      <span aria-hidden="true">?</span>
      <span class="sr">{living.noOwner}</span>
    </span>
  ) : (
    <Avatar person={{ id: owner.personId, name: owner.name }} label={living.owner(owner.name)} />
  )
}

/** Start, target, where it is, where it should be and where it leads. A milestone has no way between. */
export function KeyResultProgress({ keyResult }: { keyResult: LivingKeyResult }) {
  const { fields, progress, expected, forecast, state } = keyResult
  const value = valueWords(keyResult)
  const { from, to } = endsOf(fields)
  const isMilestone = fields.direction === 'milestone'
  return (
    <Progress
      share={progress}
      value={value ?? living.progress.noneShort}
      shareText={progress === null || isMilestone ? '' : formatShare(progress)}
      start={isMilestone ? living.progress.milestone : from}
      target={isMilestone ? '' : to}
      expected={fields.direction === 'maintain' ? null : expected}
      forecast={forecast?.progress ?? null}
      description={progressWords(keyResult)}
      isStale={state === 'stale'}
    />
  )
}

function Confidence({
  keyResult: { trend, fields, due },
  isLow,
}: {
  keyResult: LivingKeyResult
  isLow: boolean
}) {
  const values = [
    ...(fields.confidence === null ? [] : [fields.confidence]),
    ...trend.map(({ confidence }) => confidence),
  ]
  const [now, before] = [values.at(-1), values.at(-2)]
  const words =
    now === undefined
      ? living.confidence.none
      : [
          living.confidence.now(now),
          ...(trend.length === 0 ? [living.confidence.atCommit] : []),
          ...(before === undefined || before === now ? [] : [living.confidence.was(before)]),
        ].join(', ')
  return (
    <span class="livekr__conf" role="img" aria-label={words}>
      <b class={due.status === 'stale' || trend.length === 0 ? 'num muted' : 'num'}>{now ?? '–'}</b>
      <Sparkline
        values={values}
        isLow={isLow || (now !== undefined && before !== undefined && before - now >= 2)}
      />
      <small>{living.confidence.word}</small>
    </span>
  )
}
