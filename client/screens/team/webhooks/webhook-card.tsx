import { Check, CircleAlert, Ellipsis, KeyRound, Pencil, Power, PowerOff, Send, Trash2 } from 'lucide'
import { useState } from 'preact/hooks'
import { WEBHOOK_ROUTES } from '../../../../shared/api/webhook-routes.ts'
import type { Webhook, WebhookDelivery } from '../../../../shared/api/webhooks-api.ts'
import { type ApiResult, request } from '../../../api/request.ts'
import { formatInstant } from '../../../text/dates.ts'
import { webhooks as text } from '../../../text/en/webhooks.ts'
import { Button } from '../../../ui/button.tsx'
import { Chip } from '../../../ui/chip.tsx'
import { ConfirmDialog } from '../../../ui/confirm-dialog.tsx'
import { FieldError } from '../../../ui/field.tsx'
import { Menu } from '../../../ui/menu.tsx'
import { DeliveryLog } from './delivery-log.tsx'
import { EditWebhookDialog } from './webhook-form.tsx'
import { WebhookSecret } from './webhook-secret.tsx'

type Asking =
  | { readonly kind: 'nothing' | 'edit' | 'removal' | 'rotation' }
  | { readonly kind: 'secret'; readonly secret: string }
type Doing = 'nothing' | 'testing' | 'changing'

/** One webhook: where it goes, for what, how it is doing, and what can be done with it. */
export function WebhookCard({
  teamId,
  webhook,
  onChange,
  onDelete,
}: {
  teamId: string
  webhook: Webhook
  onChange: (changed: Webhook) => void
  onDelete: () => void
}) {
  const { webhookId, url, events, isEnabled, isSlack, createdBy, createdAtMs, lastDelivery } = webhook
  const [asking, setAsking] = useState<Asking>({ kind: 'nothing' })
  const [doing, setDoing] = useState<Doing>('nothing')
  const [problem, setProblem] = useState<string | null>(null)
  const [test, setTest] = useState<WebhookDelivery | null>(null)
  const params = { teamId, webhookId }
  const close = () => setAsking({ kind: 'nothing' })

  /** Does one thing at a time, and says when it did not work. */
  const attempt = async <Value,>(
    what: Doing,
    ask: () => Promise<ApiResult<Value>>,
    onDone: (value: Value) => void,
  ) => {
    if (doing !== 'nothing') return
    setDoing(what)
    setProblem(null)
    setTest(null)
    const answer = await ask()
    setDoing('nothing')
    if (answer.ok) onDone(answer.value)
    else setProblem(answer.refusal.message)
  }
  const sendTest = () =>
    attempt(
      'testing',
      () => request(WEBHOOK_ROUTES.testWebhook, { params, body: {} }),
      (delivery) => {
        setTest(delivery)
        onChange({ ...webhook, lastDelivery: delivery })
      },
    )
  const switchTo = (enabled: boolean) =>
    attempt(
      'changing',
      () => request(WEBHOOK_ROUTES.changeWebhook, { params, body: { isEnabled: enabled } }),
      onChange,
    )
  const rotate = () => {
    close()
    return attempt(
      'changing',
      () => request(WEBHOOK_ROUTES.rotateWebhookSecret, { params, body: {} }),
      ({ secret }) => setAsking({ kind: 'secret', secret }),
    )
  }
  const remove = () => {
    close()
    return attempt('changing', () => request(WEBHOOK_ROUTES.deleteWebhook, { params }), onDelete)
  }

  return (
    <li class={isEnabled ? 'webhook card' : 'webhook card is-off'}>
      <div class="webhook__head">
        <h2>{url}</h2>
        <Menu
          label={text.more(url)}
          icon={Ellipsis}
          items={[
            { id: 'edit', label: text.edit, icon: Pencil, onSelect: () => setAsking({ kind: 'edit' }) },
            {
              id: 'rotate',
              label: text.rotate,
              note: text.rotateNote,
              icon: KeyRound,
              onSelect: () => setAsking({ kind: 'rotation' }),
            },
            isEnabled
              ? {
                  id: 'off',
                  label: text.switchOff,
                  note: text.switchOffNote,
                  icon: PowerOff,
                  onSelect: () => void switchTo(false),
                }
              : { id: 'on', label: text.switchOn, icon: Power, onSelect: () => void switchTo(true) },
            {
              id: 'delete',
              label: text.remove,
              icon: Trash2,
              tone: 'negative',
              onSelect: () => setAsking({ kind: 'removal' }),
            },
          ]}
        />
      </div>
      <p class="row">
        {isEnabled ? (
          <Chip tone="positive" icon={Check}>
            {text.on}
          </Chip>
        ) : (
          <Chip tone="warning" icon={PowerOff}>
            {text.off}
          </Chip>
        )}
        {isSlack ? <Chip tone="info">{text.slack}</Chip> : null}
        {events.map((event) => (
          <Chip key={event} tone="line">
            {text.events[event].name}
          </Chip>
        ))}
      </p>
      <div class="webhook__foot">
        <Button
          size="sm"
          icon={Send}
          busy={doing === 'testing'}
          aria-label={text.testOf(url)}
          onClick={() => void sendTest()}
        >
          {text.test}
        </Button>
        <p class="webhook__answer" role="status">
          {test === null ? null : <TestAnswer test={test} />}
        </p>
        <span class="push muted xs">{text.addedBy(createdBy.name, formatInstant(createdAtMs))}</span>
      </div>
      {problem === null ? null : (
        <FieldError>
          {text.failed} {problem}
        </FieldError>
      )}
      <DeliveryLog params={params} isEnabled={isEnabled} last={lastDelivery} />

      {asking.kind === 'edit' ? (
        <EditWebhookDialog
          teamId={teamId}
          webhook={webhook}
          onClose={close}
          onChanged={(changed) => {
            close()
            onChange(changed)
          }}
        />
      ) : null}
      {asking.kind === 'secret' ? (
        <WebhookSecret title={text.secret.newTitle} secret={asking.secret} onClose={close} />
      ) : null}
      {asking.kind === 'rotation' ? (
        <ConfirmDialog {...text.rotation} onConfirm={() => void rotate()} onClose={close} />
      ) : null}
      {asking.kind === 'removal' ? (
        <ConfirmDialog
          {...text.removal}
          body={text.removal.body(url)}
          onConfirm={() => void remove()}
          onClose={close}
        />
      ) : null}
    </li>
  )
}

function TestAnswer({ test }: { test: WebhookDelivery }) {
  return test.state === 'delivered' ? (
    <Chip tone="positive" icon={Check}>
      {text.tested(test.lastStatus)}
    </Chip>
  ) : (
    <Chip tone="negative" icon={CircleAlert}>
      {text.testFailed} {test.lastError}
    </Chip>
  )
}
