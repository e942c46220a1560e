import { ArrowUpRight } from 'lucide'
import type { LivingObjective } from '../../../../shared/api/living-okrs.ts'
import { living } from '../../../text/en/living.ts'
import { okrs } from '../../../text/en/okrs.ts'
import { partnersText } from '../../../text/en/partners.ts'
import { teamHome as text } from '../../../text/en/team-home.ts'
import { formatShare } from '../../../text/values.ts'
import { Chip } from '../../../ui/chip.tsx'
import { Icon } from '../../../ui/icon.tsx'
import { objectiveVerdict } from '../living-words.ts'
import { StateChip } from '../state-mark.tsx'
import { KeyResultRow } from './key-result-row.tsx'
import type { RowCheckIn } from './use-check-in-panel.tsx'

type CardProps = {
  readonly objective: LivingObjective
  readonly teamId: string
  readonly cycle: { readonly startsOn: string; readonly endsOn: string }
  readonly today: string
  readonly meId: string | null
  /** `null` where a check-in is a page of its own. */
  readonly checkIn: RowCheckIn | null
}

/** An objective, and down its track the key results that prove it, each with what is done for it. */
export function LivingObjectiveCard({ objective, ...rest }: CardProps) {
  const headingId = `objective-${objective.id}`
  const { dropped, progress, commitment, keyResults, partners } = objective
  return (
    <section class={dropped === null ? 'okr card' : 'okr card is-dropped'} aria-labelledby={headingId}>
      <div class="okr__head">
        <h2 id={headingId}>
          <a href={`/t/${rest.teamId}/o/${objective.id}`}>{objective.text}</a>
        </h2>
        {commitment === null ? null : <Chip tone="line">{okrs.commitment[commitment]}</Chip>}
        {dropped === null ? <StateChip state={objectiveVerdict(objective)} /> : null}
        {dropped === null ? (
          <b class="big num">
            <span aria-hidden="true">{progress === null ? '–' : formatShare(progress)}</span>
            <span class="sr">
              {progress === null ? text.noShare : text.shareOfObjective(formatShare(progress))}
            </span>
          </b>
        ) : null}
      </div>
      {dropped === null ? null : <p class="okr__note">{living.droppedFor(dropped.reason)}</p>}
      {partners.map(({ team, brings }) => (
        <p key={`${team} ${brings}`} class="okr__note">
          {partnersText.line(team, brings)}
        </p>
      ))}
      <Supports objective={objective} />
      <ul class="livekrs" aria-label={text.keyResultsOf(objective.text)}>
        {keyResults.map((keyResult) => (
          <KeyResultRow key={keyResult.id} keyResult={keyResult} {...rest} />
        ))}
      </ul>
    </section>
  )
}

/** What it contributes to in other teams, and what contributes to it: in words, with a way there. */
export function Supports({ objective: { supports, supportedBy } }: { objective: LivingObjective }) {
  const lines = [
    ...supports.map((support) => ({ ...support, words: text.supports })),
    ...supportedBy.map((support) => ({ ...support, words: text.supportedBy })),
  ]
  return (
    <>
      {lines.map(({ supportId, objective, keyResult, contribution, words }) => (
        <p key={supportId} class="okr__note">
          <Icon icon={ArrowUpRight} />
          <span>
            {words(keyResult?.text ?? objective.text, objective.teamName)}
            {contribution === '' ? '' : `: ${contribution}`}
          </span>
        </p>
      ))}
    </>
  )
}
