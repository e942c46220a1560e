/** Endings off, so that "deploys", "deployed" and "deploying" vote as one; wrong stems only need to be the same ones. */
export function stem(word: string): string {
  let rest = word.replace(/'.*$/, '')
  if (rest.length > 4) {
    if (rest.endsWith('ies')) rest = `${rest.slice(0, -3)}y`
    else if (rest.endsWith('sses')) rest = rest.slice(0, -2)
    else if (rest.endsWith('s') && !rest.endsWith('ss') && !rest.endsWith('us')) rest = rest.slice(0, -1)
  }
  if (rest.length > 5 && rest.endsWith('ing')) rest = rest.slice(0, -3)
  else if (rest.length > 4 && rest.endsWith('ed')) rest = rest.slice(0, -2)
  if (rest.length > 4 && rest.endsWith('e')) rest = rest.slice(0, -1)
  const last = rest.at(-1) ?? ''
  if (rest.length > 4 && last === rest.at(-2) && last !== 'l' && last !== 's') rest = rest.slice(0, -1)
  return rest
}
