import { defineConfig } from 'drizzle-kit'

/** `npm run db:generate` writes the next migration from what changed in the schema. */
export default defineConfig({
  dialect: 'sqlite',
  schema: [
    './worker/db/schema.ts',
    './worker/db/living-schema.ts',
    './worker/db/retro-schema.ts',
    './worker/db/webhook-schema.ts',
  ],
  out: './worker/migrations',
})
