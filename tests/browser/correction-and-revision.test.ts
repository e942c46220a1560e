import * as v from 'valibot'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { WorkshopOkrsSchema } from '../../shared/api/record-api.ts'
import { RECORD_ROUTES } from '../../shared/api/record-routes.ts'
import { CSRF_HEADER, fillPath } from '../../shared/api/route.ts'
import { ROUTES } from '../../shared/api/routes.ts'
import { expectAccessible } from './support/accessibility.ts'
import { addKeyResult, addObjective } from './support/board.ts'
import { commit, commitmentOf } from './support/commitment.ts'
import { expectInsideWindow } from './support/layout.ts'
import { allAreAt, goOn } from './support/lead.ts'
import { allSaved, heading } from './support/look.ts'
import type { Person } from './support/person.ts'
import { openProduct, type Product } from './support/product.ts'
import { startWorkshop } from './support/start-workshop.ts'

const FASTER = 'Reduce deployment time by 50%'

let product: Product
beforeAll(async () => {
  product = await openProduct()
})
afterAll(() => product.stop())

/** Asks the API from the person's page, as that page would. */
async function ask({ page }: Person, method: string, path: string, body?: unknown): Promise<unknown> {
  return page.evaluate(
    async ([how, where, header, text]) => {
      const headers = { 'content-type': 'application/json', [header]: '1' }
      const reply = await fetch(where, { method: how, headers, ...(text === '' ? {} : { body: text }) })
      if (!reply.ok) throw new Error(`${where} answered ${reply.status}: ${await reply.text()}`)
      return reply.json()
    },
    [method, path, CSRF_HEADER, body === undefined ? '' : JSON.stringify(body)] as const,
  )
}

test('[CH3] a second revision asks which is to be where the course was corrected since the first', async () => {
  const ines = await product.open('Ines')
  const { page } = ines
  await startWorkshop(ines)
  const workshopId = page.url().split('/').at(-1) ?? ''
  await goOn(ines, [ines], 'Objectives')
  await addObjective(ines, 'Establish a world-class CI/CD pipeline')
  await goOn(ines, [ines], 'Key results')
  await addKeyResult(ines, 1, FASTER)
  for (const stage of ['Outputs to outcomes', 'Vote', 'Commit', 'Review'] as const) {
    await goOn(ines, [ines], stage)
  }
  await commit(ines, 'Key result 1.1', {
    ...{ owner: 'Ines', direction: 'Decrease', from: '48', to: '24', unit: 'minutes' },
  })
  await page.getByText('Nothing stands in the way of finalising.').waitFor()
  await allSaved([ines])
  await page.getByRole('button', { name: 'Finalise' }).click()
  await heading(ines, 'The OKRs are published').waitFor()

  const readOkrs = async () =>
    v.parse(WorkshopOkrsSchema, await ask(ines, 'GET', fillPath(ROUTES.workshopOkrs.path, { workshopId })))
  const keyResultId = (await readOkrs()).objectives[0]?.keyResults[0]?.id ?? ''
  const path = fillPath(RECORD_ROUTES.correctKeyResult.path, { keyResultId })
  const reason = 'Half of it waits for the vendor'
  await ask(ines, 'POST', path, { changes: { target: 30, dueOn: '2027-03-15' }, reason })

  await page.getByRole('button', { name: 'Re-open for changes' }).click()
  await allAreAt([ines], 'Review')
  await page.getByRole('button', { name: 'Finalise' }).click()
  const clashes = page.getByRole('region', { name: 'Corrected since the last revision' })
  await clashes.getByText(reason).first().waitFor()
  await page.getByText('The record asks before it takes the OKRs: some were corrected since.').waitFor()
  const target = clashes.getByRole('group', { name: 'Key result 1.1: the target' })
  const due = clashes.getByRole('group', { name: 'Key result 1.1: the due date' })
  await page.getByText('Choose what is to be where 2 corrections say otherwise.').waitFor()
  await expectAccessible(ines, 'the choice between a correction and the board')
  await expectInsideWindow(ines, 'the choice between a correction and the board')

  await target.getByText('Keep the correction').click()
  await page.getByText('Choose what is to be where a correction says otherwise.').waitFor()
  // What was chosen outlives a reload.
  await page.reload()
  await expect.poll(() => target.getByRole('radio', { name: /Keep the correction/ }).isChecked()).toBe(true)
  await due.getByText('Take the workshop’s').click()
  await page.getByRole('button', { name: 'Finalise' }).click()
  await heading(ines, 'Revision 2 is published').waitFor()

  const okrs = await readOkrs()
  expect(okrs.revision).toBe(2)
  expect(okrs.objectives[0]?.keyResults[0]?.fields).toMatchObject({ target: 30, dueOn: '2027-03-31' })
  // The board says it too, so that the next revision does.
  await page.getByRole('button', { name: 'Re-open for changes' }).click()
  await allAreAt([ines], 'Review')
  const card = commitmentOf(ines, 'Key result 1.1')
  await expect.poll(() => card.getByLabel('To', { exact: true }).inputValue()).toBe('30')
  await page.getByRole('button', { name: 'Finalise' }).click()
  await heading(ines, 'Revision 3 is published').waitFor()
})
