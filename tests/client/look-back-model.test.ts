import { describe, expect, it } from 'vitest'
import type { ApiResult } from '../../client/api/request.ts'
import type { FromBefore } from '../../client/models/look-back-chunk.ts'
import { createLookBackModel } from '../../client/models/look-back-model.ts'

const READ: ApiResult<FromBefore> = {
  ok: true,
  value: { lookBack: { lastRetro: null, learnings: [], openActions: [] }, suggest: () => [] },
}

/** Readings that are answered by hand. */
function createReader() {
  const waiting: { resolve: (answer: ApiResult<FromBefore>) => void; reject: (why: Error) => void }[] = []
  return {
    waiting,
    read: () => new Promise<ApiResult<FromBefore>>((resolve, reject) => waiting.push({ resolve, reject })),
  }
}

/** After everything that was settled has been heard of. */
const settled = () => new Promise((resolve) => setTimeout(resolve))

describe('[RE6] what a planning brings from before', () => {
  it('is read once, however often it is asked for', async () => {
    const { waiting, read } = createReader()
    const model = createLookBackModel({ read })
    model.start()
    model.start()
    waiting[0]?.resolve(READ)
    await settled()
    model.start()
    expect(waiting).toHaveLength(1)
    expect(model.answer.value).toBe(READ)
  })

  it('is read again after a failure, also where its file could not be fetched', async () => {
    const { waiting, read } = createReader()
    const model = createLookBackModel({ read })
    model.start()
    waiting[0]?.reject(new Error('Failed to fetch dynamically imported module'))
    await settled()
    expect(model.answer.value).toMatchObject({ ok: false, refusal: { code: 'unreachable' } })
    model.start()
    expect(model.answer.value).toBeNull()
    waiting[1]?.resolve(READ)
    await settled()
    expect(model.answer.value).toBe(READ)
  })

  it('what comes after the page was left changes nothing', async () => {
    const { waiting, read } = createReader()
    const model = createLookBackModel({ read })
    model.start()
    model.dispose()
    waiting[0]?.resolve(READ)
    await settled()
    expect(model.answer.value).toBeNull()
  })

  it('a learning is hidden on the card that it was taken off, and on no other', () => {
    const model = createLookBackModel({ read: createReader().read })
    model.hide('card-1', 'learning-1')
    expect(model.isHidden('card-1', 'learning-1')).toBe(true)
    expect(model.isHidden('card-2', 'learning-1')).toBe(false)
    expect(model.isHidden('card-1', 'learning-2')).toBe(false)
  })
})
