import { h } from 'preact'
import { useMemo } from 'preact/hooks'
import { type Ballot, wordingOf } from '../../../../../shared/ballot/ballot.ts'
import { isReworded } from '../../../../../shared/okr/wording.ts'
import { myVote } from '../../../../models/my-votes.ts'
import { resultsText } from '../../../../text/en/workshop-vote-results.ts'
import { CommentButton } from '../../comments/comment-button.tsx'
import { useWorkshop } from '../../workshop-context.ts'
import type { ResultView } from './result-view.ts'

/** What the pictures of a ballot need to know, from the workshop around it; `null` while it is not closed. */
export function useResultView(ballot: Ballot): ResultView | null {
  const { model } = useWorkshop()
  const { ballotId, result, items } = ballot
  const mine = useMemo(() => myVote(ballotId), [ballotId])
  if (result === null) return null
  return {
    ...{ ballot, result, mine },
    nameOf: (personId) => model.nameOf(personId) ?? resultsText.whoGone,
    comments: (itemId) => {
      const item = items.find(({ id }) => id === itemId)
      return h(CommentButton, { cardId: itemId, name: item?.text ?? '', look: 'words' })
    },
    rewordedTo: (itemId) => {
      const item = items.find(({ id }) => id === itemId)
      const now = model.findCard(itemId)?.text.trim() ?? ''
      // A card that is gone or blank has no other meaning.
      return item === undefined || now === '' || !isReworded(now, wordingOf(item)) ? null : now
    },
  }
}
