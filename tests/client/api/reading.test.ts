import { describe, expect, it } from 'vitest'
import { FRESH_FOR_MS, type Resource, startReading } from '../../../client/api/reading.ts'
import type { ReadAnswer } from '../../../client/api/request.ts'

const LOST: ReadAnswer<string> = {
  kind: 'refused',
  refusal: { code: 'unreachable', message: 'No way there.', fields: {} },
}
const read = (value: string, tag = `"${value}"`): ReadAnswer<string> => ({ kind: 'read', value, tag })

/** Something that is read, by a server that answers when it is told to, and what a page shows of it. */
function page() {
  const asked: { tag: string | null; answer: (answer: ReadAnswer<string>) => Promise<void> }[] = []
  const shown: Resource<string>[] = []
  let nowMs = 0
  const reading = startReading<string>({
    read: (tag) =>
      new Promise((resolve) => {
        asked.push({
          tag,
          answer: async (answer) => {
            resolve(answer)
            await new Promise((done) => setImmediate(done))
          },
        })
      }),
    show: (resource) => shown.push(resource),
    nowMs: () => nowMs,
  })
  return {
    reading,
    asked,
    shown,
    answer: (answer: ReadAnswer<string>) => asked.at(-1)?.answer(answer),
    pass: (ms: number) => {
      nowMs += ms
    },
  }
}

describe('what a page reads', () => {
  it('is asked for again when somebody looks again, with the tag of what is shown', async () => {
    const { reading, asked, shown, answer, pass } = page()
    await answer(read('first'))
    pass(FRESH_FOR_MS)
    reading.look()
    expect(asked.map(({ tag }) => tag)).toEqual([null, '"first"'])
    await answer(read('second'))
    expect(shown).toEqual([
      { kind: 'ready', value: 'first' },
      { kind: 'ready', value: 'second' },
    ])
  })

  it('is drawn once while nothing changes', async () => {
    const { reading, shown, answer, pass } = page()
    await answer(read('first'))
    for (let time = 0; time < 3; time += 1) {
      pass(FRESH_FOR_MS)
      reading.look()
      await answer({ kind: 'unchanged' })
    }
    expect(shown).toHaveLength(1)
  })

  it('stays where it cannot be read again, and comes by itself where it could not be read at first', async () => {
    const kept = page()
    await kept.answer(read('first'))
    kept.pass(FRESH_FOR_MS)
    kept.reading.look()
    await kept.answer(LOST)
    expect(kept.shown).toEqual([{ kind: 'ready', value: 'first' }])

    const failed = page()
    await failed.answer(LOST)
    failed.pass(FRESH_FOR_MS)
    failed.reading.look()
    await failed.answer(read('first'))
    expect(failed.shown.map(({ kind }) => kind)).toEqual(['refused', 'ready'])
  })

  it('is not asked for twice at once, nor again within moments', async () => {
    const { reading, asked, answer, pass } = page()
    reading.look()
    expect(asked).toHaveLength(1)
    await answer(read('first'))
    pass(FRESH_FOR_MS - 1)
    reading.look()
    expect(asked).toHaveLength(1)
  })

  it('is what was read last, after something was done that changes it', async () => {
    const { reading, asked, shown, answer } = page()
    await answer(read('first'))
    reading.refresh()
    const older = asked.at(-1)
    reading.refresh()
    await answer(read('after'))
    await older?.answer(read('before'))
    expect(shown.at(-1)).toEqual({ kind: 'ready', value: 'after' })
  })

  it('shows nothing any more once the page is left', async () => {
    const { reading, shown, answer } = page()
    reading.stop()
    await answer(read('first'))
    expect(shown).toEqual([])
  })
})
