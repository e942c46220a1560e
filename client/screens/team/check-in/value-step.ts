import type { KeyResultFields } from '../../../../shared/okr/model.ts'

const STEPS_ON_THE_WAY = 40

/** How far one press of − or + goes: a round number, about a fortieth of the way from start to target. */
export function stepOf({ baseline, target }: Pick<KeyResultFields, 'baseline' | 'target'>): number {
  const start = typeof baseline === 'number' ? baseline : 0
  const way = Math.abs((target ?? start) - start) || Math.abs(start) || 1
  const wanted = way / STEPS_ON_THE_WAY
  const power = 10 ** Math.floor(Math.log10(wanted))
  const round = [1, 2, 5, 10].find((factor) => factor * power >= wanted * 0.999) ?? 10
  const isWhole = Number.isInteger(start) && Number.isInteger(target ?? 0) && way >= 10
  return isWhole ? Math.max(1, tidy(round * power)) : tidy(round * power)
}

/** One step up or down, without the noise of binary fractions. */
export function stepped(value: number, step: number, direction: 1 | -1): number {
  return tidy(Math.round((value + direction * step) / step) * step)
}

function tidy(value: number): number {
  return Number(value.toPrecision(12))
}
