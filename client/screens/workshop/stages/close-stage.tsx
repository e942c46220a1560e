import { ArchiveRestore } from 'lucide'
import { useState } from 'preact/hooks'
import type { RetroProblem } from '../../../../shared/retro/retro-problems.ts'
import { findRetroProblems } from '../../../../shared/retro/retro-problems.ts'
import { stageIdOfKind } from '../../../../shared/workshop/agenda.ts'
import type { StageKind } from '../../../../shared/workshop/stages.ts'
import type { Visible } from '../../../../shared/workshop/state.ts'
import { closeText as text } from '../../../text/en/retro-close.ts'
import { retroStages } from '../../../text/en/retro-stages.ts'
import { Banner } from '../../../ui/banner.tsx'
import { Button } from '../../../ui/button.tsx'
import { StageHead } from '../../../ui/stage-head.tsx'
import { Verdict } from '../../../ui/verdict.tsx'
import { Learnings } from '../retro/learnings.tsx'
import { AnotherRetro } from '../retro/looked-back-on.tsx'
import { RetroSummary } from '../retro/retro-summary.tsx'
import type { StageProps } from '../stage-view.tsx'
import { useLeadAction, useWorkshop } from '../workshop-context.ts'
import '../retro/summary.css'

/** [RE6] What the retro says, as it would go into the record, and what is missing before it can. */
export function CloseStage({ visible, stage }: StageProps) {
  const { model } = useWorkshop()
  const { question, help } = retroStages.close
  const { prompt } = stage.settings
  const { retro } = visible
  const problems = findRetroProblems(visible)
  const may = model.may({ type: 'finalise-retro' })
  useLeadAction(
    model.can('lead-workshop') && retro !== null
      ? {
          icon: ArchiveRestore,
          label: text.finalise,
          state: problems.length === 0 ? text.ready : text.problems(problems.length),
          note: text.finaliseHelp,
          blocked: may.ok ? (problems[0]?.message ?? null) : may.refusal.message,
          onClick: () => void model.give({ type: 'finalise-retro' }),
        }
      : null,
  )
  return (
    <div class="closegrid">
      <StageHead question={prompt === '' ? question : prompt} help={help} place={visible.workshop.teamName} />
      {retro === null ? null : <AnotherRetro retro={retro} cycleName={visible.workshop.cycle.name} />}
      <Refused visible={visible} />
      {problems.length === 0 ? (
        <Verdict level="fine">
          {text.ready} {model.can('lead-workshop') ? '' : text.leadCloses}
        </Verdict>
      ) : (
        <AllMissing visible={visible} problems={problems} />
      )}
      {retro === null ? null : (
        <>
          <Learnings visible={visible} retro={retro} />
          <RetroSummary visible={visible} retro={retro} hasLearnings={false} />
        </>
      )}
    </div>
  )
}

/** What there is too much of to read at once is folded: the first of it leads on. */
const SHOWN_AT_FIRST = 5

function AllMissing({ visible, problems }: { visible: Visible; problems: readonly RetroProblem[] }) {
  const [isWhole, setWhole] = useState(false)
  const shown = isWhole ? problems : problems.slice(0, SHOWN_AT_FIRST)
  return (
    <section class="closegrid__problems" aria-label={text.problems(problems.length)}>
      <ul class="closegrid__missing">
        {shown.map((problem) => (
          <Missing
            key={`${problem.code}-${problem.keyResultId}-${problem.actionId}`}
            visible={visible}
            problem={problem}
          />
        ))}
      </ul>
      {shown.length === problems.length ? null : (
        <Button size="sm" onClick={() => setWhole(true)}>
          {text.allProblems(problems.length)}
        </Button>
      )}
    </section>
  )
}

/** Where it is mended: who leads may take the room there. */
function Missing({ visible, problem }: { visible: Visible; problem: RetroProblem }) {
  const { model } = useWorkshop()
  const { code, rule, message, keyResultId } = problem
  const stageId = stageIdOfKind(visible, MENDED_IN[code])
  const may = stageId !== null && model.may({ type: 'go-to-stage', stageId }).ok
  const go = async () => {
    if (stageId === null) return
    if (keyResultId !== null) await model.give({ type: 'show-key-result', keyResultId })
    await model.give({ type: 'go-to-stage', stageId })
  }
  return (
    <li>
      <Verdict
        level="warn"
        action={may ? text.goThere : undefined}
        onClick={may ? () => void go() : undefined}
        aside={<small class="xs muted">{rule}</small>}
      >
        {message}{' '}
      </Verdict>
    </li>
  )
}

const MENDED_IN = {
  'grades-hidden': 'grade',
  'score-missing': 'grade',
  'cause-missing': 'decide',
  'verdict-missing': 'decide',
  'owner-missing': 'actions',
  'owner-gone': 'actions',
  'date-missing': 'actions',
} as const satisfies Record<RetroProblem['code'], StageKind>

/** The record refused it, with its reasons. */
function Refused({ visible: { publication } }: { visible: Visible }) {
  if (publication.status !== 'refused') return null
  return (
    <Banner tone="negative" title={text.refused}>
      {publication.reasons.map(({ message }) => message).join(' ')}
    </Banner>
  )
}
