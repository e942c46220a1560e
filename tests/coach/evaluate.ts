// `npm run coach:eval`: how often the coach is right, beside others, on examples that nobody read while making it.
import { resolve } from 'node:path'
import { parseArgs } from 'node:util'
import { KEY_RESULT_TYPES } from '../../shared/coach/classification.ts'
import { type Answered, answer } from './answers.ts'
import {
  byKind,
  developmentExamples,
  type Examples,
  isForValidation,
  readExamples,
  validationExamples,
} from './examples.ts'
import { type Figure, type Figures, measure, typeFigures } from './figures.ts'
import { peers } from './peers.ts'

export const HELP = `npm run coach:eval -- [--development | --file FILE] [--errors]
  Without options: the validation split, every third of tests/data/okr-examples.jsonl.
  --development   the other examples of that file, which rules and weights were made with
  --file FILE     any file of labelled statements in the same form
  --errors        also names every statement that was answered otherwise; not for the validation split`

/** @returns lines to print and the exit status */
export function evaluate(
  args: readonly string[],
  calledIn: string,
): { lines: readonly string[]; status: 0 | 2 } {
  let options: ReturnType<typeof readOptions>
  try {
    options = readOptions(args)
  } catch (error) {
    return { lines: [error instanceof Error ? error.message : String(error), HELP], status: 2 }
  }
  if (options.help) return { lines: [HELP], status: 0 }
  const isValidation = !options.development && options.file === undefined
  if (options.errors && isValidation)
    return {
      lines: [
        'refused: The validation split says how the coach does on statements that nobody has read while making it. Its errors stay unread, or it could never say so again; use --errors with --development or --file.',
      ],
      status: 2,
    }
  const examples = examplesFor(options, calledIn)
  if (examples.keyResults.length + examples.objectives.length === 0)
    return { lines: ['empty: There are no labelled statements in it.'], status: 2 }
  const answered = answer(examples)
  const of = options.file ?? (options.development ? 'the development split' : 'the validation split')
  return {
    lines: [
      `${of}: ${examples.keyResults.length} key results, ${examples.objectives.length} objectives`,
      '',
      ...render(measure(answered), examples),
      ...renderPeers(examples),
      ...(options.errors ? ['', ...errorsOf(answered)] : []),
    ],
    status: 0,
  }
}

function readOptions(args: readonly string[]) {
  const { values } = parseArgs({
    args: [...args],
    options: {
      development: { type: 'boolean', default: false },
      file: { type: 'string' },
      errors: { type: 'boolean', default: false },
      help: { type: 'boolean', short: 'h', default: false },
    },
  })
  return values
}

function examplesFor({ development, file }: ReturnType<typeof readOptions>, calledIn: string): Examples {
  if (file === undefined) return development ? developmentExamples() : validationExamples()
  // Nor by its file name: whoever names the file means the part that may be read.
  const isOurs = resolve(calledIn, file) === resolve('tests/data/okr-examples.jsonl')
  const examples = readExamples(resolve(calledIn, file))
  return byKind(isOurs ? examples.filter((example) => !isForValidation(example)) : examples)
}

function render({ figures, confusion }: Figures, { keyResults }: Examples): string[] {
  const table = [...figures.map(renderFigure)]
  if (keyResults.length === 0) return table
  return [
    ...table,
    '',
    'type, expected (rows) and answered (columns)',
    ['', ...KEY_RESULT_TYPES].map((name) => name.padStart(16)).join(''),
    ...confusion.map((row, at) =>
      [KEY_RESULT_TYPES[at] ?? '', ...row].map((cell) => `${cell}`.padStart(16)).join(''),
    ),
  ]
}

function renderFigure({ name, n, value, low, high }: Figure): string {
  const shown = [value, low, high].map((number) => (Number.isNaN(number) ? '–' : number.toFixed(3)))
  return `${name.padEnd(38)} ${shown[0]}   95% ${shown[1]} to ${shown[2]}   n ${n}`
}

function renderPeers({ keyResults }: Examples): string[] {
  if (keyResults.length === 0) return []
  const rows = peers(developmentExamples().keyResults).flatMap(({ name, type }) =>
    typeFigures(
      `${name}: type`,
      keyResults.map((example) => ({ expected: example.labels.type, answered: type(example) })),
    ),
  )
  return ['', 'beside it', ...rows.map(renderFigure)]
}

function errorsOf({ keyResults, objectives }: Answered): string[] {
  return [
    ...keyResults.flatMap(({ example, classification }) => {
      const { labels } = example
      const differences = [
        differs('type', labels.type, classification.type),
        differs('measurable', labels.measurable, classification.measurable),
        differs('has_baseline', labels.has_baseline, classification.hasBaseline),
        differs('time_bound', labels.time_bound, classification.timeBound),
      ].filter((difference) => difference !== null)
      return differences.length === 0
        ? []
        : [
            `${example.id} ${differences.join('; ')} (${classification.reason} ${classification.confidence.toFixed(2)}): ${example.text}`,
          ]
    }),
    ...objectives.flatMap(({ example, problems }) => {
      const difference = differs('problems', example.labels.problems.join('+'), problems.join('+'))
      return difference === null ? [] : [`${example.id} ${difference}: ${example.text}`]
    }),
  ]
}

function differs(name: string, expected: unknown, answered: unknown): string | null {
  return expected === answered
    ? null
    : `${name} ${String(expected) || 'none'}, answered ${String(answered) || 'none'}`
}
