import { toJsonSchema } from '@valibot/to-json-schema'
import type * as v from 'valibot'
import { ALL_ROUTES } from '../../shared/api/all-routes.ts'
import { ApiErrorSchema } from '../../shared/api/errors.ts'
import { CSRF_HEADER, type Route } from '../../shared/api/route.ts'
import { SIGNATURE_HEADER, TIME_HEADER } from '../../shared/identity/signed-request.ts'
import { SESSION_COOKIE } from '../identity/browser.ts'

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
      description: 'Workshops, their people, and the OKRs they published.',
    },
    servers: [{ url: serverUrl }],
    paths,
    components: {
      schemas: { Error: jsonSchema(ApiErrorSchema) },
      responses: {
        Error: {
          description: 'Refused: a stable code, and a message that says what to do',
          content: { 'application/json': { schema: { $ref: '#/components/schemas/Error' } } },
        },
      },
      securitySchemes: {
        browser: { type: 'apiKey', in: 'cookie', name: SESSION_COOKIE },
        token: {
          type: 'http',
          scheme: 'bearer',
          description: 'A team’s token with the scope that is needed',
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
  const security = {
    public: [],
    'signed-in': [{ browser: [] }],
    team: [{ browser: [] }, { token: [] }],
    room: [{ roomSignature: [] }],
  }[route.access]
  return {
    operationId,
    summary: route.summary,
    security,
    parameters: [...pathParameters(route), ...queryParameters(route), ...headerParameters(route)],
    ...(route.body && {
      requestBody: { required: true, content: { 'application/json': { schema: jsonSchema(route.body) } } },
    }),
    responses: {
      200: { description: 'Done', content: replyContent(route) },
      default: { $ref: '#/components/responses/Error' },
    },
  }
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
  return Object.entries(properties).map(([name, schema]) => ({
    name,
    in: 'query',
    required: required.includes(name),
    schema,
  }))
}

function headerParameters({ method, access }: Route) {
  if (method === 'GET') return []
  const name = access === 'room' ? TIME_HEADER : CSRF_HEADER
  return [{ name, in: 'header', required: true, schema: { type: 'string' } }]
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
