import type { KeyResultFields } from '../../../shared/okr/model.ts'
import { okrs } from '../../text/en/okrs.ts'
import { withUnit } from '../../text/values.ts'

/** Start and target on a line, or the words of a milestone. What is missing is said, never drawn as zero. */
export function TargetScale({ fields }: { fields: KeyResultFields }) {
  const { direction, baseline, target, unit, milestoneReason } = fields
  if (direction === 'milestone') {
    return (
      <p class="target target--words">
        <b>{okrs.milestone}</b>
        <span>{okrs.milestoneReason(milestoneReason)}</span>
      </p>
    )
  }
  const start = typeof baseline === 'number' ? withUnit(baseline, unit) : okrs.startUnknown
  const end = target === null ? okrs.startUnknown : withUnit(target, unit)
  const isKept = direction === 'maintain'
  const words = isKept ? okrs.keep(end) : okrs.fromTo(start, end)
  return (
    <span class={isKept ? 'target is-kept' : 'target'} role="img" aria-label={words}>
      <span class="target__line" />
      <span class="target__ends">
        <span class={typeof baseline === 'number' ? 'num' : 'target__unknown'}>{start}</span>
        <b class="num">{end}</b>
      </span>
    </span>
  )
}
