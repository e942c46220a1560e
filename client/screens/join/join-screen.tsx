import { useEffect, useState } from 'preact/hooks'
import { useLocation } from 'preact-iso'
import type * as v from 'valibot'
import type { InspectedLinkSchema, Key } from '../../../shared/api/identity-api.ts'
import { JOINING_ROUTES } from '../../../shared/api/joining-routes.ts'
import { type ApiResult, request } from '../../api/request.ts'
import { join } from '../../text/en/join.ts'
import { Button, ButtonLink } from '../../ui/button.tsx'
import { MessageScreen } from '../message-screen.tsx'
import { CodeForm } from './code-form.tsx'
import { JoinForm } from './join-form.tsx'
import { keyFromAddress } from './key-from-address.ts'
import { useHash } from './use-hash.ts'
import { WaitingPage } from './waiting-page.tsx'
import { WelcomeBack } from './welcome-back.tsx'

type Inspected = v.InferOutput<typeof InspectedLinkSchema>

/** From a link or a code into the room: looks what it opens, asks *Join as …?*, joins. */
export function JoinScreen() {
  const hash = useHash()
  const { query } = useLocation()
  const key = keyFromAddress(hash, query['code'])
  if (key === null) return <CodeForm />
  if (key === 'malformed') return <InvalidLink />
  return <JoinByKey key={key.by === 'link' ? key.secret : key.code} door={key} />
}

function JoinByKey({ door }: { door: Key }) {
  const [answer, setAnswer] = useState<ApiResult<Inspected> | null>(null)
  const [attempt, setAttempt] = useState(0)
  useEffect(() => {
    const stop = new AbortController()
    void request(JOINING_ROUTES.inspectLink, { params: {}, body: { key: door }, signal: stop.signal }).then(
      (reply) => {
        if (!stop.signal.aborted) setAnswer(reply)
      },
    )
    return () => stop.abort()
  }, [attempt])

  if (answer === null) return <WaitingPage title={join.documentTitle} text={join.loading} />
  if (answer.ok) {
    const { knownAs } = answer.value
    return knownAs === null ? (
      <JoinForm door={door} opens={answer.value} />
    ) : (
      <WelcomeBack door={door} opens={answer.value} name={knownAs.name} />
    )
  }
  if (answer.refusal.code === 'link-not-valid') return <InvalidLink />
  return (
    <MessageScreen
      title={join.failed}
      body={answer.refusal.message}
      actions={
        <>
          <Button
            variant="lamp"
            onClick={() => {
              setAnswer(null)
              setAttempt(attempt + 1)
            }}
          >
            {join.tryAgain}
          </Button>
          <ButtonLink href="/">{join.home}</ButtonLink>
        </>
      }
    />
  )
}

function InvalidLink() {
  return (
    <MessageScreen
      title={join.invalid.title}
      body={join.invalid.body}
      actions={<ButtonLink href="/">{join.home}</ButtonLink>}
    />
  )
}
