import { useEffect, useState } from 'preact/hooks'
import { useWorkshop } from '../workshop-context.ts'

type LadderPanel = typeof import('../ladder/ladder-panel.tsx').LadderPanel

/** The open ladder beside the board, in any stage: its screen is loaded when somebody first opens one. */
export function LadderBeside() {
  const { openLadder } = useWorkshop()
  const [loaded, setLoaded] = useState<{ readonly Panel: LadderPanel } | null>(null)
  const cardId = openLadder.value
  const isWanted = cardId !== null && loaded === null
  useEffect(() => {
    if (!isWanted) return
    import('../ladder/ladder-panel.tsx').then(
      (ladder) => setLoaded({ Panel: ladder.LadderPanel }),
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
