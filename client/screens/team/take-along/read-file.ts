import { IMPORT_LIMIT_BYTES, type ImportFile } from '../../../../shared/api/exchange-routes.ts'
import { takeAlong } from '../../../text/en/take-along.ts'

const text = takeAlong.import

/** A file that somebody chose, as far as it is known without the server. */
export type ChosenFile = { readonly name: string } & (
  | { readonly kind: 'csv'; readonly text: string }
  | { readonly kind: 'json'; readonly document: unknown }
)

export type Read =
  | { readonly ok: true; readonly file: ChosenFile }
  | { readonly ok: false; readonly message: string }

/** Tells by what it says, not by its name, whether a text is a document of ours or a table. */
export function readText(name: string, content: string): Read {
  if (content.includes('\u0000')) return { ok: false, message: text.notText }
  const isJson = /^\ufeff?\s*[{[]/.test(content)
  const file: ChosenFile | null = isJson ? readJson(name, content) : { kind: 'csv', name, text: content }
  if (file === null) return { ok: false, message: text.notJson }
  const sent = new TextEncoder().encode(JSON.stringify({ file })).byteLength
  // A little room for what is sent beside it.
  if (sent > IMPORT_LIMIT_BYTES - 4_096) {
    return { ok: false, message: text.tooLarge(IMPORT_LIMIT_BYTES / 1024 / 1024) }
  }
  return { ok: true, file }
}

function readJson(name: string, content: string): ChosenFile | null {
  try {
    return { kind: 'json', name, document: JSON.parse(content.replace(/^\ufeff/, '')) }
  } catch {
    return null
  }
}

/** How a table is read, as far as somebody said it; the rest is guessed. */
export type Choices = Pick<Extract<ImportFile, { kind: 'csv' }>, 'mapping' | 'notation' | 'cycleId' | 'title'>

export function toImportFile(file: ChosenFile, choices: Choices): ImportFile {
  return file.kind === 'json'
    ? { kind: 'json', document: file.document }
    : { kind: 'csv', text: file.text, ...choices }
}
