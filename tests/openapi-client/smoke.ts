import createClient from 'openapi-fetch'
import type { paths } from './dist/api.d.ts'

/** What a program does with a team's token, by the types of the generated client; what came of it is printed as JSON. */
const [origin = '', secret = '', teamId = ''] = process.argv.slice(2)
const client = createClient<paths>({ baseUrl: origin, headers: { authorization: `Bearer ${secret}` } })

const path = { teamId }
const read = await client.GET('/api/teams/{teamId}/okrs', { params: { path } })
if (read.data === undefined) throw new Error(`Not read: ${JSON.stringify(read.error)}`)
const keyResults = read.data.objectives.flatMap((objective) => objective.keyResults)
const pushed = keyResults.find(({ fields }) => fields.unit === 'min')
if (pushed === undefined) throw new Error('There is nothing to push a value to')

const again = await client.GET('/api/teams/{teamId}/okrs', {
  params: { path, header: { 'if-none-match': read.response.headers.get('etag') ?? '' } },
})

const keyResultId = pushed.id
const checkIn = () =>
  client.POST('/api/key-results/{keyResultId}/check-ins', {
    params: { path: { keyResultId }, header: { 'idempotency-key': 'one-push-of-tonight' } },
    body: { value: 36, confidence: 7, note: 'From the pipeline’s clock', nextStep: null },
  })
const first = await checkIn()
const second = await checkIn()
if (first.data === undefined) throw new Error(`Not checked in: ${JSON.stringify(first.error)}`)

const listed = await client.GET('/api/key-results/{keyResultId}/check-ins', {
  params: { path: { keyResultId }, query: { limit: '10' } },
})
const faulty = await client.POST('/api/key-results/{keyResultId}/check-ins', {
  params: { path: { keyResultId } },
  body: { value: 36, confidence: 11, note: '', nextStep: null },
})
const notForTokens = await client.GET('/api/teams/{teamId}/webhooks', { params: { path } })
const unknown = await client.GET('/api/teams/{teamId}/okrs', {
  params: { path },
  headers: { authorization: 'Bearer nobody-made-this' },
})

console.log(
  JSON.stringify({
    team: read.data.team.name,
    keyResults: keyResults.length,
    asBefore: again.response.status,
    value: first.data.checkIn.value,
    byToken: first.data.checkIn.byToken,
    progress: first.data.keyResult.progress,
    isDoneOnce: second.data?.checkIn.checkInId === first.data.checkIn.checkInId,
    checkIns: listed.data?.checkIns.length,
    next: listed.data?.next,
    faulty: faulty.error?.error,
    notForTokens: notForTokens.error?.error.code,
    unknown: unknown.error?.error.code,
  }),
)
