import type { BallotItem } from '../../../../../shared/ballot/ballot.ts'
import { APPROVALS } from '../../../../../shared/ballot/choice.ts'
import type { BallotSettings } from '../../../../../shared/ballot/settings.ts'
import { assertNever } from '../../../../../shared/result.ts'
import { type Entry, entryIn } from '../../../../models/ballot-sheet.ts'
import { voteText } from '../../../../text/en/workshop-vote.ts'
import { DotAnswer } from '../../../../ui/ballot.tsx'
import { ChoiceRow } from '../../../../ui/choice-row.tsx'
import { useWorkshop } from '../../workshop-context.ts'

const AXES = ['importance', 'confidence'] as const
const FIVE = [1, 2, 3, 4, 5]
const FINGERS = [0, 1, 2, 3, 4, 5]
const LEVELS = [0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10]

/** Where I answer one proposal, in the method of the vote. */
export function AnswerField({
  item,
  name,
  settings,
  isReadOnly,
}: {
  item: BallotItem
  /** The proposal's words, for those who hear the fields. */
  name: string
  settings: BallotSettings
  isReadOnly: boolean
}) {
  const { ballot } = useWorkshop().model
  const entry: Entry = ballot.isAbstaining.value ? {} : entryIn(ballot.sheet.value, item.id)
  switch (settings.method) {
    case 'dots': {
      const dots = entry.dots ?? 0
      const cap = Math.min(settings.capPerItem, settings.budget)
      return (
        <DotAnswer
          name={name}
          dots={dots}
          cap={cap}
          canGive={!isReadOnly && ballot.left.value > 0 && dots < cap}
          canTake={!isReadOnly && dots > 0}
          isReadOnly={isReadOnly}
          onGive={() => ballot.give(item.id, 1)}
          onTake={() => ballot.give(item.id, -1)}
        />
      )
    }
    case 'score':
      return (
        <div class="axes">
          {AXES.map((axis) => {
            const value = entry[axis] ?? null
            const { name: axisName, words } = voteText.axes[axis]
            return (
              <ChoiceRow
                key={axis}
                label={voteText.axisOf(axisName, name)}
                shownLabel={axisName}
                choices={FIVE.map((step) => ({ value: step, label: step, meaning: words[step - 1] }))}
                value={value}
                words={value === null ? voteText.fromTo(words[0], words[4]) : words[value - 1]}
                disabled={isReadOnly}
                onChange={(step) => ballot.score(item.id, axis, step)}
              />
            )
          })}
        </div>
      )
    case 'approve':
      return (
        <ChoiceRow
          label={voteText.approvalOf(name)}
          choices={APPROVALS.map((approval) => ({ value: approval, label: voteText.approvals[approval] }))}
          value={entry.approval ?? null}
          disabled={isReadOnly}
          onChange={(approval) => ballot.approve(item.id, approval)}
        />
      )
    case 'fist':
      return (
        <ChoiceRow
          label={voteText.fingersOf(name)}
          choices={FINGERS.map((step) => ({ value: step, label: step, meaning: voteText.fingers[step] }))}
          value={entry.fingers ?? null}
          words={
            entry.fingers === undefined
              ? voteText.fromTo(voteText.fingers[0], voteText.fingers[5])
              : voteText.fingers[entry.fingers]
          }
          disabled={isReadOnly}
          onChange={(step) => ballot.showFingers(item.id, step)}
        />
      )
    case 'confidence':
      return (
        <ChoiceRow
          label={voteText.confidenceOf(name)}
          choices={LEVELS.map((step) => ({ value: step, label: step }))}
          value={entry.confidence ?? null}
          words={voteText.fromTo(voteText.levels.none, voteText.levels.sure)}
          disabled={isReadOnly}
          onChange={(step) => ballot.sayConfidence(item.id, step)}
        />
      )
    default:
      return assertNever(settings)
  }
}
