import type { ReadonlySignal } from '@preact/signals'
import { createContext } from 'preact'
import { useContext, useEffect, useState } from 'preact/hooks'

/** What was last done, for a screen reader; `null` on screens that say nothing. */
export const SpokenContext = createContext<ReadonlySignal<string> | null>(null)

/** What was said before stays for a moment: two things that are said at once are both read. */
const LINES = 3

/**
 * Says it, line by line. Everything behind a modal dialog is inert, a live region too: a dialog has one of its own, which
 * begins empty, so that nothing is said twice.
 */
export function SpokenLines() {
  const spoken = useContext(SpokenContext)
  const [lines, setLines] = useState<readonly { readonly key: number; readonly text: string }[]>([])
  useEffect(() => {
    let key = 0
    return spoken?.subscribe((text) => {
      if (text === '') return
      key += 1
      setLines((before) => [...before, { key, text }].slice(-LINES))
    })
  }, [spoken])
  return (
    <div class="sr" role="status" aria-atomic="false">
      {lines.map(({ key, text }) => (
        <p key={key}>{text}</p>
      ))}
    </div>
  )
}
