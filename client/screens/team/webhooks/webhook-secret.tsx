import { webhooks } from '../../../text/en/webhooks.ts'
import { CopyDialog } from '../../../ui/copy-dialog.tsx'

const text = webhooks.secret

/** A webhook's secret, this once, and how messages are checked with it. */
export function WebhookSecret({
  title,
  secret,
  onClose,
}: {
  title: string
  secret: string
  onClose: () => void
}) {
  return (
    <CopyDialog title={title} value={secret} words={text} onClose={onClose}>
      <details class="webhookhow">
        <summary>{text.how}</summary>
        <ol>
          {text.steps.map((step) => (
            <li key={step}>{step}</li>
          ))}
        </ol>
      </details>
    </CopyDialog>
  )
}
