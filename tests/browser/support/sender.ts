import { expect } from 'vitest'
import { CSRF_HEADER } from '../../../shared/api/route.ts'
import type { Person } from './person.ts'

/** What a page of ours would send, and the answer. */
export async function sendAs(
  { page }: Pick<Person, 'page'>,
  path: string,
  data: unknown,
  method: 'POST' | 'PATCH' = 'POST',
) {
  const reply = await page.request.fetch(path, { method, headers: { [CSRF_HEADER]: '1' }, data })
  expect(reply.ok(), `${path}: ${reply.status()} ${await reply.text()}`).toBe(true)
  return reply.json()
}

/** What a page of ours would read. */
export async function readAs({ page }: Pick<Person, 'page'>, path: string) {
  const reply = await page.request.get(path)
  expect(reply.ok(), `${path}: ${await reply.text()}`).toBe(true)
  return reply.json()
}
