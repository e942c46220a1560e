import { useEffect } from 'preact/hooks'
import { commentText } from '../../../text/en/workshop-comments.ts'
import { useWorkshop } from '../workshop-context.ts'
import { rememberTold, wasTold } from './told-mentions.ts'
import { calledCard, cardUnder } from './what-card.ts'

/** A comment may come a moment before the room says whose it is. */
const SETTLE_MS = 400

/** Tells me of comments that call me by name, once on this device, with the way there. */
export function MentionWatch() {
  const { model, openComments, mentionedOn } = useWorkshop()
  const me = model.personId.value
  const { workshopId } = model
  const comments = model.comments.value
  const authors = model.visible.value?.authors ?? {}
  const isLive = model.isLive.value
  useEffect(() => {
    if (me === null || !isLive) return
    const tell = () => {
      // What is said to a hidden tab is said to nobody.
      if (document.visibilityState !== 'visible') return
      const told = wasTold(workshopId)
      const fresh = [...comments.values()]
        .flat()
        .filter(({ id, mentionIds }) => mentionIds.includes(me) && authors[id] !== me && !told.has(id))
        .filter(({ cardId }) => cardUnder(model, cardId) !== null)
        .toSorted((left, right) => left.atMs - right.atMs)
      const last = fresh.at(-1)
      const card = last === undefined ? null : cardUnder(model, last.cardId)
      if (last === undefined || card === null) return
      rememberTold(
        workshopId,
        fresh.map(({ id }) => id),
      )
      const unseen = fresh.map(({ cardId }) => cardId).filter((id) => id !== openComments.peek())
      // They stand before my eyes.
      if (unseen.length === 0) return
      mentionedOn.value = new Set([...mentionedOn.peek(), ...unseen])
      const who = model.nameOf(authors[last.id] ?? null) ?? commentText.somebody
      const text =
        fresh.length === 1
          ? commentText.yourMention(who, calledCard(model, card))
          : commentText.yourMentions(fresh.length)
      const show = () => {
        openComments.value = last.cardId
      }
      model.toasts.show(text, undefined, { label: commentText.show, onClick: show })
    }
    const timer = setTimeout(tell, SETTLE_MS)
    document.addEventListener('visibilitychange', tell)
    return () => {
      clearTimeout(timer)
      document.removeEventListener('visibilitychange', tell)
    }
  }, [comments, authors, me, isLive, model, workshopId, openComments, mentionedOn])
  return null
}
