import { ok, type Result, refuse } from '../../shared/result.ts'

/**
 * The body's text, read only as far as it may go: a length that was announced wrongly does not help.
 * @param maxBytes the most bytes the body may have; more is `body-too-large`
 */
export async function readText(
  request: Request,
  maxBytes: number,
): Promise<Result<string, 'body-too-large' | 'invalid-json'>> {
  const tooLarge = refuse('body-too-large', `Send at most ${Math.floor(maxBytes / 1024)} KB.`)
  if (Number(request.headers.get('content-length') ?? 0) > maxBytes) return tooLarge
  const decoder = new TextDecoder('utf-8', { fatal: true, ignoreBOM: false })
  let text = ''
  let bytes = 0
  if (request.body === null) return ok('')
  const reader: ReadableStreamDefaultReader<Uint8Array> = request.body.getReader()
  try {
    for (;;) {
      const { done, value } = await reader.read()
      if (done) return ok(text + decoder.decode())
      bytes += value.byteLength
      if (bytes > maxBytes) {
        await reader.cancel()
        return tooLarge
      }
      text += decoder.decode(value, { stream: true })
    }
  } catch (error) {
    // The decoder throws a TypeError for bytes that are no UTF-8.
    if (error instanceof TypeError) return refuse('invalid-json', 'The body must be UTF-8 text.')
    throw error
  }
}

export function parseJson(text: string): Result<unknown, 'invalid-json'> {
  try {
    return ok(JSON.parse(text))
  } catch {
    return refuse('invalid-json', 'The body is not valid JSON.')
  }
}

export function isJson(contentType: string | null | undefined): boolean {
  return /^application\/json\s*(;|$)/i.test(contentType ?? '')
}
