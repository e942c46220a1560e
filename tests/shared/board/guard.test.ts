import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import * as Y from 'yjs'
import { changesIn, type EntryChange } from '../../../shared/board/changes.ts'
import { addComment, changeComment, deleteComment } from '../../../shared/board/comments.ts'
import { checkBoard, checkChanges, type Guarded, inspectUpdate } from '../../../shared/board/guard.ts'
import { openLadder } from '../../../shared/board/ladder-edits.ts'
import { BOARD_LIMITS, KEY, stampSchema } from '../../../shared/board/layout.ts'
import { textOf } from '../../../shared/board/read.ts'
import { createUndo } from '../../../shared/board/undo.ts'
import { createObjective, replaceText, setKeyResultFields, setPartners } from '../../../shared/board/write.ts'
import { ME, makeBoardDoc, makeDoc, updateOf } from './board-kit.ts'

function codeOf(result: Guarded<unknown>): string {
  return result.ok ? 'ok' : result.refusal.code
}

function inspected(edit: (doc: Y.Doc) => unknown, doc = makeBoardDoc()): string {
  return codeOf(inspectUpdate(updateOf(doc, () => edit(doc))))
}

/** An entry as another Yjs client could write one. */
function entry(values: Record<string, unknown>): Y.Map<unknown> {
  const map = new Y.Map<unknown>()
  for (const [key, value] of Object.entries(values)) map.set(key, value)
  return map
}

function cardMap(doc: Y.Doc, id: string): Y.Map<unknown> {
  const card = doc.getMap('keyResults').get(id)
  if (!(card instanceof Y.Map)) throw new Error(`no key result ${id}`)
  return card
}

