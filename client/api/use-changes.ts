import { useState } from 'preact/hooks'
import type { ApiResult } from './request.ts'

/** For a screen that changes things by requests: which change is on its way, and why the last one was refused. */
export function useChanges<What extends string>() {
  const [busy, setBusy] = useState<What | null>(null)
  const [problem, setProblem] = useState<string | null>(null)

  const change = async <Value>(what: What, ask: () => Promise<ApiResult<Value>>) => {
    setBusy(what)
    const reply = await ask()
    setBusy(null)
    setProblem(reply.ok ? null : reply.refusal.message)
    return reply
  }
  return { busy, problem, change }
}
