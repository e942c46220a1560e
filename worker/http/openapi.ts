import { toJsonSchema } from '@valibot/to-json-schema'
import type * as v from 'valibot'
import { ALL_ROUTES } from '../../shared/api/all-routes.ts'
import { ApiErrorSchema } from '../../shared/api/errors.ts'
import { CSRF_HEADER, IDEMPOTENCY_HEADER, type Route } from '../../shared/api/route.ts'
import { reachOf, TOKEN_SCOPES, type TokenScope } from '../../shared/identity/record-capabilities.ts'
import { SIGNATURE_HEADER, TIME_HEADER } from '../../shared/identity/signed-request.ts'
import { SESSION_COOKIE } from '../identity/browser.ts'

const DESCRIPTION = `Workshops, their people, the OKRs they published, and what became of these.

**Programs** send a team's token as a bearer token. Members of a team make tokens on its settings screen, each with scopes; an operation says which scopes open it. What a team's token does not reach does not exist for it (404).

**Browsers** have a cookie, and send the header \`${CSRF_HEADER}\` with everything that changes something. A program with a token needs no such header.

**Reading again**: every answer to a GET has an \`etag\`. Sent back as \`if-none-match\` it is answered with 304 and no body while nothing has changed.

**Lists in pages**: \`limit\` says how many at most. An answer whose \`next\` is not \`null\` goes on: send \`next\` as \`after\`.

**Repeating a request**: operations with the header \`${IDEMPOTENCY_HEADER}\` are done once for each value of it and answered the same when they are sent again with it. The same value for another request is refused (409).`

/** The whole API as an OpenAPI 3.1 document, made from the table and the schemas that requests are checked with. */
export function openApiDocument(serverUrl: string) {
  const paths: Record<string, Record<string, unknown>> = {}
  for (const [operationId, route] of Object.entries<Route>(ALL_ROUTES)) {
    const path = route.path.replace(/:(\w+)/g, '{$1}')
    paths[path] = { ...paths[path], [route.method.toLowerCase()]: operation(operationId, route) }
  }
  return {
    openapi: '3.1.0',
    info: {
      title: 'Turnout',
      version: '1',
      description: DESCRIPTION,
    },
    servers: [{ url: serverUrl }],
    paths,
    components: {
      schemas: { Error: jsonSchema(ApiErrorSchema) },
      headers: {
        etag: { description: 'Names this answer: see `if-none-match`', schema: { type: 'string' } },
        challenge: {
          description:
            'With 401: how to say who one is; `error="invalid_token"` where a token is unknown or revoked',
          schema: { type: 'string' },
        },
      },
      responses: {
        NotModified: {
          description: 'As it was: what `if-none-match` names still holds',
          headers: { etag: { $ref: '#/components/headers/etag' } },
        },
        Error: {
          description: 'Refused: a stable code, and a message that says what to do',
          headers: { 'www-authenticate': { $ref: '#/components/headers/challenge' } },
          content: { 'application/json': { schema: { $ref: '#/components/schemas/Error' } } },
        },
      },
      securitySchemes: {
        browser: { type: 'apiKey', in: 'cookie', name: SESSION_COOKIE },
        token: {
          type: 'http',
          scheme: 'bearer',
          description: 'A team’s token with a scope that the operation names',
        },
        roomSignature: {
          type: 'apiKey',
          in: 'header',
          name: SIGNATURE_HEADER,
          description: `HMAC of method, path, time and body; the time is in ${TIME_HEADER}`,
        },
      },
    },
  }
}

function operation(operationId: string, route: Route) {
  const scopes = scopesFor(route)
  const security = {
    public: [],
    'signed-in': [{ browser: [] }],
    team: [{ browser: [] }, ...(scopes.length > 0 ? [{ token: [] }] : [])],
    room: [{ roomSignature: [] }],
  }[route.access]
  const isRead = route.method === 'GET'
  return {
    operationId,
    summary: route.summary,
    ...(route.access === 'team' && { description: whoMay(route, scopes) }),
    security,
    parameters: [...pathParameters(route), ...queryParameters(route), ...headerParameters(route)],
    ...(route.body && {
      requestBody: { required: true, content: { 'application/json': { schema: jsonSchema(route.body) } } },
    }),
    responses: {
      200: {
        description: 'Done',
        ...(isRead && { headers: { etag: { $ref: '#/components/headers/etag' } } }),
        content: replyContent(route),
      },
      ...(isRead && { 304: { $ref: '#/components/responses/NotModified' } }),
      default: { $ref: '#/components/responses/Error' },
    },
  }
}

/** The scopes of tokens that open a route. */
function scopesFor({ access, needs, by }: Route): TokenScope[] {
  if (access !== 'team' || needs === undefined || by === 'people') return []
  return TOKEN_SCOPES.filter((scope) => reachOf(`token:${scope}`, needs) !== 'none')
}

function whoMay({ needs }: Route, scopes: readonly TokenScope[]): string {
  const tokens =
    scopes.length === 0 ? 'not for tokens' : `tokens with the scope ${scopes.map(quoted).join(' or ')}`
  return `Needs \`${needs}\`: ${tokens}.`
}

function quoted(scope: TokenScope): string {
  return `\`${scope}\``
}

function replyContent({ reply }: Route) {
  return 'text' in reply
    ? { [reply.text]: { schema: { type: 'string' } } }
    : { 'application/json': { schema: jsonSchema(reply) } }
}

function pathParameters({ path }: Route) {
  return [...path.matchAll(/:(\w+)/g)].map(([, name]) => ({
    name,
    in: 'path',
    required: true,
    schema: { type: 'string' },
  }))
}

function queryParameters({ query }: Route) {
  const { properties = {}, required = [] } = query ? jsonSchema(query) : {}
  return Object.entries(properties).map(([name, described]) => {
    const { description, ...schema } = typeof described === 'object' ? described : {}
    return {
      ...{ name, in: 'query', required: required.includes(name) },
      ...(description !== undefined && { description }),
      schema,
    }
  })
}

function headerParameters(route: Route) {
  const { method, access } = route
  if (method === 'GET') return [header('if-none-match', false, 'The `etag` of an answer that is at hand')]
  const once = route.once
    ? [
        header(
          IDEMPOTENCY_HEADER,
          false,
          '8 to 128 characters of your own, such as a UUID: done once for each',
        ),
      ]
    : []
  if (access === 'room') return [header(TIME_HEADER, true), ...once]
  const isForTokens = scopesFor(route).length > 0
  return [header(CSRF_HEADER, !isForTokens, 'Any value; sent by browsers'), ...once]
}

function header(name: string, required: boolean, description?: string) {
  return {
    ...{ name, in: 'header', required },
    ...(description !== undefined && { description }),
    schema: { type: 'string' },
  }
}

/** OpenAPI 3.1 uses JSON Schema 2020-12. Checks that it cannot express (a time zone exists) are left out. */
function jsonSchema(schema: v.GenericSchema) {
  const { $schema: _, ...rest } = toJsonSchema(schema, {
    target: 'draft-2020-12',
    typeMode: 'input',
    errorMode: 'ignore',
  })
  return rest
}
