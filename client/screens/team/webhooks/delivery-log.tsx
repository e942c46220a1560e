import { Check, CircleAlert, Clock, RotateCw } from 'lucide'
import { useEffect, useState } from 'preact/hooks'
import { WEBHOOK_ROUTES } from '../../../../shared/api/webhook-routes.ts'
import type { WebhookDelivery } from '../../../../shared/api/webhooks-api.ts'
import { request } from '../../../api/request.ts'
import { formatInstant } from '../../../text/dates.ts'
import { webhooks as text } from '../../../text/en/webhooks.ts'
import { Button } from '../../../ui/button.tsx'
import { Chip } from '../../../ui/chip.tsx'
import { FieldError } from '../../../ui/field.tsx'

type Params = { readonly teamId: string; readonly webhookId: string }

/** What was sent lately and how it was answered; read when it is opened, and whenever there is something newer. */
export function DeliveryLog({
  params,
  isEnabled,
  last,
}: {
  params: Params
  /** Nothing can be sent again by a webhook that is switched off. */
  isEnabled: boolean
  last: WebhookDelivery | null
}) {
  const [isOpen, setOpen] = useState(false)
  return (
    <details class="webhooklog" open={isOpen} onToggle={(event) => setOpen(event.currentTarget.open)}>
      <summary>
        {text.log.show}
        {last === null || isOpen ? null : (
          <span class="webhooklog__last">
            {text.log.last} {text.events[last.type].name} <StateChip delivery={last} />
          </span>
        )}
      </summary>
      {isOpen ? (
        <Deliveries params={params} isEnabled={isEnabled} newestId={last?.deliveryId ?? null} />
      ) : null}
    </details>
  )
}

function Deliveries({
  params,
  isEnabled,
  newestId,
}: {
  params: Params
  isEnabled: boolean
  newestId: string | null
}) {
  const [deliveries, setDeliveries] = useState<readonly WebhookDelivery[] | null>(null)
  const [problem, setProblem] = useState<string | null>(null)
  const [busyId, setBusyId] = useState<string | null>(null)
  const [attempt, setAttempt] = useState(0)
  const { teamId, webhookId } = params

  useEffect(() => {
    const stop = new AbortController()
    const asked = { params: { teamId, webhookId }, signal: stop.signal }
    void request(WEBHOOK_ROUTES.webhookDeliveries, asked).then((answer) => {
      if (stop.signal.aborted) return
      setProblem(answer.ok ? null : answer.refusal.message)
      if (answer.ok) setDeliveries(answer.value.deliveries)
    })
    return () => stop.abort()
  }, [teamId, webhookId, newestId, isEnabled, attempt])

  const sendAgain = async ({ deliveryId }: WebhookDelivery) => {
    setBusyId(deliveryId)
    const answer = await request(WEBHOOK_ROUTES.redeliver, { params: { ...params, deliveryId }, body: {} })
    setBusyId(null)
    setProblem(answer.ok ? null : answer.refusal.message)
    if (!answer.ok) return
    setDeliveries((all) => all?.map((one) => (one.deliveryId === deliveryId ? answer.value : one)) ?? null)
  }

  return (
    <div class="webhooklog__body">
      {problem === null ? null : (
        <FieldError>
          {text.failed} {problem}
        </FieldError>
      )}
      {deliveries === null && problem === null ? <p class="muted small">{text.log.loading}</p> : null}
      {deliveries?.length === 0 ? <p class="muted small">{text.log.empty}</p> : null}
      <ul aria-label={text.log.show}>
        {(deliveries ?? []).map((delivery) => (
          <DeliveryLine
            key={delivery.deliveryId}
            delivery={delivery}
            canSend={isEnabled}
            isBusy={busyId === delivery.deliveryId}
            onSend={() => void sendAgain(delivery)}
          />
        ))}
      </ul>
      <p class="row">
        <span class="muted xs">{text.log.newest}</span>
        <Button size="sm" variant="quiet" icon={RotateCw} onClick={() => setAttempt((count) => count + 1)}>
          {text.log.refresh}
        </Button>
      </p>
    </div>
  )
}

function DeliveryLine({
  delivery,
  canSend,
  isBusy,
  onSend,
}: {
  delivery: WebhookDelivery
  canSend: boolean
  isBusy: boolean
  onSend: () => void
}) {
  const { type, createdAtMs, attempts, lastStatus, lastError, nextAttemptAtMs } = delivery
  const when = formatInstant(createdAtMs)
  const event = text.events[type].name
  const facts = [
    text.log.attempts(attempts),
    // The words of what went wrong say the status too.
    lastStatus === null || lastError !== null ? [] : text.log.status(lastStatus),
    nextAttemptAtMs === null ? [] : text.log.next(formatInstant(nextAttemptAtMs)),
  ].flat()
  return (
    <li>
      <div class="webhooklog__what">
        <b>{event}</b>
        <StateChip delivery={delivery} />
      </div>
      <p class="webhooklog__facts">
        <time dateTime={new Date(createdAtMs).toISOString()}>{when}</time>
        {facts.map((fact) => ` · ${fact}`).join('')}
        {lastError === null ? null : <span class="webhooklog__error">{lastError}</span>}
      </p>
      {canSend ? (
        <Button size="sm" busy={isBusy} aria-label={text.log.againOf(event, when)} onClick={onSend}>
          {text.log.again}
        </Button>
      ) : null}
    </li>
  )
}

/** How a delivery stands, in a word and a colour. */
function StateChip({ delivery: { state } }: { delivery: WebhookDelivery }) {
  const look = {
    delivered: { tone: 'positive', icon: Check },
    waiting: { tone: 'warning', icon: Clock },
    failed: { tone: 'negative', icon: CircleAlert },
  } as const
  return (
    <Chip tone={look[state].tone} icon={look[state].icon}>
      {text.states[state]}
    </Chip>
  )
}
