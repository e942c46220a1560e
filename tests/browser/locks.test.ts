import type { WebSocketRoute } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { addObjective, edit, press, words } from './support/board.ts'
import { joinByLink } from './support/join.ts'
import { allAreAt, goOn } from './support/lead.ts'
import { allSaved, allSee, expectSoon, heading, noneSees, savedState } from './support/look.ts'
import type { Person } from './support/person.ts'
import { openProduct, type Product } from './support/product.ts'
import { gatherTeam, inTheRoom, leave } from './support/team.ts'

let product: Product
beforeAll(async () => {
  product = await openProduct()
})
afterAll(() => product.stop())

const PIPELINE = 'Establish a world-class CI/CD pipeline'

const banner = ({ page }: Person, why: string) =>
  page
    .getByRole('main')
    .getByRole('status')
    .filter({ hasText: `You can look, not write. ${why}` })
const notice = ({ page }: Person, text: string | RegExp) =>
  page.getByRole('region', { name: 'Notices' }).getByText(text)
const composer = ({ page }: Person) => page.getByRole('textbox', { name: 'New objective', exact: true })
/** Comes in once for each connection to the room. */
const welcomes = ({ heard }: Person) => heard.filter((text) => text.startsWith('{"type":"welcome"')).length

test('a lock reaches people in the middle of a sentence, without a new connection, and keeps what they wrote', async () => {
  const { ines, tomasz, jonas, everybody } = await gatherTeam(product)
  await goOn(ines, everybody, 'Objectives')
  await addObjective(ines, PIPELINE)
  await allSee(everybody, (person) => words(person, PIPELINE))
  const field = await edit(tomasz, 'Objective 1', PIPELINE)
  await field.press('End')
  await field.pressSequentially(' by June')
  await composer(jonas).fill('Half a sentence about')
  await words(ines, `${PIPELINE} by June`).waitFor()
  const connections = everybody.map(welcomes)

  await press(ines, ines.page.getByRole('button', { name: 'Lock the board' }))
  const why = 'A facilitator has locked the board.'
  await allSee(everybody, (person) => banner(person, why))
  await allSee([tomasz, jonas], (person) => notice(person, `You can look, not write. ${why}`))
  // The field is gone, the words are not.
  expect(await field.count()).toBe(0)
  for (const person of everybody) {
    await person.page.getByText(`${PIPELINE} by June`, { exact: true }).first().waitFor()
    expect(await words(person, `${PIPELINE} by June`).count()).toBe(0)
  }
  expect(await composer(jonas).inputValue()).toBe('Half a sentence about')
  expect(await composer(jonas).isEditable()).toBe(false)
  await jonas.page.getByText(/What you wrote here is kept: copy it/).waitFor()
  expect(everybody.map(welcomes)).toEqual(connections)

  await press(ines, ines.page.getByRole('button', { name: 'Unlock the board' }))
  await noneSees(everybody, (person) => banner(person, why))
  await notice(tomasz, 'You can write again.').waitFor()
  await expectSoon(() => composer(jonas).isEditable(), true, 'Jonas can write again')
  await composer(jonas).pressSequentially(' speed')
  await press(jonas, jonas.page.getByRole('main').getByRole('button', { name: 'Add', exact: true }))
  await allSee(everybody, (person) => words(person, 'Half a sentence about speed'))
  expect(everybody.map(welcomes)).toEqual(connections)
  await leave(everybody)
})

test('who is made an observer can look at once and write no more, until they are made a participant again', async () => {
  const { ines, tomasz, jonas, everybody } = await gatherTeam(product)
  await goOn(ines, everybody, 'Objectives')
  await addObjective(ines, PIPELINE)
  await words(tomasz, PIPELINE).waitFor()
  // He is in the middle of a sentence, so the room goes back without him.
  await composer(tomasz).pressSequentially('My own')
  await press(ines, ines.page.getByRole('button', { name: 'Back to Welcome' }))
  await allSee([ines, jonas], (person) => heading(person, 'Who is here?'))
  const change = async (item: string) => {
    await press(ines, ines.page.getByRole('button', { name: 'Change Tomasz' }))
    await press(ines, ines.page.getByRole('menuitem', { name: item }))
  }
  const before = welcomes(tomasz)
  await change('Make observer')
  const why = 'Observers can watch, not change things. Ask a facilitator to make you a participant.'
  await banner(tomasz, why).waitFor()
  expect(await composer(tomasz).inputValue()).toBe('My own')
  expect(await composer(tomasz).isEditable()).toBe(false)
  await change('Make participant')
  await noneSees([tomasz], (person) => banner(person, why))
  await expectSoon(() => composer(tomasz).isEditable(), true, 'Tomasz can write again')
  expect(welcomes(tomasz)).toBe(before)
  await leave(everybody)
})

