import * as v from 'valibot'

/** Every error code the HTTP API answers with, and its status. Edges translate codes here and nowhere else. */
export const API_ERROR_STATUS = {
  'invalid-json': 400,
  'invalid-input': 422,
  'wrong-content-type': 415,
  'body-too-large': 413,
  'cross-site-request': 403,
  'not-signed-in': 401,
  /** A token that is unknown or revoked. */
  'token-not-valid': 401,
  'not-allowed': 403,
  'not-found': 404,
  'method-not-allowed': 405,
  /** A link or code that is unknown, ended or used up: one answer for all three, so that guessing learns nothing. */
  'link-not-valid': 404,
  'joining-locked': 403,
  'removed-from-workshop': 403,
  'too-many-requests': 429,
  'not-signed': 401,
  'signature-expired': 401,
  'signature-forged': 401,
  conflict: 409,
  /** The idempotency key was used for another request: what it did is remembered under it, and this was not done. */
  'key-used-otherwise': 409,
  /** A file has something new of what is here, and nobody said that it is to be taken. */
  'newer-not-taken': 409,
  'room-unreachable': 502,
  'internal-error': 500,
} as const satisfies Record<string, number>
export type ApiErrorCode = keyof typeof API_ERROR_STATUS

/** The body of every answer that is not 2xx. `fields` names the input fields to mend, by dotted path. */
export const ApiErrorSchema = v.object({
  error: v.object({
    code: v.string(),
    message: v.string(),
    fields: v.optional(v.record(v.string(), v.string())),
  }),
})
export type ApiError = v.InferOutput<typeof ApiErrorSchema>
