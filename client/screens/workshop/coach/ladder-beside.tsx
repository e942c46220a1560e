import { useEffect, useState } from 'preact/hooks'
import { useWorkshop } from '../workshop-context.ts'

type LadderPanel = typeof import('../ladder/ladder-panel.tsx').LadderPanel

/** Fetched when the stage has stood for a moment, so that the first ladder opens at once, offline too. */
const PRELOAD_AFTER_MS = 1_500

const load = () => import('../ladder/ladder-panel.tsx').then((ladder) => ladder.LadderPanel)

/** The open ladder beside the board, in any stage. It reads with the coach, so it is no part of what a stage waits for. */
export function LadderBeside() {
  const { openLadder } = useWorkshop()
  const [loaded, setLoaded] = useState<{ readonly Panel: LadderPanel } | null>(null)
  const cardId = openLadder.value
  const isWanted = cardId !== null && loaded === null
  useEffect(() => {
    const timer = setTimeout(() => void load().catch(() => {}), PRELOAD_AFTER_MS) // Tried again when it is wanted.
    return () => clearTimeout(timer)
  }, [])
  useEffect(() => {
    if (!isWanted) return
    load().then(
      (Panel) => setLoaded({ Panel }),
      () => {
        // Without a connection: the button is there to be pressed again.
        openLadder.value = null
      },
    )
  }, [isWanted, openLadder])
  if (cardId === null || loaded === null) return null
  return (
    <loaded.Panel
      key={cardId}
      cardId={cardId}
      onClose={() => {
        openLadder.value = null
      }}
    />
  )
}
