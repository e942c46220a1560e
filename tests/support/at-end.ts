const ends: (() => void)[] = []

/**
 * For what is started once and used by many test files: ended when this process ends, whichever way. Vitest ends its workers by
 * a signal, so there is no time for anything but sending one on.
 */
export function atEnd(end: () => void): void {
  if (ends.length === 0) {
    process.once('exit', () => {
      for (const each of ends) each()
    })
    for (const signal of ['SIGTERM', 'SIGINT', 'SIGHUP'] as const) process.once(signal, () => process.exit())
    // The one that started us is gone.
    process.once('disconnect', () => process.exit())
  }
  ends.push(end)
}
