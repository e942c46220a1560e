/**
 * A pattern that matches whole words, without case. Shorthand such as "12%" or "/5" begins or ends with no letter, so only
 * letters and digits bound it.
 */
export function betweenWords(source: string): RegExp {
  return new RegExp(`(?<![\\p{L}\\p{N}])(?:${source})(?![\\p{L}\\p{N}])`, 'iu')
}
