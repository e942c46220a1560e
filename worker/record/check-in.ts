import type * as v from 'valibot'
import type { CheckedInSchema } from '../../shared/api/record-routes.ts'
import { findCheckInProblems, type NewCheckIn } from '../../shared/okr/check-in.ts'
import { ok } from '../../shared/result.ts'
import { checkIn } from '../db/living-schema.ts'
import { type ApiResult, refuseFields } from '../http/refusals.ts'
import type { Services } from '../services.ts'
import { dropped } from './course.ts'
import { guardPursued, readKeyResultNow } from './key-result-now.ts'
import { buildCheckIn } from './living/living-key-result.ts'
import type { OncePlan } from './once.ts'
import { findPerson } from './owners.ts'
import type { KeyResultAccess } from './record-access.ts'

/** [CH1] [CH5] What a check-in leads to. */
export async function planCheckIn(
  services: Services,
  access: KeyResultAccess,
  asked: NewCheckIn,
): Promise<ApiResult<OncePlan<v.InferInput<typeof CheckedInSchema>>>> {
  const { db, newId } = services
  const { person, token, today } = access
  const now = await readKeyResultNow(services, access)
  const { row, confidence: before, owners, nameOf, atMs, livingWith } = now
  if (row.droppedInRevision !== null) return dropped('check in')
  const problems = findCheckInProblems(asked, {
    direction: row.direction,
    before,
    by: person === null ? 'program' : 'person',
    isKnownPerson: (personId) => findPerson(owners, personId) !== null,
  })
  if (Object.keys(problems).length > 0) {
    return refuseFields('invalid-input', 'The check-in cannot be taken like this. See the fields.', problems)
  }
  const { value, confidence, note, nextStep } = asked
  const made = {
    id: newId(),
    keyResultId: row.id,
    value,
    confidence,
    note,
    nextStep: nextStep?.text ?? null,
    nextStepOwnerId: nextStep?.ownerId ?? null,
    memberId: person?.personId ?? null,
    tokenId: token?.id ?? null,
    madeOn: today,
    madeAtMs: atMs,
  } satisfies typeof checkIn.$inferInsert
  const lastCheckIn = { ...made, tokenName: token?.name ?? null }
  return ok({
    statements: [guardPursued(db, row.id), db.insert(checkIn).values(made)],
    reply: {
      checkIn: buildCheckIn(lastCheckIn, nameOf),
      keyResult: livingWith(({ trend }) => ({ trend: [...trend, made], lastCheckIn })),
    },
  })
}
