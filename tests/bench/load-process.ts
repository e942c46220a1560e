// A group of people in a process of its own, told what to do by messages.
import * as v from 'valibot'
import { GroupOptionsSchema, LocalGroup, RunOptionsSchema } from './load-group.ts'
import { CallSchema } from './remote-group.ts'

let group: LocalGroup | null = null

async function carryOut(method: string, argument: unknown): Promise<unknown> {
  if (method === 'make') {
    group = new LocalGroup(v.parse(GroupOptionsSchema, argument))
    return null
  }
  if (!group) throw new Error('There is no group yet.')
  switch (method) {
    case 'askTickets':
      return group.askTickets()
    case 'open':
      return group.open(v.parse(v.object({ gapMs: v.number(), timeoutMs: v.number() }), argument))
    case 'run':
      return group.run(v.parse(RunOptionsSchema, argument))
    case 'prepare':
      return group.prepare()
    case 'status':
      return group.status()
    case 'finish':
      return group.finish()
    case 'close':
      return group.close()
    default:
      throw new Error(`There is no ${method}.`)
  }
}

process.on('message', (message: unknown) => {
  const { call, method, argument } = v.parse(CallSchema, message)
  carryOut(method, argument).then(
    (value) => process.send?.({ call, value }),
    (error: unknown) => process.send?.({ call, error: String(error) }),
  )
})
process.on('disconnect', () => process.exit())
