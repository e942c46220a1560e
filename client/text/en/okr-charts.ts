/** Words of the pictures of OKRs. */
export const okrCharts = {
  week: (week: number) => `wk ${week}`,
  weekLong: (week: number) => `Week ${week}`,
  now: 'now',
  start: 'start',
  due: 'due',
  value: 'value',
  expected: 'expected',
  forecast: 'forecast',
  forecastTo: (value: string, misses: boolean) => `forecast ${value}${misses ? ', misses' : ''}`,
  target: 'target',
  kept: 'to stay inside',
  progress: {
    caption: 'Values by check-in',
    columns: { day: 'Day', value: 'Value', expected: 'Expected by then' },
    description: (parts: readonly string[]) => `${parts.join('. ')}.`,
    values: (values: readonly string[]) => `Values by check-in: ${values.join(', ')}`,
    noValues: 'No value yet',
    target: (value: string, when: string) => `Target ${value} by ${when}`,
    forecast: (value: string, misses: boolean) =>
      misses ? `Forecast ${value}, misses the target` : `Forecast ${value}, reaches the target`,
  },
  confidence: {
    title: 'Confidence over time',
    caption: 'Confidence by check-in',
    columns: { day: 'Day', confidence: 'Confidence', change: 'Change' },
    trend: (values: readonly number[]) => `Confidence by check-in: ${values.join(', ')}`,
    low: 'below 4: ask for help',
    none: 'No check-in yet',
  },
  overview: {
    title: 'The cycle at a glance',
    help: 'A column for each week with a check-in, as high as the confidence it gave. A ring: none came.',
    caption: 'Confidence by key result and week',
    keyResult: 'Key result',
    state: 'Now',
    missed: 'none',
    row: (text: string, made: number, weeks: number, state: string) =>
      `${text}: ${made === 1 ? '1 check-in' : `${made} check-ins`} in ${weeks === 1 ? '1 week' : `${weeks} weeks`}, now ${state}`,
    tooEarly: 'The picture begins with the cycle.',
  },
  ownership: {
    title: 'Who owns how many',
    help: 'Key results by owner, in the order of names. It counts, it does not rank.',
    caption: 'Key results by owner',
    columns: { person: 'Owner', owned: 'Key results' },
    nobody: 'Nobody yet',
    count: (count: number) => (count === 1 ? '1 key result' : `${count} key results`),
  },
  funnel: {
    title: 'From objectives to initiatives',
    caption: 'Objectives, key results and initiatives',
    columns: { name: 'Objective or key result', progress: 'Progress', below: 'Below it' },
    keyResults: (count: number) => (count === 1 ? '1 key result' : `${count} key results`),
    initiatives: (done: number, count: number) =>
      count === 0
        ? 'no initiative'
        : `${done} of ${count === 1 ? '1 initiative' : `${count} initiatives`} done`,
    none: '–',
  },
} as const
