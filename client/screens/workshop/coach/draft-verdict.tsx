import { useEffect, useState } from 'preact/hooks'
import type { Assessment, Statement } from '../../../../shared/coach/assessment.ts'
import { NO_CONTEXT } from '../../../../shared/coach/assessment.ts'
import { Icon } from '../../../ui/icon.tsx'
import { VERDICT_LOOK } from '../../../ui/verdict.tsx'
import { useWorkshop } from '../workshop-context.ts'
import { asSentence, LEVEL_OF_VERDICT } from './card-coach.tsx'
import './draft-verdict.css'

/** A sentence that is still being written deserves a longer moment than a card. */
const PAUSE_MS = 450

/** What is settled on the card once it is there, and what half a sentence cannot help. */
export const NOT_WHILE_DRAFTING: readonly string[] = ['OB7', 'KR5', 'KR8']

/**
 * What the coach would say of a sentence before it is added: a few quiet words in a line that is always there, and only
 * what is worth changing. Nothing of it is announced.
 */
export function DraftVerdict({ kind, text }: { kind: Statement['kind']; text: string }) {
  const { coach } = useWorkshop()
  const by = coach.coach.value
  const [read, setRead] = useState<Assessment | null>(null)
  useEffect(() => {
    if (by === null || text.trim() === '') {
      setRead(null)
      return
    }
    const timer = setTimeout(() => setRead(by.assess({ kind, text }, NO_CONTEXT)), PAUSE_MS)
    return () => clearTimeout(timer)
  }, [by, kind, text])
  const finding = read?.findings.find(
    ({ rule, verdict }) => verdict !== 'hint' && verdict !== 'show' && !NOT_WHILE_DRAFTING.includes(rule),
  )
  const level = finding === undefined ? null : LEVEL_OF_VERDICT[finding.verdict]
  return (
    <p class={level === null ? 'draftverdict' : `draftverdict is-${level}`}>
      {finding === undefined || level === null ? null : (
        <>
          <Icon icon={VERDICT_LOOK[level].icon} />
          <span>
            <b>{asSentence(finding.title)}</b> {finding.prompt}
          </span>
        </>
      )}
    </p>
  )
}
