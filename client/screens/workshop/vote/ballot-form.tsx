import { can } from '../../../../shared/identity/roles.ts'
import { isReworded } from '../../../../shared/okr/wording.ts'
import type { Ballot, Visible } from '../../../../shared/workshop/state.ts'
import { voteText } from '../../../text/en/workshop-vote.ts'
import { Avatar } from '../../../ui/avatar.tsx'
import { BallotGroup, BallotItem, BallotList, DotBudget, Turnout } from '../../../ui/ballot.tsx'
import { Button } from '../../../ui/button.tsx'
import { Scale } from '../../../ui/scale.tsx'
import { useLeadAction, useWorkshop } from '../workshop-context.ts'
import './ballot-form.css'

/** My ballot, changeable until the vote closes; of the others' only that they have voted (BA5). */
export function BallotForm({ ballot, visible }: { ballot: Ballot; visible: Visible }) {
  const { model } = useWorkshop()
  const { budget, capPerItem } = ballot.settings
  const mine = model.ballot
  const left = mine.left.value
  const canVote = model.can('cast-ballot')
  const isAbstaining = mine.current.value?.answer === 'abstain'
  const voters = votersOf(visible, ballot)
  const close = { type: 'close-ballot', ballotId: ballot.ballotId } as const
  const mayClose = model.may(close)
  useLeadAction({
    label: voteText.close,
    blocked: mayClose.ok ? null : mayClose.refusal.message,
    onClick: () => void model.give(close),
  })
  const groups = groupsOf(ballot, model.board.value.objectives)
  return (
    <>
      {canVote ? (
        <DotBudget
          left={isAbstaining ? 0 : left}
          total={budget}
          text={isAbstaining ? voteText.abstained : voteText.left(left)}
          note={isAbstaining ? undefined : voteText.atMost(capPerItem)}
        >
          <Turnout
            text={voteText.voted(voters.voted.length, voters.all)}
            voted={voters.voted.length}
            people={voters.all}
            quorum={0}
          />
        </DotBudget>
      ) : (
        <p class="muted">{voteText.voted(voters.voted.length, voters.all)}</p>
      )}
      <BallotList>
        {groups.map(({ title, items }) => (
          <BallotGroup key={title} title={title}>
            {items.map(({ id, text }) => {
              const dots = mine.dots.value[id] ?? 0
              const current = model.findCard(id)
              return (
                <BallotItem
                  key={id}
                  name={text}
                  dots={dots}
                  canGive={canVote && !isAbstaining && left > 0 && dots < capPerItem}
                  canTake={canVote && !isAbstaining && dots > 0}
                  onGive={() => mine.give(id, 1)}
                  onTake={() => mine.give(id, -1)}
                  scale={
                    current?.kind === 'keyResult' &&
                    current.fields.target !== null &&
                    current.fields.baseline !== null ? (
                      <Scale
                        from={current.fields.baseline}
                        to={current.fields.target}
                        unit={current.fields.unit}
                      />
                    ) : undefined
                  }
                >
                  <p>{text}</p>
                  {current !== null && isReworded(current.text, text) ? (
                    <small class="stale">{voteText.reworded}</small>
                  ) : null}
                </BallotItem>
              )
            })}
          </BallotGroup>
        ))}
      </BallotList>
      {canVote ? (
        <div class="ballotfoot">
          {isAbstaining ? (
            <Button onClick={mine.takeBackAbstention}>{voteText.voteAfterAll}</Button>
          ) : (
            <Button variant="quiet" onClick={mine.abstain}>
              {voteText.abstain}
            </Button>
          )}
        </div>
      ) : null}
      <WhoHasVoted visible={visible} voters={voters} />
    </>
  )
}

type Voters = { readonly voted: readonly string[]; readonly waiting: readonly string[]; readonly all: number }

function votersOf(visible: Visible, ballot: Ballot): Voters {
  const mayVote = Object.entries(visible.roster)
    .filter(
      ([id, { role, removed }]) => (can(role, 'cast-ballot') && !removed) || ballot.voterIds.includes(id),
    )
    .map(([id]) => id)
  const voted = mayVote.filter((id) => ballot.voterIds.includes(id))
  return { voted, waiting: mayVote.filter((id) => !ballot.voterIds.includes(id)), all: mayVote.length }
}

function WhoHasVoted({ visible, voters }: { visible: Visible; voters: Voters }) {
  const row = (label: string, ids: readonly string[]) =>
    ids.length === 0 ? null : (
      <div class="row">
        <span class="label">{label}</span>
        <ul class="row" aria-label={label}>
          {ids.map((id) => (
            <li key={id}>
              <Avatar person={{ id, name: visible.roster[id]?.name ?? '' }} size="sm" />
            </li>
          ))}
        </ul>
      </div>
    )
  return (
    <div class="whovoted">
      {row(voteText.votedNames, voters.voted)}
      {voters.waiting.length === 0 ? (
        <p class="small">{voteText.everybody}</p>
      ) : (
        row(voteText.waitingNames, voters.waiting)
      )}
    </div>
  )
}

type Group = { readonly title: string; readonly items: Ballot['items'] }

/** The ballot's own items and words, under the objective where each stands now. */
function groupsOf(
  ballot: Ballot,
  objectives: readonly { readonly text: string; readonly keyResults: readonly { readonly id: string }[] }[],
): readonly Group[] {
  const groups = objectives.map(({ text, keyResults }) => ({
    title: text,
    items: ballot.items.filter(({ id }) => keyResults.some((card) => card.id === id)),
  }))
  const placed = new Set(groups.flatMap(({ items }) => items.map(({ id }) => id)))
  const others = { title: voteText.otherGroup, items: ballot.items.filter(({ id }) => !placed.has(id)) }
  return [...groups, others].filter(({ items }) => items.length > 0)
}
