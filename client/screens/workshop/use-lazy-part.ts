import type { ComponentType } from 'preact'
import { useState } from 'preact/hooks'
import { roomPeopleText } from '../../text/en/room-people.ts'
import { useWorkshop } from './workshop-context.ts'

/**
 * A dialog that is loaded when it is first opened. `Part` is there while it is open and loaded.
 * @param load always the same, since it is asked once
 */
export function useLazyPart<Props>(load: () => Promise<ComponentType<Props>>) {
  const { model } = useWorkshop()
  const [loaded, setLoaded] = useState<{ readonly Part: ComponentType<Props> } | null>(null)
  const [isOpen, setOpen] = useState(false)
  const open = () => {
    setOpen(true)
    if (loaded !== null) return
    load().then(
      (Part) => setLoaded({ Part }),
      () => {
        setOpen(false)
        model.toasts.show(roomPeopleText.failed)
      },
    )
  }
  return { Part: isOpen ? (loaded?.Part ?? null) : null, open, close: () => setOpen(false) }
}
