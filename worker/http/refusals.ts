import type * as v from 'valibot'
import { API_ERROR_STATUS, type ApiErrorCode, type ApiErrorSchema } from '../../shared/api/errors.ts'
import { refuse } from '../../shared/result.ts'

/** Why a request was refused; `fields` names the input fields to mend, by dotted path. */
export type ApiRefusal = {
  readonly code: ApiErrorCode
  readonly message: string
  readonly fields?: Readonly<Record<string, string>>
}

/** A reply or a refusal. `Result` fits it wherever the code is one of the API's. */
export type ApiResult<Value> =
  | { readonly ok: true; readonly value: Value }
  | { readonly ok: false; readonly refusal: ApiRefusal }

export function refuseFields(
  code: ApiErrorCode,
  message: string,
  fields: Readonly<Record<string, string>>,
): { readonly ok: false; readonly refusal: ApiRefusal } {
  return { ok: false, refusal: { code, message, fields } }
}

/** One answer for what does not exist and for what is not the asker's to see. */
export function notFound() {
  return refuse('not-found', 'There is nothing here for you. Check the link.')
}

/** One answer for tokens that nobody made, and those that were revoked. */
export function tokenNotValid() {
  return refuse('token-not-valid', 'This token does not work (any more). Ask the team for a new one.')
}

/** The one place that makes HTTP errors of refusals. */
export function refusalResponse({ code, message, fields }: ApiRefusal, headers?: HeadersInit): Response {
  const error = fields === undefined ? { code, message } : { code, message, fields: { ...fields } }
  const body: v.InferInput<typeof ApiErrorSchema> = { error }
  const response = Response.json(body, { status: API_ERROR_STATUS[code], headers: headers ?? {} })
  response.headers.set('cache-control', 'no-store')
  return response
}
