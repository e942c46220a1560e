import { readFileSync } from 'node:fs'
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { listDocumentIds, renameIds } from '../../../shared/exchange/document-ids.ts'
import { readDocument } from '../../../shared/exchange/read-document.ts'
import type { TeamDocument } from '../../../shared/exchange/team-document.ts'

const page = readFileSync(new URL('../../../docs/export-format.md', import.meta.url), 'utf8')

/** The example of the format's page: it has one of everything. */
function example(): TeamDocument {
  const read = readDocument(JSON.parse(/```json\n([\s\S]+?)\n```/.exec(page)?.[1] ?? ''))
  if (!read.ok) throw new Error(JSON.stringify(read.problems))
  return read.value
}
const document = example()
const ids = Object.values(listDocumentIds(document)).flat()

test('other ids change nothing else, and going back gives the same document', () => {
  const there = new Map(ids.map((id, at) => [id, `other-${at}`]))
  const back = new Map([...there].map(([id, other]) => [other, id]))
  const renamed = renameIds(document, (id) => there.get(id) ?? id)
  expect(readDocument(renamed)).toEqual({ ok: true, value: renamed })
  // Nowhere is an old one left.
  for (const id of ids) expect(JSON.stringify(renamed)).not.toContain(`"${id}"`)
  expect(renameIds(renamed, (id) => back.get(id) ?? id)).toEqual(document)
})

test('what people wrote is left alone, also where it reads like an id', () => {
  fc.assert(
    fc.property(fc.constantFrom(...ids), (id) => {
      const [workshop] = document.workshops
      const [objective] = workshop?.objectives ?? []
      if (!workshop || !objective) throw new Error('The example has an objective')
      const written: TeamDocument = {
        ...document,
        workshops: [
          {
            ...workshop,
            title: id,
            objectives: [{ ...objective, text: id, partners: [{ team: id, brings: id }] }],
          },
        ],
      }
      const [renamed] = renameIds(written, (old) => `new-${old}`).workshops
      expect(renamed?.title).toBe(id)
      expect(renamed?.objectives[0]).toMatchObject({ text: id, partners: [{ team: id, brings: id }] })
      expect(renamed?.objectives[0]?.id).toBe(`new-${objective.id}`)
    }),
  )
})

test('an id that stands for two things, or for nothing, is refused with its place', () => {
  const [cycle] = document.cycles
  const [workshop] = document.workshops
  if (!cycle || !workshop) throw new Error('The example has a cycle and a workshop')
  const twice = readDocument({ ...document, cycles: [cycle, { ...cycle, name: 'Other' }] })
  expect(twice).toMatchObject({ ok: false, problems: [{ path: 'cycles' }] })
  const across = readDocument({ ...document, workshops: [{ ...workshop, id: cycle.id }] })
  expect(across).toMatchObject({ ok: false, problems: [{ path: 'workshops' }] })
  const nobody = readDocument({ ...document, people: [] })
  if (nobody.ok) throw new Error('It was taken')
  expect(nobody.problems.map(({ path }) => path)).toContain(
    'workshops.0.objectives.0.keyResults.0.fields.ownerId',
  )
})

test('whatever is damaged is told of, and nothing throws', () => {
  fc.assert(
    fc.property(fc.json(), fc.nat(), fc.nat(), (json, where, what) => {
      const text = JSON.stringify(document)
      const value: unknown = JSON.parse(json)
      expect(readDocument(value).ok).toBe(false)
      const keys = Object.keys(document)
      const key = keys[where % keys.length] ?? ''
      const others = [null, 0, 'x', [], {}, [null], true, value]
      const damaged = { ...JSON.parse(text), [key]: others[what % others.length] }
      const read = readDocument(damaged)
      if (!read.ok) expect(read.problems.length).toBeGreaterThan(0)
    }),
  )
})
