import { wordList } from './word-list.ts'

/** "Shorter waits", "make it safer": more or less of something good is a result, without any number too. */
export const COMPARATIVES = wordList(`
  more less fewer better worse higher lower faster slower shorter longer sooner earlier easier safer cheaper stronger
  quicker healthier happier simpler smaller larger bigger greater fairer
`)
