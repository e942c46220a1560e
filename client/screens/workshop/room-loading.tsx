import { workshop } from '../../text/en/workshop.ts'
import { CardBones } from '../../ui/card.tsx'
import { TopBar } from '../../ui/top-bar.tsx'
import './room-loading.css'

/** The room's shape while it opens. */
export function RoomLoading() {
  return (
    <div class="room" aria-busy="true">
      <TopBar title="Turnout" />
      <div class="rail" />
      <main id="content" class="main">
        <p class="sr" role="status">
          {workshop.loading}
        </p>
        <div class="bonegrid">
          <CardBones />
          <CardBones />
          <CardBones />
        </div>
      </main>
    </div>
  )
}
