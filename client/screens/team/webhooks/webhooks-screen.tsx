import { ArrowLeft, Plus } from 'lucide'
import { useState } from 'preact/hooks'
import { useRoute } from 'preact-iso'
import type * as v from 'valibot'
import { WEBHOOK_ROUTES } from '../../../../shared/api/webhook-routes.ts'
import type { Webhook } from '../../../../shared/api/webhooks-api.ts'
import { useResource } from '../../../api/use-resource.ts'
import { webhooks as text } from '../../../text/en/webhooks.ts'
import { Avatar } from '../../../ui/avatar.tsx'
import { Button } from '../../../ui/button.tsx'
import { EmptyState } from '../../../ui/empty-state.tsx'
import { Icon } from '../../../ui/icon.tsx'
import { useScreenHeading } from '../../../ui/screen-heading.ts'
import { TopBar } from '../../../ui/top-bar.tsx'
import { LoadingPage } from '../../loading-page.tsx'
import { RefusedScreen } from '../../message-screen.tsx'
import { WebhookCard } from './webhook-card.tsx'
import { AddWebhookDialog } from './webhook-form.tsx'
import { WebhookSecret } from './webhook-secret.tsx'
import './webhooks.css'

type Listed = v.InferOutput<typeof WEBHOOK_ROUTES.webhooks.reply>

/** Where a team lets its events be sent; for its members. */
export function WebhooksScreen() {
  const teamId = useRoute().params['teamId'] ?? ''
  const answer = useResource(WEBHOOK_ROUTES.webhooks, { params: { teamId } })
  if (answer.kind === 'loading') return <LoadingPage title={text.loading} />
  if (answer.kind === 'refused') return <RefusedScreen refusal={answer.refusal} onRetry={answer.reload} />
  return <WebhooksPage listed={answer.value} />
}

type Asking =
  | { readonly kind: 'nothing' }
  | { readonly kind: 'new' }
  | { readonly kind: 'secret'; secret: string }

function WebhooksPage({ listed: { team, me, webhooks: first } }: { listed: Listed }) {
  const heading = useScreenHeading(text.title)
  // Changed by what each answer says, so that the page stays as it is while something is done.
  const [webhooks, setWebhooks] = useState<readonly Webhook[]>(first)
  const [asking, setAsking] = useState<Asking>({ kind: 'nothing' })
  const close = () => setAsking({ kind: 'nothing' })
  const add = (
    <Button variant="lamp" icon={Plus} onClick={() => setAsking({ kind: 'new' })}>
      {text.add}
    </Button>
  )
  return (
    <div class="page">
      <TopBar title={team.name}>
        <Avatar person={{ id: me.personId, name: me.name }} />
      </TopBar>
      <main class="pagemain" id="content">
        <div class="pagemain__inner webhooks">
          <a class="textlink" href={`/t/${team.teamId}`}>
            <Icon icon={ArrowLeft} />
            {text.back(team.name)}
          </a>
          <div class="webhooks__head">
            <h1 class="pagetitle" ref={heading} tabIndex={-1}>
              {text.title}
            </h1>
            {webhooks.length === 0 ? null : add}
          </div>
          <p class="webhooks__lede">{text.lede}</p>
          {webhooks.length === 0 ? <EmptyState action={add}>{text.empty}</EmptyState> : null}
          <ul class="webhooks__list" aria-label={text.list}>
            {webhooks.map((webhook) => (
              <WebhookCard
                key={webhook.webhookId}
                teamId={team.teamId}
                webhook={webhook}
                onChange={(changed) =>
                  setWebhooks((all) =>
                    all.map((one) => (one.webhookId === changed.webhookId ? changed : one)),
                  )
                }
                onDelete={() => {
                  setWebhooks((all) => all.filter((one) => one.webhookId !== webhook.webhookId))
                  heading.current?.focus()
                }}
              />
            ))}
          </ul>
        </div>
      </main>
      {asking.kind === 'new' ? (
        <AddWebhookDialog
          teamId={team.teamId}
          onClose={close}
          onAdded={({ webhook, secret }) => {
            setWebhooks((all) => [...all, webhook])
            setAsking({ kind: 'secret', secret })
          }}
        />
      ) : null}
      {asking.kind === 'secret' ? (
        <WebhookSecret title={text.secret.title} secret={asking.secret} onClose={close} />
      ) : null}
    </div>
  )
}
