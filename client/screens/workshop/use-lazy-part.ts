import type { ComponentType } from 'preact'
import { useState } from 'preact/hooks'
import { roomPeopleText } from '../../text/en/room-people.ts'
import { useLoaded } from './use-loaded.ts'
import { useWorkshop } from './workshop-context.ts'

/**
 * A dialog that is loaded when it is first opened. `Part` is there while it is open and loaded.
 * @param load always the same, since it is asked once
 */
export function useLazyPart<Props>(load: () => Promise<ComponentType<Props>>) {
  const { model } = useWorkshop()
  const [isOpen, setOpen] = useState(false)
  const Part = useLoaded(isOpen, load, () => {
    setOpen(false)
    model.toasts.show(roomPeopleText.failed)
  })
  return { Part: isOpen ? Part : null, open: () => setOpen(true), close: () => setOpen(false) }
}
