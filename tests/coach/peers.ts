import { KEY_RESULT_TYPES, type KeyResultType } from '../../shared/coach/classification.ts'
import { type LinearModel, scoreFeatures } from '../../shared/coach/model/linear-model.ts'
import type { KeyResultExample } from './examples.ts'
import { trainLinearModel } from './train-linear.ts'

export type Peer = { readonly name: string; readonly type: (example: KeyResultExample) => KeyResultType }

/** Others that answer the same question, so that the coach's figures stand beside something. */
export function peers(trainedOn: readonly KeyResultExample[]): readonly Peer[] {
  return [
    { name: 'always "outcome"', type: () => 'outcome' },
    { name: 'list of verbs', type: ({ text }) => typeByVerbList(text) },
    { name: 'bag of words', type: bagOfWords(trainedOn) },
  ]
}

const OUTPUT_VERBS = new Set(
  'add audit automate build complete conduct create define deliver deploy design develop document draft establish execute finish hire hold implement install integrate introduce launch make migrate move open organise organize plan prepare produce publish recruit redesign refactor release replace review roll run send set setup ship sign start submit test train upgrade write'.split(
    ' ',
  ),
)

/** What one would write first: an output verb in front makes an output, with a number an activity metric. */
export function typeByVerbList(text: string): KeyResultType {
  const first = /\p{L}+/u.exec(text.replace(/^\s*kr\s?\d*[\s:.-]*/i, ''))?.[0].toLowerCase() ?? ''
  if (!OUTPUT_VERBS.has(first)) return 'outcome'
  return /\d/.test(text) ? 'activity_metric' : 'output'
}

const FOLDS = 10

/**
 * Multinomial logistic regression over the words that occur, each once. An example that is among the trained ones is
 * answered by a model that was trained without its tenth of them.
 */
export function bagOfWords(trainedOn: readonly KeyResultExample[]): Peer['type'] {
  const all = trainOnWords(trainedOn)
  const folds = Array.from({ length: FOLDS }, (_, fold) =>
    once(() => trainOnWords(trainedOn.filter((_, at) => at % FOLDS !== fold))),
  )
  const places = new Map(trainedOn.map(({ text }, at) => [text, at]))
  return ({ text }) => {
    const place = places.get(text)
    const model = (place === undefined ? undefined : folds[place % FOLDS]?.()) ?? all
    const scores = scoreFeatures(model, words(text))
    return KEY_RESULT_TYPES[scores.indexOf(Math.max(...scores))] ?? 'outcome'
  }
}

function trainOnWords(examples: readonly KeyResultExample[]): LinearModel {
  return trainLinearModel(
    examples.map(({ text, labels }) => ({
      features: words(text),
      target: KEY_RESULT_TYPES.map((type) => (type === labels.type ? 1 : 0)),
    })),
    { classes: KEY_RESULT_TYPES.length, l2: 1, minSamples: 1, steps: 200, scale: 16, maxFeatures: 100_000 },
  )
}

function once<Value>(make: () => Value): () => Value {
  let made: { readonly value: Value } | null = null
  return () => {
    made ??= { value: make() }
    return made.value
  }
}

function words(text: string): string[] {
  return [...new Set(text.toLowerCase().match(/\p{L}+|\p{N}+|[%$€£]|->|→/gu) ?? [])]
}
