import { wordList } from './word-list.ts'

export const NUMBER_WORDS: ReadonlyMap<string, number> = new Map([
  ['zero', 0],
  ['two', 2],
  ['three', 3],
  ['four', 4],
  ['five', 5],
  ['six', 6],
  ['seven', 7],
  ['eight', 8],
  ['nine', 9],
  ['ten', 10],
  ['eleven', 11],
  ['twelve', 12],
  ['thirteen', 13],
  ['fourteen', 14],
  ['fifteen', 15],
  ['sixteen', 16],
  ['seventeen', 17],
  ['eighteen', 18],
  ['nineteen', 19],
  ['twenty', 20],
  ['thirty', 30],
  ['forty', 40],
  ['fifty', 50],
  ['sixty', 60],
  ['seventy', 70],
  ['eighty', 80],
  ['ninety', 90],
  ['dozen', 12],
  ['hundred', 100],
  ['thousand', 1_000],
  ['million', 1_000_000],
  ['billion', 1_000_000_000],
  ['twenty-five', 25],
])
export const SCALE_WORDS: ReadonlyMap<string, number> = new Map([
  ['hundred', 100],
  ['thousand', 1_000],
  ['k', 1_000],
  ['million', 1_000_000],
  ['mn', 1_000_000],
  ['mio', 1_000_000],
  ['m', 1_000_000],
  ['mm', 1_000_000],
  ['billion', 1_000_000_000],
  ['bn', 1_000_000_000],
  ['b', 1_000_000_000],
])
/** "doubles", "twice", "3x": a change with its size. */
export const MULTIPLIER_WORDS: ReadonlyMap<string, number> = new Map([
  ['double', 2],
  ['doubles', 2],
  ['doubled', 2],
  ['doubling', 2],
  ['triple', 3],
  ['triples', 3],
  ['tripled', 3],
  ['tripling', 3],
  ['treble', 3],
  ['quadruple', 4],
  ['quadruples', 4],
  ['quadrupled', 4],
  ['quintuple', 5],
  ['halve', 0.5],
  ['halves', 0.5],
  ['halved', 0.5],
  ['halving', 0.5],
  ['twofold', 2],
  ['threefold', 3],
  ['fivefold', 5],
  ['tenfold', 10],
  ['two-fold', 2],
  ['ten-fold', 10],
  ['twice', 2],
  ['thrice', 3],
])
/** A number behind them is a name: "phase 2", "ISO 27001". */
export const NAMING_WORDS = wordList(`
  phase version v release iso soc iec nist article art level tier line ward stage sev severity euro windows
  web part chapter section room building floor terminal priority covid type category grade python java node
  php ios android gen generation batch cohort milestone epic wave series feature product project form
  figure table model press route bus appendix annex schedule module gate step wcag tls http ipv oauth
  industry layer rule sprint team pillar class kr okr objective o scope pci dss gdpr cmmi cis csa html es
  vue react angular drupal django rails postgres mysql wp control fortune rfc adr nr no. issue ticket pr
  title lot unit block district zone sap s/4hana bs din en
`)
export const FREQUENCY_WORDS = wordList('daily weekly hourly monthly quarterly')
