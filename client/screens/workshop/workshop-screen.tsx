import { Room } from './room.tsx'
import { RoomProvider } from './room-provider.tsx'

/** The room of a workshop, stage by stage. */
export function WorkshopScreen({ workshopId }: { workshopId: string }) {
  return (
    <RoomProvider workshopId={workshopId}>
      <Room />
    </RoomProvider>
  )
}
