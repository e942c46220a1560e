import * as v from 'valibot'
import type { Route } from './route.ts'
import {
  ChangeWebhookSchema,
  CreatedWebhookSchema,
  CreateWebhookSchema,
  WebhookDeliveriesSchema,
  WebhookDeliverySchema,
  WebhookSchema,
  WebhookSecretSchema,
  WebhooksSchema,
} from './webhooks-api.ts'

const Empty = v.object({})

/** Where a team lets its events be sent, and what became of them. */
export const WEBHOOK_ROUTES = {
  webhooks: {
    method: 'GET',
    path: '/api/teams/:teamId/webhooks',
    access: 'team',
    needs: 'manage-team',
    summary: 'Where a team you are a member of lets its events be sent',
    reply: WebhooksSchema,
  },
  createWebhook: {
    method: 'POST',
    path: '/api/teams/:teamId/webhooks',
    access: 'team',
    needs: 'manage-team',
    summary: 'Let events be sent to an address; the secret is told this once',
    body: CreateWebhookSchema,
    reply: CreatedWebhookSchema,
  },
  changeWebhook: {
    method: 'PATCH',
    path: '/api/teams/:teamId/webhooks/:webhookId',
    access: 'team',
    needs: 'manage-team',
    summary: 'Change a webhook’s address or events, or switch it on or off',
    body: ChangeWebhookSchema,
    reply: WebhookSchema,
  },
  deleteWebhook: {
    method: 'DELETE',
    path: '/api/teams/:teamId/webhooks/:webhookId',
    access: 'team',
    needs: 'manage-team',
    summary: 'Delete a webhook, its log, and what still waits to be sent',
    reply: Empty,
  },
  rotateWebhookSecret: {
    method: 'POST',
    path: '/api/teams/:teamId/webhooks/:webhookId/secret',
    access: 'team',
    needs: 'manage-team',
    summary: 'A new secret, told this once; the old one signs no more',
    body: Empty,
    reply: WebhookSecretSchema,
  },
  testWebhook: {
    method: 'POST',
    path: '/api/teams/:teamId/webhooks/:webhookId/test',
    access: 'team',
    needs: 'manage-team',
    summary: 'Send a test event now, once, and say how it was answered',
    body: Empty,
    reply: WebhookDeliverySchema,
  },
  webhookDeliveries: {
    method: 'GET',
    path: '/api/teams/:teamId/webhooks/:webhookId/deliveries',
    access: 'team',
    needs: 'manage-team',
    summary: 'The newest deliveries of a webhook and how they were answered',
    reply: WebhookDeliveriesSchema,
  },
  redeliver: {
    method: 'POST',
    path: '/api/teams/:teamId/webhooks/:webhookId/deliveries/:deliveryId/redeliver',
    access: 'team',
    needs: 'manage-team',
    summary: 'Send a delivery again now, whatever became of it',
    body: Empty,
    reply: WebhookDeliverySchema,
  },
} as const satisfies Record<string, Route>