test('what the room refuses stays on screen to copy; board and browser copy are loaded afresh', async () => {
  const { ines, jonas, everybody, invitation } = await gatherTeam(product)
  const mallory = await product.open('Mallory')
  const line = await holdable(mallory)
  await joinByLink(mallory, invitation.link)
  await allSee(everybody, (person) => inTheRoom(person, 'Mallory'))
  await goOn(ines, [...everybody, mallory], 'Objectives')
  await addObjective(ines, PIPELINE)
  await words(mallory, PIPELINE).waitFor()
  await allSaved([...everybody, mallory])

  // The lock is on its way to her while she writes.
  line.hold()
  await press(ines, ines.page.getByRole('button', { name: 'Lock the board' }))
  await banner(jonas, 'A facilitator has locked the board.').waitFor()
  const field = await edit(mallory, 'Objective 1', PIPELINE)
  await field.press('End')
  await field.pressSequentially(' nobody asked for')
  await expectSoon(async () => line.held().includes('edit-refused'), true, 'the room refuses')
  line.release()

  const refused = mallory.page.getByRole('region', { name: 'The room did not take your last edit.' })
  await refused.waitFor()
  await refused.getByText(/A facilitator has locked the board\./).waitFor()
  const copy = refused.getByRole('textbox', { name: 'Your words, 1' })
  expect(await copy.inputValue()).toBe(`${PIPELINE} nobody asked for`)
  await mallory.page.getByText(PIPELINE, { exact: true }).first().waitFor()
  expect(await copy.inputValue()).toBe(`${PIPELINE} nobody asked for`)
  for (const person of everybody) {
    expect(await person.page.getByText('nobody asked for').count()).toBe(0)
  }
  // Not copied yet: a reload does not lose them.
  await mallory.page.reload()
  await allAreAt([mallory], 'Objectives')
  await copy.waitFor()
  expect(await copy.inputValue()).toBe(`${PIPELINE} nobody asked for`)
  await press(mallory, refused.getByRole('button', { name: 'I have copied them' }))
  await refused.waitFor({ state: 'detached' })

  await mallory.page.reload()
  await allAreAt([mallory], 'Objectives')
  await mallory.page.getByText(PIPELINE, { exact: true }).first().waitFor()
  await allSaved([mallory])
  expect(await mallory.page.getByText('nobody asked for').count()).toBe(0)
  await leave([...everybody, mallory])
})

test('edits of an earlier visit that the room refuses are shown too, though nobody remembers in which cards', async () => {
  const { ines, tomasz, everybody, address } = await gatherTeam(product)
  await goOn(ines, everybody, 'Objectives')
  await addObjective(ines, PIPELINE)
  await addObjective(ines, 'Give people work they are proud of')
  await allSee(everybody, (person) => words(person, 'Give people work they are proud of'))
  await allSaved(everybody)

  await tomasz.context.setOffline(true)
  // Until it is told, the page may still send over the line that it has.
  await savedState(tomasz, /^Offline/).waitFor()
  await addObjective(tomasz, 'Written on the train')
  const field = await edit(tomasz, 'Objective 1', PIPELINE)
  await field.press('End')
  await field.pressSequentially(' by train')
  await field.press('Enter')
  await savedState(tomasz, /^Offline, \d+ edits kept here$/).waitFor()
  await untilCopied(tomasz)
  await press(ines, ines.page.getByRole('button', { name: 'Lock the board' }))
  await banner(ines, 'A facilitator has locked the board.').waitFor()
  // Only now: a page that is left is let online for a moment, and may send what it has.
  await tomasz.page.goto('about:blank')

  await tomasz.context.setOffline(false)
  await tomasz.page.goto(address)
  const refused = tomasz.page.getByRole('region', { name: 'The room did not take your last edit.' })
  await refused.getByRole('textbox', { name: 'Your words, 2' }).waitFor()
  const kept = await refused
    .getByRole('textbox')
    .evaluateAll((fields) => fields.map((each) => (each instanceof HTMLTextAreaElement ? each.value : '')))
  expect(kept.toSorted()).toEqual([`${PIPELINE} by train`, 'Written on the train'].toSorted())
  await allSaved([tomasz])
  expect(await tomasz.page.getByRole('listitem').getByText('Written on the train').count()).toBe(0)
  await leave(everybody)
})

/** What was written is in the browser's own databases: a read waits there for every write that was asked for before it. */
async function untilCopied({ page }: Person) {
  await page.evaluate(async () => {
    for (const { name } of await indexedDB.databases()) {
      await new Promise<void>((done, failed) => {
        const opening = indexedDB.open(name ?? '')
        opening.onerror = () => failed(opening.error)
        opening.onsuccess = () => {
          const { result: database } = opening
          const stores = [...database.objectStoreNames]
          const [first] = stores
          if (first === undefined) return done()
          const reading = database.transaction(stores).objectStore(first).count()
          reading.onerror = () => failed(reading.error)
          reading.onsuccess = () => {
            database.close()
            done()
          }
        }
      })
    }
  })
}

/** A person whose line to the room can be held up on the way down, close included. */
async function holdable({ page }: Person) {
  let queue: (() => void)[] | null = null
  let held = ''
  const pass = (what: string, deliver: () => void) => {
    if (queue === null) return deliver()
    held += what
    queue.push(deliver)
  }
  await page.routeWebSocket(/\/parties\//, (near: WebSocketRoute) => {
    const far = near.connectToServer()
    far.onMessage((message) => pass(String(message), () => near.send(message)))
    far.onClose((code, reason) =>
      pass('', () => {
        void near.close({
          ...(code === undefined ? {} : { code }),
          ...(reason === undefined ? {} : { reason }),
        })
      }),
    )
  })
  return {
    hold() {
      queue = []
      held = ''
    },
    held: () => held,
    release() {
      const waiting = queue ?? []
      queue = null
      for (const deliver of waiting) deliver()
    },
  }
}
