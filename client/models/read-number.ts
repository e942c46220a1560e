/** `null` for nothing, `wrong` for what is no number. A comma is a decimal point: "4,2" is 4.2. */
export function readNumber(text: string): number | null | 'wrong' {
  const trimmed = text.trim().replace(/\s/g, '').replace(',', '.').replace(/%$/, '')
  if (trimmed === '') return null
  const number = Number(trimmed)
  return Number.isFinite(number) && /^[-+]?(\d|\.\d)/.test(trimmed) ? number : 'wrong'
}
