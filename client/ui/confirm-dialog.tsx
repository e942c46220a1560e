import { Button } from './button.tsx'
import { Dialog } from './dialog.tsx'

/** Asks once more before something that is not taken back. */
export function ConfirmDialog({
  title,
  body,
  confirm,
  cancel,
  busy = false,
  onConfirm,
  onClose,
}: {
  title: string
  body: string
  confirm: string
  cancel: string
  busy?: boolean
  onConfirm: () => void
  onClose: () => void
}) {
  return (
    <Dialog
      title={title}
      onClose={onClose}
      actions={
        <>
          <Button onClick={onClose}>{cancel}</Button>
          <Button variant="ink" busy={busy} onClick={onConfirm}>
            {confirm}
          </Button>
        </>
      }
    >
      <p class="dialog__question">{body}</p>
    </Dialog>
  )
}
