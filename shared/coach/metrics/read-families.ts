import type { Department, FamilyWord, Metric, MetricFamily } from './metric.ts'

/*
 * The families are written as text, since they go to every browser and a text is half the size of as many objects:
 *
 *   deployment: deploy*, ci/cd, release?, go live
 *   - deployment time | minutes | median from merge to live, all of 7 days | rollback rate
 *   + deployment frequency | a day | deployments to production, mean of 4 weeks | change failure rate
 *
 * First the id and the words that call the family (`*`: every word that begins so; `?`: weak), then a line for each
 * metric: better when less (`-`), more (`+`) or kept (`=`), its name, unit, definition and counter-metric. An empty line
 * ends a family.
 */

const DIRECTIONS = { '-': 'decrease', '+': 'increase', '=': 'maintain' } as const

/** Throws on a line that cannot be read: the families are ours, so that is a bug. */
export function readFamilies(department: Department, text: string): readonly MetricFamily[] {
  return text
    .trim()
    .split(/\n{2,}/)
    .map((block) => {
      const [head = '', ...lines] = block.split('\n')
      const [id = '', words] = head.split(': ')
      if (words === undefined) throw new Error(`A family has no words: ${head}`)
      return { id, department, words: words.split(', ').map(readWord), metrics: lines.map(readMetric) }
    })
}

function readWord(entry: string): FamilyWord {
  const word = entry.replace(/[*?]$/, '')
  return { word, isBeginning: entry.endsWith('*'), isWeak: entry.endsWith('?') }
}

function readMetric(line: string): Metric {
  const sign = line.charAt(0)
  const [name, unit, definition, counter, ...rest] = line.slice(2).split(' | ')
  const isWhole = name && unit !== undefined && definition && counter && rest.length === 0
  if (!isWhole || (sign !== '-' && sign !== '+' && sign !== '=')) throw new Error(`Not a metric: ${line}`)
  return { name, direction: DIRECTIONS[sign], unit, definition, counter }
}
