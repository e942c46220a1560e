import { Saved } from '../../ui/saved.tsx'
import { ToastRegion } from '../../ui/toast.tsx'
import { useWorkshop } from './workshop-context.ts'

// Each reads by itself what changes often, so that a keystroke does not draw the whole room again.

/** Whether what I wrote is safe. */
export function SavedStatus() {
  const { model } = useWorkshop()
  return <Saved state={model.saved.value} />
}

/** Short notes at the edge, some with an undo. */
export function Notices() {
  const { model } = useWorkshop()
  return <ToastRegion toasts={model.toasts.list.value} onDismiss={model.toasts.dismiss} />
}
