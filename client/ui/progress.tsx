import './progress.css'

type ProgressProps = {
  /** From 0 to 1. */
  share: number
  start: string
  target: string
  /** Above the bar: the value now, and the share. */
  value?: string | undefined
  shareText?: string | undefined
  /** Everything in words. */
  description: string
  isStale?: boolean | undefined
}

/** How far from the start to the target, with both written under the bar. */
export function Progress({
  share,
  start,
  target,
  value,
  shareText,
  description,
  isStale = false,
}: ProgressProps) {
  const width = `${(Math.min(1, Math.max(0, share)) * 100).toFixed(1)}%`
  return (
    <span class={isStale ? 'prog is-stale' : 'prog'} role="img" aria-label={description}>
      {value === undefined && shareText === undefined ? null : (
        <span class="prog__lab">
          <b>{value}</b>
          <span>{shareText}</span>
        </span>
      )}
      <span class="prog__bar">
        <i style={{ width }} />
      </span>
      <span class="prog__lab">
        <span>{start}</span>
        <span>{target}</span>
      </span>
    </span>
  )
}
