import { Eye } from 'lucide'
import { useEffect, useRef } from 'preact/hooks'
import { listAskedToGive } from '../../../../shared/workshop/readiness.ts'
import { processText as text } from '../../../text/en/retro-close.ts'
import { retroStages } from '../../../text/en/retro-stages.ts'
import { StageHead } from '../../../ui/stage-head.tsx'
import { ProcessAnswersForm } from '../retro/process-answers-form.tsx'
import { ProcessResultPicture } from '../retro/process-result-picture.tsx'
import type { StageProps } from '../stage-view.tsx'
import { useLeadAction, useWorkshop } from '../workshop-context.ts'

/** How we worked: everybody answers five statements alone; all of it is shown together, without names. */
export function ProcessPulseStage({ visible, stage }: StageProps) {
  const { model, announcement } = useWorkshop()
  const { question, help } = retroStages.processPulse
  const result = visible.retro?.processPulses[stage.id] ?? null
  const given = visible.writing[stage.id]?.cards ?? 0
  const state = text.answered(given, Math.max(given, listAskedToGive(visible).length))
  useLeadAction(
    model.can('lead-workshop') && result === null
      ? {
          icon: Eye,
          label: text.reveal,
          state,
          ...(given === 0 ? {} : { note: given < FEW ? text.few : text.revealTurns(given) }),
          blocked: given === 0 ? text.nobody : null,
          onClick: () => void model.give({ type: 'reveal', stageId: stage.id }),
        }
      : null,
  )
  const wasShown = useRef(result !== null)
  useEffect(() => {
    if (result === null || wasShown.current) return
    wasShown.current = true
    announcement.value = text.shown
  }, [result, announcement])
  const { prompt } = stage.settings
  return (
    <>
      <StageHead
        question={result !== null ? text.result : prompt === '' ? question : prompt}
        help={result !== null ? text.resultHelp(result.answered) : help}
        place={visible.workshop.teamName}
      />
      {result !== null ? (
        <ProcessResultPicture result={result} />
      ) : (
        <>
          {model.can('write-board') ? (
            <ProcessAnswersForm stage={stage} />
          ) : (
            <p class="muted">{text.watch}</p>
          )}
          <p class="muted num pulsecount">{state}</p>
        </>
      )}
    </>
  )
}

/** Fewer answers than these hide nobody. */
const FEW = 3
