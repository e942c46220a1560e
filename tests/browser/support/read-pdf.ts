import { inflateSync } from 'node:zlib'

/**
 * The words of a PDF that Chrome wrote, in the order of painting, and its pages. It reads what Chrome writes and no more: fonts
 * of numbered glyphs with a table of the letters that they stand for, and text as hexadecimal runs of such numbers.
 */
export function readPdf(file: Buffer): { text: string; pages: number } {
  const source = file.toString('latin1')
  const objects = new Map<string, string>()
  for (const [, id, body] of source.matchAll(/(\d+) 0 obj\b([\s\S]*?)endobj/g)) {
    if (id !== undefined && body !== undefined) objects.set(id, body)
  }
  const streamOf = (id: string | undefined) => inflate(objects.get(id ?? '') ?? '')
  const lettersOf = new Map<string, ReadonlyMap<string, string>>()
  const letters = (fontId: string) => {
    const known = lettersOf.get(fontId)
    if (known) return known
    const made = readLetters(streamOf(objects.get(fontId)?.match(/\/ToUnicode (\d+) 0 R/)?.[1]))
    lettersOf.set(fontId, made)
    return made
  }
  const pages = [...objects.values()].filter((body) => /\/Type \/Page\b(?!s)/.test(body))
  const text = pages.map((page) => {
    const fonts = new Map(
      [...(page.match(/\/Font <<([\s\S]*?)>>/)?.[1] ?? '').matchAll(/\/(\S+) (\d+) 0 R/g)].map(
        ([, name = '', id = '']) => [name, id],
      ),
    )
    return wordsOf(streamOf(page.match(/\/Contents (\d+) 0 R/)?.[1]), (name) =>
      letters(fonts.get(name) ?? ''),
    )
  })
  return { text: text.join('\n'), pages: pages.length }
}

function inflate(object: string): string {
  const at = object.indexOf('stream')
  if (at < 0) return ''
  const start = object.indexOf('\n', at) + 1
  const bytes = Buffer.from(object.slice(start, object.lastIndexOf('endstream')), 'latin1')
  return (object.includes('/FlateDecode') ? inflateSync(bytes) : bytes).toString('latin1')
}

/** By glyph number, in as many hexadecimal digits as the font counts with: the letters that it stands for. */
function readLetters(table: string): ReadonlyMap<string, string> {
  const letters = new Map<string, string>()
  for (const [, lines = ''] of table.matchAll(/beginbfchar([\s\S]*?)endbfchar/g)) {
    for (const [, glyph = '', code = ''] of lines.matchAll(/<(\w+)> <(\w+)>/g))
      letters.set(glyph, unhex(code))
  }
  for (const [, lines = ''] of table.matchAll(/beginbfrange([\s\S]*?)endbfrange/g)) {
    for (const [, from = '', to = '', code = ''] of lines.matchAll(/<(\w+)> <(\w+)> <(\w+)>/g)) {
      const first = Number.parseInt(from, 16)
      for (let glyph = first; glyph <= Number.parseInt(to, 16); glyph++) {
        const letter = String.fromCharCode(Number.parseInt(code, 16) + glyph - first)
        letters.set(glyph.toString(16).toUpperCase().padStart(from.length, '0'), letter)
      }
    }
  }
  return letters
}

function unhex(code: string): string {
  return (code.match(/.{4}/g) ?? []).map((unit) => String.fromCharCode(Number.parseInt(unit, 16))).join('')
}

/** Runs of glyphs, `<1A3A> Tj` or `[<1A> -20 <3A>] TJ`, each in the font that was chosen last by `/F4 16 Tf`. */
function wordsOf(content: string, lettersOf: (font: string) => ReadonlyMap<string, string>): string {
  let letters: ReadonlyMap<string, string> = new Map()
  const runs: string[] = []
  for (const [, font, array, single] of content.matchAll(
    /\/(\S+) [\d.]+ Tf|\[([^\]]*)\]\s*TJ|<([\da-fA-F]+)>\s*Tj/g,
  )) {
    if (font !== undefined) letters = lettersOf(font)
    const hex = single ?? [...(array ?? '').matchAll(/<(\w+)>/g)].map(([, run]) => run).join('')
    const [width] = [...letters.keys()].map((glyph) => glyph.length)
    const glyphs = hex.toUpperCase().match(width === 2 ? /../g : /.{4}/g) ?? []
    if (glyphs.length > 0) runs.push(glyphs.map((glyph) => letters.get(glyph) ?? '').join(''))
  }
  return runs.join('')
}
