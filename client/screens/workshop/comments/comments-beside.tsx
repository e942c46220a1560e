import { useEffect, useState } from 'preact/hooks'
import { commentText } from '../../../text/en/workshop-comments.ts'
import { useWorkshop } from '../workshop-context.ts'

const load = async () => {
  const [{ CommentsPanel }, { MentionWatch }] = await Promise.all([
    import('./comments-panel.tsx'),
    import('./mention-watch.tsx'),
  ])
  return { CommentsPanel, MentionWatch }
}
type Loaded = Awaited<ReturnType<typeof load>>

/** Fetched when the room has stood for a moment, so that mentions are told and the first comment opens at once. */
const PRELOAD_AFTER_MS = 2_000

/** The open comments beside whatever is on the screen, and the watch for mentions: no part of what a stage waits for. */
export function CommentsBeside() {
  const { openComments, model } = useWorkshop()
  const [loaded, setLoaded] = useState<Loaded | null>(null)
  const cardId = openComments.value
  const isWanted = cardId !== null && loaded === null
  useEffect(() => {
    if (loaded !== null) return
    const fetchNow = () =>
      load().then(setLoaded, () => {
        if (!isWanted) return // Tried again when it is wanted.
        openComments.value = null
        model.toasts.show(commentText.failed)
      })
    const timer = setTimeout(() => void fetchNow(), isWanted ? 0 : PRELOAD_AFTER_MS)
    return () => clearTimeout(timer)
  }, [isWanted, loaded, openComments, model])
  if (loaded === null) return null
  return (
    <>
      <loaded.MentionWatch />
      {cardId === null ? null : (
        <loaded.CommentsPanel
          key={cardId}
          cardId={cardId}
          onClose={() => {
            openComments.value = null
          }}
        />
      )}
    </>
  )
}