describe('inspecting the bytes', () => {
  test('lets through what the layout holds, and says who inserted it', () => {
    const doc = makeBoardDoc(7)
    stampSchema(doc, ME)
    openLadder(doc, { ladderId: 'l1', rungIds: ['r1', 'r2', 'r3', 'r4', 'r5'], cardId: 'k1' }, ME)
    setKeyResultFields(doc, 'k1', { target: 3, baseline: 'unknown', unit: 'min', dueOn: '2027-03-31' }, ME)
    setKeyResultFields(doc, 'k1', { target: 4 }, ME)
    setPartners(doc, 'o1', [{ team: 'Data', brings: 'the events pipeline' }], ME)
    // Over what stands there already an update does not say under which key.
    for (const partners of [[{ team: 'Legal', brings: '' }], []]) {
      expect(inspected((there) => setPartners(there, 'o1', partners, ME), doc)).toBe('ok')
    }
    expect(inspectUpdate(Y.encodeStateAsUpdate(doc))).toEqual({
      ok: true,
      value: { isEmpty: false, clientIds: [7] },
    })
  })

  test('knows an empty update', () => {
    const nothing = updateOf(makeBoardDoc(), () => {})
    // Yjs sends its whole delete set each time; here nothing was overwritten but the places of nobody.
    expect(inspectUpdate(nothing)).toMatchObject({ ok: true, value: { clientIds: [] } })
    expect(inspectUpdate(new Uint8Array([0, 0]))).toEqual({
      ok: true,
      value: { isEmpty: true, clientIds: [] },
    })
  })

  test('malformed: any bytes are answered, never thrown at', () => {
    expect(codeOf(inspectUpdate(new Uint8Array()))).toBe('malformed')
    expect(codeOf(inspectUpdate(new Uint8Array([255, 255, 255, 255])))).toBe('malformed')
    const real = Y.encodeStateAsUpdate(makeBoardDoc())
    expect(codeOf(inspectUpdate(real.slice(0, real.length >> 1)))).toBe('malformed')
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 200 }), (bytes) => typeof inspectUpdate(bytes).ok === 'boolean'),
    )
    fc.assert(
      fc.property(fc.nat(real.length - 1), fc.nat(255), (at, byte) => {
        const broken = real.slice()
        broken[at] = byte
        return typeof inspectUpdate(broken).ok === 'boolean'
      }),
      { numRuns: 2_000 },
    )
  })

  test('unknown-root', () => {
    expect(inspected((doc) => doc.getMap('secrets').set('x', entry({})))).toBe('unknown-root')
    expect(inspected((doc) => doc.getText('essay').insert(0, 'hidden'))).toBe('unknown-root')
  })

  test.each<readonly [string, (doc: Y.Doc) => unknown]>([
    ['text in a root', (doc) => makeDocWith(doc, (other) => other.getText('objectives').insert(0, 'hidden'))],
    ['a plain value as an entry', (doc) => doc.getMap('objectives').set('x', 5)],
    ['a text as an entry', (doc) => doc.getMap('objectives').set('x', new Y.Text('x'))],
    ['an array as an entry', (doc) => doc.getMap('objectives').set('x', new Y.Array())],
    ['a document', (doc) => cardMap(doc, 'k1').set(KEY.unit, new Y.Doc())],
    ['bytes', (doc) => cardMap(doc, 'k1').set(KEY.unit, new Uint8Array([1]))],
    ['bytes over a value', (doc) => cardMap(doc, 'k1').set(KEY.deletedAt, new Uint8Array([1]))],
    ['an embed', (doc) => textOf(doc, 'k1')?.insertEmbed(0, { image: 'x' })],
    ['formatting', (doc) => textOf(doc, 'k1')?.format(0, 3, { bold: true })],
    ['an unknown key', (doc) => cardMap(doc, 'k1').set('author', 'somebody')],
    ['a map in a card', (doc) => cardMap(doc, 'k1').set(KEY.text, new Y.Map())],
    ['a rich text', (doc) => doc.getMap('objectives').set('x', entry({ [KEY.text]: new Y.XmlText('x') }))],
    ['a second text over the first', (doc) => cardMap(doc, 'k1').set(KEY.text, new Y.Text('mine now'))],
    ['an entry over another', (doc) => doc.getMap('keyResults').set('k1', entry({}))],
    ['an object', (doc) => cardMap(doc, 'k1').set(KEY.unit, { nested: true })],
    ['an object over a value', (doc) => cardMap(doc, 'k1').set(KEY.deletedAt, { nested: true })],
    ['no number', (doc) => cardMap(doc, 'k1').set(KEY.target, NaN)],
    ['no number over a value', (doc) => cardMap(doc, 'k1').set(KEY.deletedAt, NaN)],
    ['a boolean over a value', (doc) => cardMap(doc, 'k1').set(KEY.deletedAt, true)],
    ['a position with a third part', (doc) => cardMap(doc, 'k1').set(KEY.pos, ['o1', 'a0', 'x'])],
    ['an id over the limit', (doc) => doc.getMap('objectives').set('x'.repeat(65), entry({}))],
    ['another thing in meta', (doc) => doc.getMap('meta').set('title', 'x')],
  ])('wrong-type: %s', (_what, edit) => {
    expect(inspected(edit)).toBe('wrong-type')
  })

  test('text-too-long: one string over the limit, typed or set', () => {
    const long = 'x'.repeat(BOARD_LIMITS.maxTextLength + 1)
    expect(inspected((doc) => textOf(doc, 'k1')?.insert(0, long))).toBe('text-too-long')
    expect(inspected((doc) => cardMap(doc, 'k1').set(KEY.deletedAt, long))).toBe('text-too-long')
    expect(inspected((doc) => textOf(doc, 'k1')?.insert(0, long.slice(1)))).toBe('ok')
  })

  test('text that the same update deletes again does not count', () => {
    const doc = makeBoardDoc()
    const long = 'x'.repeat(BOARD_LIMITS.maxTextLength + 1)
    // As a client keeps what it deleted for its undo.
    doc.gc = false
    expect(
      inspected((kept) => {
        textOf(kept, 'k1')?.insert(0, long)
        textOf(kept, 'k1')?.delete(0, long.length)
      }, doc),
    ).toBe('ok')
  })

  test('too-many-cards: more entries than all roots may hold', () => {
    const doc = makeDoc()
    const count = BOARD_LIMITS.maxCards * 9 + 1
    const update = updateOf(doc, () => {
      doc.transact(() => {
        for (let at = 0; at < count; at += 1) doc.getMap('notes').set(`n${at}`, entry({}))
      })
    })
    expect(codeOf(inspectUpdate(update))).toBe('too-many-cards')
  })
})

/** An edit in a document of its own, where a root can be another type; its update then reaches `doc`. */
function makeDocWith(doc: Y.Doc, edit: (other: Y.Doc) => unknown): void {
  const other = makeDoc(99)
  edit(other)
  Y.applyUpdate(doc, Y.encodeStateAsUpdate(other))
}

