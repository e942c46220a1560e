import { plainForms } from '../reading/words.ts'

/** The shortest form, so that "deploys", "deployed" and "deploying" vote as one; wrong stems only need to be the same ones. */
export function stem(word: string): string {
  return plainForms(word)
    .reduce((shortest, form) => (form.length > 1 && form.length < shortest.length ? form : shortest))
    .replace(/e$/, '')
}
