import { Eye } from 'lucide'
import { useEffect, useRef } from 'preact/hooks'
import { listAskedToGive } from '../../../../shared/workshop/readiness.ts'
import { pulseText, writingText } from '../../../text/en/workshop-writing.ts'
import { StageHead } from '../../../ui/stage-head.tsx'
import type { StageProps } from '../stage-view.tsx'
import { useLeadAction, useWorkshop } from '../workshop-context.ts'
import { PulseAnswer } from '../write/pulse-answer.tsx'
import { PulseResult } from '../write/pulse-result.tsx'
import '../write/pulse.css'

/** How are we today: everybody says so alone, and all of it is shown together, without names. */
export function PulseStage({ visible, stage }: StageProps) {
  const { model, announcement } = useWorkshop()
  const result = visible.pulses[stage.id] ?? null
  const given = visible.writing[stage.id]?.cards ?? 0
  const answers = result?.counts.reduce((sum, people) => sum + people, 0) ?? 0
  const mayAnswer = model.can('write-board')
  useLeadAction(
    model.can('lead-workshop') && result === null
      ? {
          icon: Eye,
          label: writingText.reveal,
          state: pulseText.answered(given, listAskedToGive(visible).length),
          ...(given === 0 ? {} : { note: pulseText.revealTurns(given) }),
          blocked: given === 0 ? pulseText.nobody : null,
          onClick: () => void model.give({ type: 'reveal', stageId: stage.id }),
        }
      : null,
  )
  const wasShown = useRef(result !== null)
  useEffect(() => {
    if (result === null || wasShown.current) return
    wasShown.current = true
    announcement.value = pulseText.revealed(answers)
  }, [result, answers, announcement])
  const { prompt } = stage.settings
  return (
    <>
      <StageHead
        question={result === null ? (prompt === '' ? pulseText.question : prompt) : pulseText.result}
        help={result === null ? pulseText.help : pulseText.resultHelp(answers)}
        place={visible.workshop.teamName}
      />
      {result !== null ? (
        <PulseResult result={result} />
      ) : (
        <>
          {mayAnswer ? <PulseAnswer stage={stage} /> : <p class="muted">{pulseText.watch}</p>}
          <p class="muted num pulsecount">{pulseText.answered(given, listAskedToGive(visible).length)}</p>
        </>
      )}
    </>
  )
}
