import type * as v from 'valibot'
import type { RecordCapability } from '../identity/record-capabilities.ts'

/**
 * Who may call a route: anybody, a browser that has joined, `team` one that has joined or a program with the team's token,
 * or the room by a signature.
 */
export type RouteAccess = 'public' | 'signed-in' | 'team' | 'room'

export type Route = {
  readonly method: 'GET' | 'POST' | 'PATCH' | 'DELETE'
  readonly path: `/api/${string}`
  readonly access: RouteAccess
  readonly summary: string
  /** What whoever asks must be able to do in the team's record; every `team` route says so. */
  readonly needs?: RecordCapability
  /**
   * Of a `team` route: only people call it, whatever a token's scopes reach, since a person's name stays with what is made or
   * what is asked for is a person's own. Left out: programs call it too, with a token whose scopes have what it needs.
   */
  readonly by?: 'people'
  /** Takes the header `IDEMPOTENCY_HEADER`: sent again with it, a request is done once and answered the same. */
  readonly once?: true
  /** The most bytes of its body, where `BODY_LIMIT_BYTES` is not enough. */
  readonly maxBodyBytes?: number
  readonly query?: v.GenericSchema
  readonly body?: v.GenericSchema
  /** The schema of a JSON reply; `text` for another media type. */
  readonly reply: v.GenericSchema | { readonly text: string }
}

/** Requests that change something carry this header: another site cannot set it without our consent (CSRF). */
export const CSRF_HEADER = 'x-turnout'

/** Names one request of its sender, whatever becomes of the connection: see `Route.once`. */
export const IDEMPOTENCY_HEADER = 'idempotency-key'

/** How long a request is remembered: a phone that was off for a weekend may still repeat what it does not know was done. */
export const REMEMBERED_FOR_MS = 7 * 24 * 60 * 60_000

/** The most bytes a request's body may have: for people, and for the room's events (a whole OKR set). */
export const BODY_LIMIT_BYTES = { people: 64 * 1024, room: 4 * 1024 * 1024 } as const

/** The path with its parameters filled in, each encoded. */
export function fillPath(path: string, params: Readonly<Record<string, string>>): string {
  return path.replace(/:(\w+)/g, (_, name: string) => encodeURIComponent(params[name] ?? ''))
}
