import { useState } from 'preact/hooks'
import { webhooks } from '../../../text/en/webhooks.ts'
import { Button } from '../../../ui/button.tsx'
import { Dialog } from '../../../ui/dialog.tsx'
import { TextField } from '../../../ui/field.tsx'

const text = webhooks.secret

/** Shows a secret, this once, and what it is for. */
export function SecretDialog({
  title,
  secret,
  onClose,
}: {
  title: string
  secret: string
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
          <Button onClick={onClose}>{text.done}</Button>
          <Button variant="lamp" onClick={() => void copy()}>
            {isCopied ? text.copied : text.copy}
          </Button>
        </>
      }
    >
      <p>{text.body}</p>
      <TextField
        label={text.label}
        value={secret}
        readOnly
        autofocus
        onFocus={(event) => event.currentTarget.select()}
      />
      <details class="webhookhow">
        <summary>{text.how}</summary>
        <ol>
          {text.steps.map((step) => (
            <li key={step}>{step}</li>
          ))}
        </ol>
      </details>
    </Dialog>
  )
}
