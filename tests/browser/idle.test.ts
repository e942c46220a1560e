import type { Page } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { isSoak } from '../support/soak.ts'
import { addObjective, words } from './support/board.ts'
import { joinByLink } from './support/join.ts'
import { goOn } from './support/lead.ts'
import { allSaved, expectSoon } from './support/look.ts'
import { openProduct, type Product } from './support/product.ts'
import { readInvitation, startWorkshop } from './support/start-workshop.ts'
import { leave } from './support/team.ts'

let product: Product
beforeAll(async () => {
  product = await openProduct()
})
afterAll(() => product.stop())

const TABS = 20
/** Longer than the 4 s after which the last acknowledgement goes out. */
const SETTLE_MS = 6_000
const WATCH_MS = isSoak ? 60_000 : 15_000
const OBJECTIVE = 'Establish a world-class CI/CD pipeline'

test(`${TABS} tabs that nobody touches for a minute send and receive nothing, and are there again at a touch`, async () => {
  const frames: string[] = []
  const count = (page: Page) =>
    page.on('websocket', (socket) => {
      socket.on('framesent', ({ payload }) => frames.push(`sent ${String(payload).slice(0, 80)}`))
      socket.on('framereceived', ({ payload }) => frames.push(`got ${String(payload).slice(0, 80)}`))
    })
  const ines = await product.open('Ines')
  const tomasz = await product.open('Tomasz')
  const everybody = [ines, tomasz]
  for (const { page } of everybody) {
    count(page)
    await page.clock.install()
  }
  await startWorkshop(ines)
  await joinByLink(tomasz, (await readInvitation(ines)).link)
  await goOn(ines, everybody, 'Objectives')
  await addObjective(ines, OBJECTIVE)
  await allSaved(everybody)
  const address = ines.page.url()

  const more: Page[] = []
  for (let tab = everybody.length; tab < TABS; tab++) {
    const page = await (tab % 2 === 0 ? ines : tomasz).context.newPage()
    count(page)
    await page.clock.install()
    await page.goto(address)
    await page.getByRole('main').getByRole('button', { name: OBJECTIVE, exact: true }).waitFor()
    more.push(page)
  }
  const pages = [ines.page, tomasz.page, ...more]
  await Promise.all(pages.map((page) => page.clock.fastForward(61_000)))
  for (const name of ['Ines', 'Tomasz']) {
    const away = new RegExp(`"name":"${name}"[^}]*"attendance":"away"`)
    await expectSoon(async () => ines.heard.some((text) => away.test(text)), true, `${name} is away`)
  }
  await new Promise((resume) => setTimeout(resume, SETTLE_MS))

  const before = frames.length
  expect(before).toBeGreaterThan(TABS)
  await new Promise((resume) => setTimeout(resume, WATCH_MS))
  expect(frames.slice(before)).toEqual([])

  // One touch, and this tab is there again; what is written then reaches all the others.
  await addObjective(ines, 'Give people work they are proud of')
  await Promise.all(
    pages.map((page) => page.getByRole('button', { name: 'Give people work they are proud of' }).waitFor()),
  )
  await words(tomasz, OBJECTIVE).waitFor()
  await leave(everybody)
})
