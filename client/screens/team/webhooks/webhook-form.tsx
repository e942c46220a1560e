import type { RefObject } from 'preact'
import { useId, useState } from 'preact/hooks'
import type * as v from 'valibot'
import { WEBHOOK_ROUTES } from '../../../../shared/api/webhook-routes.ts'
import type { Webhook } from '../../../../shared/api/webhooks-api.ts'
import { WEBHOOK_EVENTS, type WebhookEvent } from '../../../../shared/webhooks/events.ts'
import type { FieldMessages } from '../../../api/check.ts'
import type { ApiRefusal } from '../../../api/request.ts'
import { useForm } from '../../../api/use-form.ts'
import { webhooks as text } from '../../../text/en/webhooks.ts'
import { Button } from '../../../ui/button.tsx'
import { CheckGroup } from '../../../ui/check-group.tsx'
import { Dialog } from '../../../ui/dialog.tsx'
import { FieldError, TextField } from '../../../ui/field.tsx'

const FIELDS = ['url', 'events']

/** Asks for an address and events, and makes the webhook. */
export function AddWebhookDialog({
  teamId,
  onAdded,
  onClose,
}: {
  teamId: string
  onAdded: (added: v.InferOutput<typeof WEBHOOK_ROUTES.createWebhook.reply>) => void
  onClose: () => void
}) {
  const form = useForm(WEBHOOK_ROUTES.createWebhook, FIELDS, onAdded)
  return (
    <WebhookDialog
      {...form}
      title={text.form.addTitle}
      submitLabel={text.form.submitAdd}
      first={{ url: '', events: WEBHOOK_EVENTS }}
      onSubmit={(body) => void form.submit({ params: { teamId }, body })}
      onClose={onClose}
    />
  )
}

/** Changes where a webhook goes, and for what. */
export function EditWebhookDialog({
  teamId,
  webhook,
  onChanged,
  onClose,
}: {
  teamId: string
  webhook: Webhook
  onChanged: (changed: Webhook) => void
  onClose: () => void
}) {
  const form = useForm(WEBHOOK_ROUTES.changeWebhook, FIELDS, onChanged)
  return (
    <WebhookDialog
      {...form}
      title={text.form.editTitle}
      submitLabel={text.form.submitEdit}
      first={webhook}
      onSubmit={(body) => void form.submit({ params: { teamId, webhookId: webhook.webhookId }, body })}
      onClose={onClose}
    />
  )
}

type Draft = { readonly url: string; readonly events: readonly WebhookEvent[] }

function WebhookDialog(props: {
  title: string
  submitLabel: string
  first: Draft
  form: RefObject<HTMLFormElement | null>
  isBusy: boolean
  fields: FieldMessages
  refusal: ApiRefusal | null
  mend: (path: string) => void
  onSubmit: (body: { url: string; events: WebhookEvent[] }) => void
  onClose: () => void
}) {
  const { title, submitLabel, first, form, isBusy, fields, refusal, mend, onSubmit, onClose } = props
  const [{ url, events }, setDraft] = useState<Draft>({ url: first.url, events: first.events })
  const formId = useId()
  const submit = (event: Event) => {
    event.preventDefault()
    onSubmit({ url, events: [...events] })
  }
  return (
    <Dialog
      title={title}
      onClose={onClose}
      actions={
        <>
          <Button onClick={onClose}>{text.form.cancel}</Button>
          <Button type="submit" form={formId} variant="lamp" busy={isBusy}>
            {submitLabel}
          </Button>
        </>
      }
    >
      <form class="dialog__form" id={formId} ref={form} onSubmit={submit} noValidate>
        <TextField
          label={text.form.url}
          hint={text.form.urlHint}
          placeholder={text.form.placeholder}
          inputMode="url"
          autocomplete="off"
          spellcheck={false}
          autofocus
          value={url}
          error={fields['url']}
          onInput={(event) => {
            setDraft({ url: event.currentTarget.value, events })
            mend('url')
          }}
        />
        <CheckGroup
          legend={text.form.events}
          options={WEBHOOK_EVENTS}
          words={text.events}
          chosen={events}
          error={fields['events']}
          onChange={(chosen) => {
            setDraft({ url, events: chosen })
            mend('events')
          }}
        />
        {refusal === null ? null : <FieldError>{refusal.message}</FieldError>}
      </form>
    </Dialog>
  )
}
