import { ROUTES } from '../../shared/api/routes.ts'
import { webhookEventOf } from '../../shared/webhooks/events.ts'
import { refuseFields } from '../http/refusals.ts'
import { type Api, anyone, serve } from '../http/serve.ts'
import { recordRoomEvent } from '../record/room-event.ts'
import { deliverDue } from '../webhooks/deliver.ts'

/** Where rooms tell what happened. The signature was verified before this is reached. */
export function serveRoomEvents(api: Api): void {
  serve(api, ROUTES.roomEvent, {
    allow: anyone,
    async act({ services, params, body: event, defer }) {
      if (event.workshopId !== params.workshopId) {
        return refuseFields('invalid-input', 'The event is of another room.', {
          workshopId: 'This is not the workshop of the address.',
        })
      }
      const recorded = await recordRoomEvent(services, event)
      if (recorded.ok && webhookEventOf(event.payload.type) !== null) {
        defer(() => deliverDue(services, event.eventId))
      }
      return recorded
    },
  })
}
