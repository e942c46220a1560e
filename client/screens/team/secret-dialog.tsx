import type { ComponentChildren } from 'preact'
import { useState } from 'preact/hooks'
import { Button } from '../../ui/button.tsx'
import { Dialog } from '../../ui/dialog.tsx'
import { TextField } from '../../ui/field.tsx'

/** Shows a secret, this once, and what it is for. */
export function SecretDialog({
  title,
  secret,
  words,
  children,
  onClose,
}: {
  title: string
  secret: string
  words: {
    readonly body: string
    readonly label: string
    readonly copy: string
    readonly copied: string
    readonly done: string
  }
  /** How it is used. */
  children?: ComponentChildren
  onClose: () => void
}) {
  const [isCopied, setCopied] = useState(false)
  const copy = async () => {
    try {
      await navigator.clipboard.writeText(secret)
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
          <Button onClick={onClose}>{words.done}</Button>
          <Button variant="lamp" onClick={() => void copy()}>
            {isCopied ? words.copied : words.copy}
          </Button>
        </>
      }
    >
      <p>{words.body}</p>
      <TextField
        label={words.label}
        value={secret}
        readOnly
        autofocus
        onFocus={(event) => event.currentTarget.select()}
      />
      {children}
    </Dialog>
  )
}
