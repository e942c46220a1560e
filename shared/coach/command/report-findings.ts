import { VERDICTS, type Verdict } from '../finding.ts'
import type { FindingAt, Linted } from './lint-markdown.ts'

export type ReportOptions = {
  /** How the file is called in front of each place. */
  readonly name: string
  readonly explains: boolean
  readonly hasColours: boolean
}

/** `warn` and above is what `--strict` fails on. */
export function isStrong({ finding }: FindingAt): boolean {
  return VERDICTS.indexOf(finding.verdict) >= VERDICTS.indexOf('warn')
}

/** One line for each finding, with the reason and an example below it when asked for. */
export function reportFindings(
  { findings }: Linted,
  { name, explains, hasColours }: ReportOptions,
): string[] {
  const paint = hasColours ? (code: number, text: string) => `\u001b[${code}m${text}\u001b[0m` : same
  return findings.flatMap(({ line, column, finding }) => {
    const { rule, verdict, title, prompt, reason, example } = finding
    const message = oneLine(`${withStop(title)} ${prompt}`)
    const first = `${name}:${line}:${column} ${rule} ${paint(COLOURS[verdict], verdict)} ${message}`
    return explains
      ? [
          first,
          `    ${oneLine(reason)}`,
          `    ${paint(DIM, 'weak:  ')} ${oneLine(example.weak)}`,
          `    ${paint(DIM, 'strong:')} ${oneLine(example.strong)}`,
        ]
      : [first]
  })
}

/** The last line: what was read, and what was found by strength. */
export function summarise({ objectives, keyResults, findings }: Linted): string {
  const counts = [...VERDICTS].reverse().flatMap((verdict) => {
    const count = findings.filter(({ finding }) => finding.verdict === verdict).length
    return count === 0 ? [] : [`${count} ${verdict}`]
  })
  const read = `${counted(objectives, 'objective')}, ${counted(keyResults, 'key result')}`
  return `${read}: ${counts.length === 0 ? 'nothing to say' : counts.join(', ')}`
}

const DIM = 2
const COLOURS = { show: 2, hint: 36, ask: 35, warn: 33, 'strong-warn': 31 } satisfies Record<Verdict, number>

function same(_code: number, text: string): string {
  return text
}

function withStop(title: string): string {
  return /[.?!]$/.test(title) ? title : `${title}.`
}

/** A quoted statement must neither break the line nor speak to the terminal. */
function oneLine(text: string): string {
  // biome-ignore lint/suspicious/noControlCharactersInRegex: they are what must not get through.
  return text.replace(/[\u0000-\u001f\u007f-\u009f\u2028\u2029]+/g, ' ')
}

function counted(count: number, noun: string): string {
  return `${count} ${noun}${count === 1 ? '' : 's'}`
}
