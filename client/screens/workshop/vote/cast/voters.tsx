import type { Visible } from '../../../../../shared/workshop/state.ts'
import { voteText } from '../../../../text/en/workshop-vote.ts'
import { Avatar } from '../../../../ui/avatar.tsx'
import type { BallotProgress } from './progress-of.ts'

/** Who is done, has voted, and has not; or the number alone where names would tell too much. */
export function Voters({ visible, progress }: { visible: Visible; progress: BallotProgress }) {
  const { names, voted, eligible, done } = progress
  if (names === null) return <p class="whovoted small muted">{voteText.onlyCount}</p>
  const row = (label: string, ids: readonly string[]) =>
    ids.length === 0 ? null : (
      <div class="row">
        <span class="label" aria-hidden="true">
          {label}
        </span>
        <ul class="row" aria-label={label}>
          {ids.map((id) => (
            <li key={id}>
              <Avatar person={{ id, name: visible.roster[id]?.name ?? '' }} size="sm" />
            </li>
          ))}
        </ul>
      </div>
    )
  const isEverybody = eligible > 0 && voted >= eligible
  return (
    <div class="whovoted">
      {row(voteText.doneNames, names.done)}
      {row(voteText.votedNames, names.voted)}
      {row(voteText.waitingNames, names.waiting)}
      {isEverybody ? (
        <p class="small">{done >= eligible ? voteText.everybodyDone : voteText.everybody}</p>
      ) : null}
    </div>
  )
}
