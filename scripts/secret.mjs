// The one secret from which all keys are derived, made once for each checkout.
import { randomBytes } from 'node:crypto'
import { appendFileSync, existsSync, readFileSync } from 'node:fs'

const SECRET_BYTES = 32
const LINE = /^\s*TURNOUT_SECRET\s*=\s*["']?([A-Za-z0-9_-]{43,})["']?\s*$/m

/**
 * Reads `TURNOUT_SECRET` from the git-ignored file, or makes one and writes it there; other lines are left as they are.
 * @param {string} file such as `.dev.vars`, where wrangler looks too
 * @returns {{ secret: string, isNew: boolean }} base64url, at least 32 bytes
 */
export function readOrMakeSecret(file) {
  const text = existsSync(file) ? readFileSync(file, 'utf8') : ''
  const found = LINE.exec(text)?.[1]
  if (found !== undefined) return { secret: found, isNew: false }
  if (/^\s*TURNOUT_SECRET\s*=/m.test(text)) {
    throw new Error(
      `TURNOUT_SECRET in ${file} is not ${SECRET_BYTES} bytes in base64url. Remove that line to get a new one.`,
    )
  }
  const secret = randomBytes(SECRET_BYTES).toString('base64url')
  const separator = text === '' || text.endsWith('\n') ? '' : '\n'
  appendFileSync(file, `${separator}TURNOUT_SECRET=${secret}\n`, { mode: 0o600 })
  return { secret, isNew: true }
}
