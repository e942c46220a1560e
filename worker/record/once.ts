import { and, eq, lt } from 'drizzle-orm'
import * as v from 'valibot'
import { IDEMPOTENCY_HEADER, REMEMBERED_FOR_MS, type Route } from '../../shared/api/route.ts'
import { ok, refuse } from '../../shared/result.ts'
import { retryOnConflict, runAll, type Statement } from '../db/database.ts'
import { doneRequest } from '../db/living-schema.ts'
import { type ApiResult, refuseFields } from '../http/refusals.ts'
import { sha256Hex } from '../keys.ts'
import type { Services } from '../services.ts'
import type { RecordAccess } from './record-access.ts'

/** A request under the key that its sender gave it. */
export type OnceRequest<Reply> = {
  readonly route: Route & { readonly once: true; readonly reply: v.GenericSchema<Reply, Reply> }
  readonly allowed: Pick<RecordAccess, 'team' | 'person' | 'token'>
  readonly params: Readonly<Record<string, string>>
  readonly body: unknown
  readonly request: Request
}

/** What a request leads to: what is written, and what is answered. */
export type OncePlan<Reply> = { readonly statements: readonly Statement[]; readonly reply: Reply }

/**
 * Does a request once, however often it is sent with one key: what it does and the answer are written in one batch, and the
 * same request gets that answer again. Refusals are not remembered, so that what was mended may be sent with the same key.
 * @param plan only reads, and says what is to be written. It is asked again when others were faster: then a `guard` among
 *   its statements failed, or the same request was done meanwhile.
 */
export async function doOnce<Reply>(
  { db, now }: Pick<Services, 'db' | 'now'>,
  asked: OnceRequest<Reply>,
  plan: () => Promise<ApiResult<OncePlan<Reply>>>,
): Promise<ApiResult<Reply>> {
  const { route, allowed } = asked
  const named = readKey(asked.request)
  if (!named.ok) return named
  const key = named.value
  const senderId = senderOf(allowed)
  const requestHash = await hashOf(asked)
  const remembered = () =>
    db
      .select()
      .from(doneRequest)
      .where(and(eq(doneRequest.senderId, senderId), eq(doneRequest.key, key ?? '')))
      .then(([row]) => row)

  return retryOnConflict(async () => {
    const [done, planned] = await Promise.all([key === null ? undefined : remembered(), plan()])
    if (done) {
      return done.requestHash === requestHash
        ? ok(v.parse(route.reply, JSON.parse(done.replyJson)))
        : refuse(
            'key-used-otherwise',
            `Another request was done under this ${IDEMPOTENCY_HEADER}. Give each request one of its own.`,
          )
    }
    if (!planned.ok) return planned
    const { statements, reply } = planned.value
    const memory =
      key === null
        ? []
        : [
            db.insert(doneRequest).values({
              senderId,
              key,
              teamId: allowed.team.id,
              requestHash,
              replyJson: JSON.stringify(v.parse(route.reply, reply)),
              doneAtMs: now(),
            }),
          ]
    await runAll(db, [...statements, ...memory])
    return ok(reply)
  })
}

/** Forgets what was done long ago. */
export async function forgetDoneRequests({ db, now }: Pick<Services, 'db' | 'now'>): Promise<void> {
  await db.delete(doneRequest).where(lt(doneRequest.doneAtMs, now() - REMEMBERED_FOR_MS))
}

/** The person or the program that sends a request: keys are theirs, so nobody meets another's answers. */
export function senderOf({ person, token }: Pick<RecordAccess, 'person' | 'token'>): string {
  const senderId = person?.personId ?? token?.id
  if (senderId === undefined) throw new Error('Neither a person nor a program')
  return senderId
}

function readKey(request: Request): ApiResult<string | null> {
  const key = request.headers.get(IDEMPOTENCY_HEADER)
  if (key === null) return ok(null)
  return /^[\x21-\x7e]{8,128}$/.test(key)
    ? ok(key)
    : refuseFields('invalid-input', 'The key that names this request cannot be taken.', {
        [IDEMPOTENCY_HEADER]: 'Use 8 to 128 letters, digits or signs without spaces, for example a UUID.',
      })
}

function hashOf({
  route,
  params,
  body,
}: Pick<OnceRequest<unknown>, 'params' | 'body'> & { readonly route: Route }): Promise<string> {
  return sha256Hex(JSON.stringify([route.method, route.path, params, body ?? null]))
}
