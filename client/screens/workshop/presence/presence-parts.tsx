import { arePointersShown } from '../../../../shared/workshop/leading.ts'
import type { Visible } from '../../../../shared/workshop/state.ts'
import { Cursors } from './cursors.tsx'
import { FollowBar } from './follow-bar.tsx'
import { NamesakeBanner } from './namesake-banner.tsx'
import { Reactions } from './reactions.tsx'
import { RoomNews } from './room-news.ts'
import { SoFarBanner } from './so-far-banner.tsx'
import { SpotlightBar } from './spotlight-bar.tsx'
import { TopActions } from './top-actions.tsx'
import { useOwnPointer } from './use-own-pointer.ts'
import './presence-parts.css'

type PartProps = { readonly visible: Visible }

/** Over everything: the others' pointers and reactions; and what changes, spoken. */
function Overlay({ visible }: PartProps) {
  const isOn = arePointersShown(visible)
  const here = Object.values(visible.roster).filter(({ attendance }) => attendance === 'here').length
  useOwnPointer(isOn && here > 1, here)
  return (
    <>
      <Cursors isOn={isOn} />
      <Reactions />
      <RoomNews visible={visible} />
    </>
  )
}

/** Above the stage: what happened before, who leads the view, what somebody points at. */
function Bars({ visible }: PartProps) {
  return (
    <div class="presencebars">
      <SoFarBanner visible={visible} />
      <NamesakeBanner visible={visible} />
      <FollowBar visible={visible} />
      <SpotlightBar visible={visible} />
    </div>
  )
}

/** What people see of each other beside the cards, in one file that is loaded when the first stage stands. */
export const presenceParts = { Overlay, Bars, TopActions }
export type PresenceParts = typeof presenceParts
