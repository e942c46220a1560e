import { describe, expect, it } from 'vitest'
import {
  NOTHING_SENT,
  type SaveEvent,
  savedStateOf,
  trackSaving,
  withWaiting,
} from '../../client/room/save-tracker.ts'
import { createFrameReader } from '../../client/room/sync-frames.ts'

const stateAfter = (...events: readonly SaveEvent[]) =>
  savedStateOf(events.reduce(trackSaving, NOTHING_SENT), 0)
const REQUEST: SaveEvent = { type: 'frame-sent', frame: 'request' }
const CATCH_UP: SaveEvent = { type: 'frame-sent', frame: 'catch-up' }
const EDIT: SaveEvent = { type: 'frame-sent', frame: 'edit' }
const OPENED: SaveEvent = { type: 'opened' }
const CLOSED: SaveEvent = { type: 'closed' }
const saved = (frames: number): SaveEvent => ({ type: 'saved', frames })

describe('saved state', () => {
  it('is saved when the room has nothing of mine to acknowledge', () => {
    expect(stateAfter(REQUEST, OPENED)).toEqual({ kind: 'saved' })
  })

  it('is saving until the frame of the last edit is durable, counted from the connection’s first sync frame', () => {
    expect(stateAfter(REQUEST, OPENED, CATCH_UP, EDIT, EDIT)).toEqual({ kind: 'saving' })
    expect(stateAfter(REQUEST, OPENED, CATCH_UP, EDIT, EDIT, saved(3))).toEqual({ kind: 'saving' })
    expect(stateAfter(REQUEST, OPENED, CATCH_UP, EDIT, EDIT, saved(4))).toEqual({ kind: 'saved' })
  })

  it('is offline with the number of edits kept here, and saved again only when the catch-up is durable', () => {
    const offline = [REQUEST, OPENED, CATCH_UP, saved(2), EDIT, CLOSED, { type: 'edited-offline' }] as const
    expect(stateAfter(...offline)).toEqual({ kind: 'offline', edits: 2 })
    expect(stateAfter(...offline, REQUEST, OPENED)).toEqual({ kind: 'saving' })
    expect(stateAfter(...offline, REQUEST, OPENED, CATCH_UP)).toEqual({ kind: 'saving' })
    expect(stateAfter(...offline, REQUEST, OPENED, CATCH_UP, saved(2))).toEqual({ kind: 'saved' })
  })

  it('counts edits again that were in a catch-up which was never acknowledged', () => {
    expect(stateAfter({ type: 'edited-offline' }, REQUEST, OPENED, CATCH_UP, CLOSED)).toEqual({
      kind: 'offline',
      edits: 1,
    })
  })

  it('is not saved while the room cannot store, with the seconds to its next try', () => {
    const failing: SaveEvent = { type: 'save-failed', retryAtMs: 3_400 }
    expect(stateAfter(OPENED, EDIT, failing)).toEqual({ kind: 'not-saved', retryInSeconds: 4 })
    expect(stateAfter(OPENED, EDIT, failing, { type: 'save-recovered' }, saved(1))).toEqual({ kind: 'saved' })
  })

  it('has nothing waiting after the document was thrown away', () => {
    expect(stateAfter(OPENED, EDIT, CLOSED, { type: 'reset' })).toEqual({ kind: 'offline', edits: 0 })
  })
})

describe('sync frames', () => {
  it('tells requests, catch-ups and edits from presence and text', () => {
    const read = createFrameReader()
    expect(read(new Uint8Array([0, 0, 1, 0]))).toBe('request')
    expect(read(new Uint8Array([0, 1, 2, 0, 0]))).toBe('catch-up')
    expect(read(new Uint8Array([0, 2, 2, 0, 0]))).toBe('edit')
    expect(read(new Uint8Array([1, 3, 0, 0]))).toBeNull()
    expect(read('{"type":"ping"}')).toBeNull()
  })

  it('counts a frame that leaves in chunks once', () => {
    const read = createFrameReader()
    const seen = [
      'y-pk-batch#{"id":"x","type":"start","size":9,"count":3}',
      new Uint8Array([0, 1, 2]),
      new Uint8Array([0, 2, 2]),
      new Uint8Array([1]),
      'y-pk-batch#{"id":"x","type":"end","size":9,"count":3}',
      new Uint8Array([0, 2, 2]),
    ].map(read)
    expect(seen).toEqual([null, 'catch-up', null, null, null, 'edit'])
  })
})

describe('what goes by command', () => {
  it('is saving while it waits for its answer, and counted with the edits that are kept here', () => {
    const retry: SaveEvent = { type: 'save-failed', retryAtMs: 3_000 }
    expect(withWaiting(stateAfter(REQUEST, OPENED), 0)).toEqual({ kind: 'saved' })
    expect(withWaiting(stateAfter(REQUEST, OPENED), 2)).toEqual({ kind: 'saving' })
    expect(withWaiting(stateAfter(REQUEST, OPENED, EDIT, CLOSED), 2)).toEqual({ kind: 'offline', edits: 3 })
    expect(withWaiting(stateAfter(REQUEST, OPENED, retry), 2)).toEqual({
      kind: 'not-saved',
      retryInSeconds: 3,
    })
  })
})
