import { ROUTES } from '../../shared/api/routes.ts'
import { refuseFields } from '../http/refusals.ts'
import { type Api, anyone, serve } from '../http/serve.ts'
import { recordRoomEvent } from '../record/room-event.ts'

/** Where rooms tell what happened. The signature was verified before this is reached. */
export function serveRoomEvents(api: Api): void {
  serve(api, ROUTES.roomEvent, {
    allow: anyone,
    async act({ services, params, body: event }) {
      if (event.workshopId !== params.workshopId) {
        return refuseFields('invalid-input', 'The event is of another room.', {
          workshopId: 'This is not the workshop of the address.',
        })
      }
      return recordRoomEvent(services, event)
    },
  })
}
