import type { ComponentChildren } from 'preact'
import { useState } from 'preact/hooks'
import { Button } from './button.tsx'
import { Dialog } from './dialog.tsx'
import { TextField } from './field.tsx'

/** What stands around a value that is to be copied. */
export type CopyWords = {
  readonly body: string
  /** What the value is called. */
  readonly label: string
  readonly copy: string
  readonly copied: string
  readonly done: string
}

/** Shows something that was just made, once, to be copied: an address, a secret. `children` say how it is used. */
export function CopyDialog({
  title,
  value,
  words,
  children,
  onClose,
}: {
  title: string
  value: string
  words: CopyWords
  children?: ComponentChildren
  onClose: () => void
}) {
  const [isCopied, setCopied] = useState(false)
  const copy = async () => {
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
        value={value}
        readOnly
        autofocus
        onFocus={(event) => event.currentTarget.select()}
      />
      {children}
    </Dialog>
  )
}