describe('checking a shadow document', () => {
  test('accepts a sound board', () => {
    expect(checkBoard(makeBoardDoc())).toEqual({ ok: true, value: null })
  })

  test('text-too-long names the card', () => {
    const doc = makeBoardDoc()
    textOf(doc, 'k2')?.insert(0, 'x'.repeat(1_990))
    expect(checkBoard(doc)).toMatchObject({ ok: false, refusal: { code: 'text-too-long', cardId: 'k2' } })
  })

  test('too-many-cards counts objectives, key results and initiatives together, deleted ones too', () => {
    const doc = makeBoardDoc()
    doc.transact(() => {
      for (let at = 4; at < BOARD_LIMITS.maxCards; at += 1) {
        const card = entry({ [KEY.text]: new Y.Text(''), [KEY.pos]: ['board', 'a0'], [KEY.deletedAt]: 1 })
        doc.getMap('objectives').set(`n${at}`, card)
      }
    })
    expect(codeOf(checkBoard(doc))).toBe('ok')
    createObjective(doc, { id: 'one-more', text: '' }, ME)
    expect(codeOf(checkBoard(doc))).toBe('too-many-cards')
  })

  test('document-too-large', () => {
    const doc = makeBoardDoc()
    expect(codeOf(checkBoard(doc, { documentBytes: BOARD_LIMITS.maxDocumentBytes }))).toBe('ok')
    expect(codeOf(checkBoard(doc, { documentBytes: BOARD_LIMITS.maxDocumentBytes + 1 }))).toBe(
      'document-too-large',
    )
  })

  test.each<readonly [string, (doc: Y.Doc) => unknown]>([
    ['a time of parking that is none', (doc) => cardMap(doc, 'k1').set(KEY.parkedAt, 'soon')],
    ['a value that its key cannot have', (doc) => cardMap(doc, 'k1').set(KEY.deletedAt, 'yesterday')],
    ['a position that is overwritten', (doc) => cardMap(doc, 'k1').set(KEY.pos, 'nowhere')],
    ['a position that is taken away', (doc) => cardMap(doc, 'k1').delete(KEY.pos)],
    ['a text that is taken away', (doc) => cardMap(doc, 'k1').delete(KEY.text)],
    ['a key of another kind of card', (doc) => cardMap(doc, 'k1').set(KEY.question, 'output')],
    ['attributes of a text', (doc) => textOf(doc, 'k1')?.setAttribute(KEY.unit, 'hidden')],
    ['an embed in a text', (doc) => textOf(doc, 'k1')?.insertEmbed(0, { image: 'x' })],
  ])('wrong-type: %s', (_what, edit) => {
    const doc = makeBoardDoc()
    edit(doc)
    expect(checkBoard(doc)).toMatchObject({ ok: false, refusal: { code: 'wrong-type', cardId: 'k1' } })
    expect(checkBoard(doc, { changedIds: new Set(['k1']) }).ok).toBe(false)
    expect(checkBoard(doc, { changedIds: new Set(['k2', 'o1']) })).toEqual({ ok: true, value: null })
  })

  test('wrong-type: a list hidden in a root', () => {
    const doc = makeBoardDoc()
    makeDocWith(doc, (other) => other.getText('notes').insert(0, 'hidden'))
    expect(codeOf(checkBoard(doc))).toBe('wrong-type')
  })
})

describe('what only the room writes', () => {
  /** The code that an edit of a board with one comment of the room's gets. */
  function judged(edit: (doc: Y.Doc) => unknown): string {
    const doc = makeBoardDoc()
    const comment = { commentId: 'c1', cardId: 'k1', text: 'Ours to move?', mentionIds: [], atMs: 5 }
    addComment(doc, comment, 'room')
    const seen: EntryChange[] = []
    doc.on('afterTransaction', (transaction) => void seen.push(...changesIn(transaction)))
    edit(doc)
    if (seen.length === 0) throw new Error('The edit changed nothing.')
    return codeOf(checkChanges(seen))
  }

  test('an edit of cards passes', () => {
    expect(judged((doc) => replaceText(doc, 'k1', 'Other words', ME))).toBe('ok')
  })

  test.each<[string, (doc: Y.Doc) => unknown]>([
    [
      'a comment of one’s own making',
      (doc) => addComment(doc, { commentId: 'c2', cardId: 'k1', text: '', mentionIds: [], atMs: 1 }, ME),
    ],
    ['other words', (doc) => changeComment(doc, { commentId: 'c1', text: 'Not ours' }, ME)],
    ['a deletion', (doc) => deleteComment(doc, 'c1', 9, ME)],
    ['a comment taken out', (doc) => doc.getMap('comments').delete('c1')],
    ['another put over it', (doc) => doc.getMap('comments').set('c1', entry({ text: new Y.Text('') }))],
    [
      'one edit of a card beside one of a comment',
      (doc) =>
        doc.transact(() => {
          replaceText(doc, 'k1', 'Other words', ME)
          deleteComment(doc, 'c1', 9, ME)
        }),
    ],
  ])('%s is refused', (_what, edit) => {
    expect(judged(edit)).toBe('by-command-only')
  })

  test('undoing my edits never touches a comment', () => {
    const doc = makeBoardDoc()
    const undo = createUndo(doc, ME)
    createObjective(doc, { id: 'o9', text: 'Mine' }, ME)
    addComment(doc, { commentId: 'c1', cardId: 'o9', text: 'On it', mentionIds: [], atMs: 5 }, 'room')
    const seen: EntryChange[] = []
    doc.on('afterTransaction', (transaction) => void seen.push(...changesIn(transaction)))
    undo.undo()
    undo.redo()
    expect(seen.map(({ id }) => id)).toContain('o9')
    expect(codeOf(checkChanges(seen))).toBe('ok')
    undo.destroy()
  })
})
