import { KEY_RESULT_TYPES } from '../../shared/coach/classification.ts'
import { readKeyResult } from '../../shared/coach/key-result/read-key-result.ts'
import type { LinearModel } from '../../shared/coach/model/linear-model.ts'
import { typeFeatures } from '../../shared/coach/model/type-features.ts'
import { type KeyResultExample, trainingExamples } from './examples.ts'
import { packWeights, trainLinearModel } from './train-linear.ts'

/** Chosen by cross-validation over the training examples; half or double of them changes little. */
export const TYPE_TRAINING = {
  classes: KEY_RESULT_TYPES.length,
  l2: 2,
  minSamples: 4,
  steps: 150,
  scale: 3,
  maxFeatures: 360,
} as const

export function trainTypeModel(examples: readonly KeyResultExample[]): LinearModel {
  return trainLinearModel(
    examples.map(({ text, labels }) => ({
      features: typeFeatures(readKeyResult(text)),
      target: KEY_RESULT_TYPES.map((type) => (type === labels.type ? 1 : 0)),
    })),
    TYPE_TRAINING,
  )
}

/** The files of weights that the training examples give, path from the checkout's root and text. */
export function trainedFiles(): ReadonlyArray<readonly [path: string, text: string]> {
  const { keyResults } = trainingExamples()
  return [['shared/coach/model/type-weights.ts', weightsFile('TYPE_WEIGHTS', trainTypeModel(keyResults))]]
}

function weightsFile(name: string, { scale, bias, weights }: LinearModel): string {
  return [
    '// Written by `npm run coach:train` from the labelled examples. Not to be changed by hand.',
    `export const ${name} = {`,
    `  scale: ${scale},`,
    `  bias: [${bias.join(', ')}],`,
    '  weights:',
    `    '${inQuotes(packWeights(weights))}',`,
    '} as const',
    '',
  ].join('\n')
}

function inQuotes(text: string): string {
  return text.replace(/['\\]/g, '\\$&').replaceAll('\n', '\\n')
}
