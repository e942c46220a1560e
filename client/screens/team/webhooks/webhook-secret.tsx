import { webhooks } from '../../../text/en/webhooks.ts'
import { SecretDialog } from '../secret-dialog.tsx'

const text = webhooks.secret

/** A webhook's secret, this once, and how messages are checked with it. */
export function WebhookSecret(props: { title: string; secret: string; onClose: () => void }) {
  return (
    <SecretDialog {...props} words={text}>
      <details class="webhookhow">
        <summary>{text.how}</summary>
        <ol>
          {text.steps.map((step) => (
            <li key={step}>{step}</li>
          ))}
        </ol>
      </details>
    </SecretDialog>
  )
}
