import type { Board, NoteBoard } from '../../../shared/board/cards.ts'
import { assertNever } from '../../../shared/result.ts'
import { currentStage } from '../../../shared/workshop/agenda.ts'
import { isPrivate, type Stage } from '../../../shared/workshop/stages.ts'
import { participantOf, type Visible } from '../../../shared/workshop/state.ts'
import { present } from '../../text/en/present.ts'
import { ChangesList } from '../workshop/changes/changes-list.tsx'
import { LookBackView } from '../workshop/look-back/look-back-view.tsx'
import { areasOfStage, sortableStages } from '../workshop/notes/areas.ts'
import { PulseResult } from '../workshop/write/pulse-result.tsx'
import { ShownBoard } from './shown-board.tsx'
import { ShownDiscussion } from './shown-discussion.tsx'
import { ShownNotes } from './shown-notes.tsx'
import { ShownRetro } from './shown-retro.tsx'
import { ShownVote } from './shown-vote.tsx'

export type Shown = { readonly visible: Visible; readonly board: Board; readonly notes: NoteBoard }

/** What there is to see of the room's stage, for people at the other end of a room. */
export function ShownStage(shown: Shown) {
  const { visible, board, notes } = shown
  const stage = currentStage(visible)
  switch (stage.kind) {
    case 'welcome':
      return <Names visible={visible} />
    case 'pulse': {
      const result = visible.pulses[stage.id]
      return result === undefined ? (
        <p class="present__count">{present.answers(visible.writing[stage.id]?.cards ?? 0)}</p>
      ) : (
        <PulseResult result={result} />
      )
    }
    case 'icebreaker':
    case 'reflect':
      return <Written {...shown} stage={stage} />
    case 'objectives':
      return isPrivate(stage) ? <Written {...shown} stage={stage} /> : <ShownBoard {...shown} />
    case 'key-results':
      return (
        <>
          <Waiting visible={visible} stage={stage} />
          <ShownBoard {...shown} />
        </>
      )
    case 'sort': {
      const { areas } = notes
      const { nearest } = sortableStages(visible, stage.id, (areaId) => areas.has(areaId))
      return nearest === null ? (
        <p class="present__count">{present.empty}</p>
      ) : (
        <ShownNotes visible={visible} notes={notes} areaIds={areasOfStage(nearest)} />
      )
    }
    case 'discuss':
      return <ShownDiscussion {...shown} />
    case 'vote':
      return <ShownVote visible={visible} />
    case 'changes':
      return (
        <ChangesList
          workshopId={visible.workshop.workshopId}
          pointedId={visible.spotlight?.cardId ?? null}
          onPoint={null}
        />
      )
    case 'open-actions':
    case 'grade':
    case 'decide':
    case 'actions':
    case 'process-pulse':
    case 'close':
    case 'finalised':
      return visible.retro === null ? (
        <ShownBoard visible={visible} board={board} />
      ) : (
        <ShownRetro kind={stage.kind} visible={visible} retro={visible.retro} />
      )
    case 'look-back':
      return <LookBackView visible={visible} viewerId={null} />
    case 'outcomes':
    case 'commit':
    case 'review':
      return <ShownBoard visible={visible} board={board} />
    default:
      return assertNever(stage.kind)
  }
}

/** Cards of a writing stage: how many there are until they are revealed, and the cards from then on. */
function Written({ visible, notes, stage }: Shown & { stage: Stage }) {
  const areaIds = areasOfStage(stage)
  return (
    <>
      <Waiting visible={visible} stage={stage} />
      {areaIds.some((areaId) => notes.areas.has(areaId)) ? (
        <ShownNotes visible={visible} notes={notes} areaIds={areaIds} />
      ) : null}
    </>
  )
}

/** How many cards wait for their reveal: the sum, whoever wrote them. */
function Waiting({ visible, stage }: { visible: Visible; stage: Stage }) {
  const count = visible.writing[stage.id]?.cards ?? 0
  const isRevealed = Object.hasOwn(visible.revealed, stage.id)
  if (!isPrivate(stage) || (isRevealed && count === 0)) return null
  return <p class="present__count">{present.cards(count)}</p>
}

function Names({ visible }: { visible: Visible }) {
  const here = Object.keys(visible.roster).flatMap((personId) => {
    const person = participantOf(visible, personId)
    return person === null || person.removed || person.attendance === 'gone'
      ? []
      : [{ personId, name: person.name }]
  })
  return (
    <ul class="present__names">
      {here.map(({ personId, name }) => (
        <li key={personId}>{name}</li>
      ))}
    </ul>
  )
}
