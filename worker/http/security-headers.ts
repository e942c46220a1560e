/**
 * The headers on every page, asset and reply. The policy allows only what we serve ourselves, and connections to this
 * app and its room.
 */
export function securityHeaders({
  appOrigin,
  roomOrigin,
}: {
  appOrigin: string
  roomOrigin: string
}): Headers {
  const roomSocket = roomOrigin.replace(/^http/, 'ws')
  const policy = {
    'default-src': "'none'",
    'script-src': "'self'",
    'style-src': "'self'",
    'font-src': "'self'",
    'img-src': "'self'",
    'connect-src': `'self' ${roomOrigin} ${roomSocket}`,
    'manifest-src': "'self'",
    'base-uri': "'none'",
    'form-action': "'self'",
    'frame-ancestors': "'none'",
  }
  const headers = new Headers({
    'content-security-policy': Object.entries(policy)
      .map(([directive, sources]) => `${directive} ${sources}`)
      .join('; '),
    'x-content-type-options': 'nosniff',
    // Addresses of workshops stay here; the secrets of links are in fragments, which no referrer carries.
    'referrer-policy': 'no-referrer',
    'permissions-policy': 'camera=(), microphone=(), geolocation=(), payment=(), usb=(), browsing-topics=()',
    'cross-origin-opener-policy': 'same-origin',
    'cross-origin-resource-policy': 'same-origin',
  })
  if (appOrigin.startsWith('https:')) {
    headers.set('strict-transport-security', 'max-age=31536000')
  }
  return headers
}

/** The same response with the headers on it; responses from the platform cannot be changed in place. */
export function withHeaders(response: Response, headers: Headers): Response {
  const copy = new Response(response.body, response)
  for (const [name, value] of headers) copy.headers.set(name, value)
  return copy
}
