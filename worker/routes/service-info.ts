import { sql } from 'drizzle-orm'
import { ROUTES } from '../../shared/api/routes.ts'
import { ok } from '../../shared/result.ts'
import { openApiDocument } from '../http/openapi.ts'
import { type Api, anyone, serve } from '../http/serve.ts'

/** What the service says of itself. */
export function serveServiceInfo(api: Api): void {
  serve(api, ROUTES.health, {
    allow: anyone,
    async act({ services: { db } }) {
      await db.run(sql`SELECT 1`)
      return ok({ ok: true })
    },
  })

  serve(api, ROUTES.openApi, {
    allow: anyone,
    act: async ({ services: { env } }) => ok(openApiDocument(env.APP_ORIGIN)),
  })
}
