import { fork } from 'node:child_process'
import { join } from 'node:path'
import * as v from 'valibot'
import {
  FinishedSchema,
  type GroupOptions,
  JoinedSchema,
  type LoadGroup,
  StatusSchema,
} from './load-group.ts'

export const CallSchema = v.object({ call: v.number(), method: v.string(), argument: v.unknown() })
const AnswerSchema = v.object({
  call: v.number(),
  value: v.optional(v.unknown()),
  error: v.optional(v.string()),
})

export type RemoteGroup = LoadGroup & { readonly pid: number; kill(): void }

/** Forks a process for the group. The bundle of `load-process.ts` lies beside this one's. */
export async function startRemoteGroup(options: GroupOptions): Promise<RemoteGroup> {
  const child = fork(join(import.meta.dirname, 'load-process.mjs'), { serialization: 'advanced' })
  const waiting = new Map<number, { resolve: (value: unknown) => void; reject: (error: Error) => void }>()
  let calls = 0
  child.on('message', (message: unknown) => {
    const { call, value, error } = v.parse(AnswerSchema, message)
    const asker = waiting.get(call)
    waiting.delete(call)
    if (error === undefined) asker?.resolve(value)
    else asker?.reject(new Error(error))
  })
  child.on('exit', () => {
    for (const { reject } of waiting.values()) reject(new Error('A process of the load has ended.'))
  })
  const call = (method: string, argument: unknown = null) =>
    new Promise<unknown>((resolve, reject) => {
      calls += 1
      waiting.set(calls, { resolve, reject })
      child.send({ call: calls, method, argument })
    })
  await call('make', options)
  return {
    pid: child.pid ?? 0,
    kill: () => child.kill('SIGKILL'),
    askTickets: async () => void (await call('askTickets')),
    open: async (how) => v.parse(JoinedSchema, await call('open', how)),
    prepare: async () => void (await call('prepare')),
    run: async (how) => void (await call('run', how)),
    status: async () => v.parse(StatusSchema, await call('status')),
    finish: async () => v.parse(FinishedSchema, await call('finish')),
    close: async () => void (await call('close')),
  }
}
