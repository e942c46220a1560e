import { wordList } from './word-list.ts'

/** Words with their values: "two 2 three 3". */
function wordValues(text: string): ReadonlyMap<string, number> {
  return new Map(Array.from(text.matchAll(/(\S+) (\S+)/g), ([, word = '', value]) => [word, Number(value)]))
}

/** "One" is none of them: it counts in few places only. */
export const NUMBER_WORDS = wordValues(`
  zero 0 two 2 three 3 four 4 five 5 six 6 seven 7 eight 8 nine 9 ten 10 eleven 11 twelve 12 thirteen 13 fourteen 14
  fifteen 15 sixteen 16 seventeen 17 eighteen 18 nineteen 19 twenty 20 thirty 30 forty 40 fifty 50 sixty 60 seventy 70
  eighty 80 ninety 90 dozen 12 hundred 1e2 thousand 1e3 million 1e6 billion 1e9
`)
export const SCALE_WORDS = wordValues(
  'hundred 1e2 thousand 1e3 k 1e3 million 1e6 mn 1e6 m 1e6 billion 1e9 bn 1e9 b 1e9',
)
/** "Doubles", "twice": a change with its size. Plain forms. */
export const MULTIPLIER_WORDS = wordValues(
  'double 2 triple 3 treble 3 quadruple 4 quintuple 5 halve 0.5 twofold 2 threefold 3 fivefold 5 tenfold 10 twice 2 thrice 3',
)
/** "Two thirds", "a fifth of". */
export const FRACTION_WORDS = wordValues('third 0.333 quarter 0.25 fifth 0.2 tenth 0.1')
/** A number behind them is a name: "phase 2", "ISO 27001". */
export const NAMING_WORDS = wordList(`
  phase version v release iso soc article level tier line ward stage sev severity euro windows web part section
  priority covid type category python java node ios android milestone epic feature product project step
  wcag tls sprint team kr okr objective pci react postgres control fortune rfc issue ticket pr
`)
export const FREQUENCY_WORDS = wordList('daily weekly hourly monthly quarterly')
/** Words between a number and what it belongs to: "at least 5", "by around 20". */
export const HEDGING_WORDS = wordList(`
  at least more than less fewer over under up to about around approximately approx roughly nearly almost a an average of no
  total minimum maximum min max above below only exactly just currently
`)
