import { Crosshair } from 'lucide'
import type { WorkshopModel } from '../../models/workshop-model.ts'
import { roomPeopleText } from '../../text/en/room-people.ts'
import type { MenuItem } from '../../ui/menu.tsx'

/** In a card's menu, for who leads: "look here". Nothing for the others. */
export function pointItems(model: WorkshopModel, cardId: string): readonly MenuItem[] {
  if (!model.can('lead-workshop')) return []
  const onSelect = () => void model.give({ type: 'spotlight', cardId })
  return [{ id: 'point', label: roomPeopleText.point, icon: Crosshair, onSelect }]
}
