import './progress.css'

type ProgressProps = {
  /** From 0 to 1; `null`: nobody can say yet. */
  share: number | null
  start: string
  target: string
  /** Above the bar: the value now, and the share. */
  value?: string | undefined
  shareText?: string | undefined
  /** Where it should be by now, a tick across the bar. */
  expected?: number | null | undefined
  /** Where it leads, dashed beyond the bar's end. */
  forecast?: number | null | undefined
  /** Everything in words. */
  description: string
  isStale?: boolean | undefined
}

/** How far from the start to the target, with both written under the bar, what is expected by now and where it leads. */
export function Progress({
  share,
  start,
  target,
  value,
  shareText,
  expected = null,
  forecast = null,
  description,
  isStale = false,
}: ProgressProps) {
  const reached = share ?? 0
  return (
    <span class={isStale ? 'prog is-stale' : 'prog'} role="img" aria-label={description}>
      {value === undefined && shareText === undefined ? null : (
        <span class="prog__lab">
          <b>{value}</b>
          <span>{shareText}</span>
        </span>
      )}
      <span class="prog__bar">
        {forecast === null || forecast <= reached ? null : (
          <s style={{ left: percent(reached), width: percent(forecast - reached) }} />
        )}
        {share === null ? null : <i style={{ width: percent(share) }} />}
        {expected === null ? null : <u style={{ left: percent(expected) }} />}
      </span>
      <span class="prog__lab">
        <span>{start}</span>
        <span>{target}</span>
      </span>
    </span>
  )
}

function percent(share: number): string {
  return `${(Math.min(1, Math.max(0, share)) * 100).toFixed(1)}%`
}
