import { useState } from 'preact/hooks'
import { Button } from './button.tsx'
import { Dialog } from './dialog.tsx'
import { TextField } from './field.tsx'

/** Shows an address that was just made, once, to be copied. */
export function CopyDialog(props: {
  title: string
  body: string
  /** What the address is called. */
  label: string
  value: string
  copy: string
  copied: string
  done: string
  onClose: () => void
}) {
  const { title, body, label, value, copy, copied, done, onClose } = props
  const [isCopied, setCopied] = useState(false)
  const copyNow = async () => {
    try {
      await navigator.clipboard.writeText(value)
      setCopied(true)
    } catch {
      // Copying may be forbidden: the field stands selected, to be copied by hand.
    }
  }
  return (
    <Dialog
      title={title}
      onClose={onClose}
      actions={
        <>
          <Button onClick={onClose}>{done}</Button>
          <Button variant="lamp" onClick={() => void copyNow()}>
            {isCopied ? copied : copy}
          </Button>
        </>
      }
    >
      <p>{body}</p>
      <TextField label={label} value={value} readOnly onFocus={(event) => event.currentTarget.select()} />
    </Dialog>
  )
}
