import { Hand, MousePointer2, MousePointer2Off, Presentation, SmilePlus } from 'lucide'
import { useEffect, useRef } from 'preact/hooks'
import { REACTIONS } from '../../../../shared/protocol/messages.ts'
import { arePointersShown, raisedHands } from '../../../../shared/workshop/leading.ts'
import type { Visible } from '../../../../shared/workshop/state.ts'
import { setShowsPointers, showsPointers } from '../../../models/own-pointer.ts'
import { peopleText } from '../../../text/en/people.ts'
import { IconButton } from '../../../ui/button.tsx'
import { Menu, type MenuItem } from '../../../ui/menu.tsx'
import { useWorkshop } from '../workshop-context.ts'
import { REACTION_ICONS } from './reactions.tsx'
import './top-actions.css'

/** In the bar on top: my hand, my reactions, and whether pointers are shown. */
export function TopActions({ visible }: { visible: Visible }) {
  const { model } = useWorkshop()
  useHandNews(visible)
  return (
    <span class="topactions">
      <MyHand />
      <Menu
        label={peopleText.react}
        icon={SmilePlus}
        items={[
          ...REACTIONS.map(
            (kind): MenuItem => ({
              id: kind,
              label: peopleText.reactions[kind],
              icon: REACTION_ICONS[kind],
              onSelect: () => {
                if (!model.presence.react(kind)) model.toasts.show(peopleText.tooFast)
              },
            }),
          ),
          pointerItem(visible),
          ...(model.can('lead-workshop') ? [leadItem()] : []),
        ]}
      />
    </span>
  )

  function leadItem(): MenuItem {
    const leads = visible.leaderId === model.personId.value
    return {
      id: 'lead',
      label: leads ? peopleText.stopLeading : peopleText.lead,
      icon: Presentation,
      note: leads ? undefined : peopleText.leadNote,
      onSelect: () => void model.give({ type: 'lead-view', on: !leads }),
    }
  }
}

function MyHand() {
  const { model, announcement } = useWorkshop()
  const isUp = model.me.value?.handRaisedAtMs !== undefined
  const label = isUp ? peopleText.lower : peopleText.raise
  const turn = async () => {
    if (await model.give({ type: 'raise-hand', raised: !isUp })) {
      announcement.value = isUp ? peopleText.yourHandIsDown : peopleText.yourHandIsUp
    }
  }
  return (
    <IconButton
      class={isUp ? 'handbutton is-up' : 'handbutton'}
      icon={Hand}
      label={label}
      onClick={() => void turn()}
    />
  )
}

function pointerItem(visible: Visible): MenuItem {
  const isShown = showsPointers.value
  const note = isShown ? peopleText.hidePointersNote : peopleText.showPointersNote
  return {
    id: 'pointers',
    label: isShown ? peopleText.hidePointers : peopleText.showPointers,
    icon: isShown ? MousePointer2Off : MousePointer2,
    note: arePointersShown(visible) ? note : peopleText.noPointersNow,
    onSelect: () => setShowsPointers(!isShown),
  }
}

/** Who leads is told when a hand goes up: they look at the people they talk to, not at the bar. */
function useHandNews(visible: Visible): void {
  const { model, announcement } = useWorkshop()
  const known = useRef<ReadonlySet<string> | null>(null)
  useEffect(() => {
    const hands = raisedHands(visible)
    const before = known.current
    known.current = new Set(hands.map(({ personId }) => personId))
    if (before === null || !model.can('lead-workshop')) return
    const mine = model.personId.peek()
    const fresh = hands.filter(({ personId }) => personId !== mine && !before.has(personId))
    if (fresh.length > 0) announcement.value = fresh.map(({ name }) => peopleText.raised(name)).join(' ')
  }, [visible, model, announcement])
}
