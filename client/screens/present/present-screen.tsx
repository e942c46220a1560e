import { useMemo } from 'preact/hooks'
import type { Visible } from '../../../shared/workshop/state.ts'
import { coloursByJoining } from '../../ui/person.ts'
import { PersonColours } from '../../ui/person-colours.ts'
import { SpokenLines } from '../../ui/spoken.tsx'
import { RoomLoading } from '../workshop/room-loading.tsx'
import { RoomProvider } from '../workshop/room-provider.tsx'
import { RoomStopped } from '../workshop/room-stopped.tsx'
import { useStageClock } from '../workshop/timer/clock-slot.tsx'
import { useJoinLinks } from '../workshop/use-join-links.ts'
import { useWorkshop } from '../workshop/workshop-context.ts'
import { PresentView } from './present-view.tsx'
import { useLargeType, usePresentKeys } from './use-projector.ts'
import './present.css'

/** The room on a projector: for everybody to look at, and nothing in it that not everybody may know. */
export function PresentScreen({ workshopId }: { workshopId: string }) {
  return (
    <RoomProvider workshopId={workshopId} isOnlyShown>
      <PresentedRoom />
    </RoomProvider>
  )
}

function PresentedRoom() {
  const { model } = useWorkshop()
  const connection = model.connection.value
  const visible = model.visible.value
  if (connection.kind === 'stopped') {
    return <RoomStopped name={connection.name} code={connection.code} message={connection.message} />
  }
  return visible === null ? <RoomLoading /> : <Projected visible={visible} />
}

function Projected({ visible }: { visible: Visible }) {
  const { model } = useWorkshop()
  const links = useJoinLinks()
  const colours = useMemo(() => coloursByJoining(visible.roster), [visible.roster])
  const clock = useStageClock(visible)
  useLargeType()
  const keys = usePresentKeys(`/w/${model.workshopId}`)
  return (
    <PersonColours.Provider value={colours}>
      <PresentView
        visible={visible}
        board={model.board.value}
        notes={model.notes.value}
        links={links}
        clock={clock.face}
        keys={keys}
        isLive={model.connection.value.kind === 'open'}
      />
      {clock.watch}
      <SpokenLines />
    </PersonColours.Provider>
  )
}
