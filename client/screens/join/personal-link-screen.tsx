import { ArrowRight } from 'lucide'
import { useEffect, useState } from 'preact/hooks'
import { useLocation } from 'preact-iso'
import type * as v from 'valibot'
import type { InspectedPersonalLinkSchema } from '../../../shared/api/identity-api.ts'
import { JOINING_ROUTES } from '../../../shared/api/joining-routes.ts'
import { type ApiResult, request } from '../../api/request.ts'
import { useForm } from '../../api/use-form.ts'
import { join, personalLink } from '../../text/en/join.ts'
import { Banner } from '../../ui/banner.tsx'
import { Button, ButtonLink } from '../../ui/button.tsx'
import { PlainPage } from '../../ui/plain-top.tsx'
import { useScreenHeading } from '../../ui/screen-heading.ts'
import { MessageScreen } from '../message-screen.tsx'
import { secretFromHash } from './key-from-address.ts'
import { useHash } from './use-hash.ts'
import { WaitingPage } from './waiting-page.tsx'
import './join.css'

/** A personal link on another device: says whom it stands for, and asks before it is used up. */
export function PersonalLinkScreen() {
  const secret = secretFromHash(useHash())
  return secret === null ? <Invalid /> : <Redeem key={secret} secret={secret} />
}

function Redeem({ secret }: { secret: string }) {
  const [answer, setAnswer] = useState<ApiResult<v.InferOutput<typeof InspectedPersonalLinkSchema>> | null>(
    null,
  )
  useEffect(() => {
    const stop = new AbortController()
    void request(JOINING_ROUTES.inspectPersonalLink, {
      params: {},
      body: { secret },
      signal: stop.signal,
    }).then((reply) => {
      if (!stop.signal.aborted) setAnswer(reply)
    })
    return () => stop.abort()
  }, [])
  if (answer === null) return <WaitingPage title={personalLink.documentTitle} text={personalLink.loading} />
  if (answer.ok) return <Confirm secret={secret} name={answer.value.name} teamName={answer.value.teamName} />
  if (answer.refusal.code === 'link-not-valid') return <Invalid />
  return (
    <MessageScreen
      title={join.failed}
      body={answer.refusal.message}
      actions={
        <Button variant="lamp" onClick={() => location.reload()}>
          {join.tryAgain}
        </Button>
      }
    />
  )
}

function Confirm({ secret, name, teamName }: { secret: string; name: string; teamName: string }) {
  const heading = useScreenHeading(personalLink.title(name))
  const { route } = useLocation()
  const form = useForm(JOINING_ROUTES.redeemPersonalLink, [], ({ workshopId, teamId }) =>
    route(workshopId === null ? `/t/${teamId}` : `/w/${workshopId}`, true),
  )
  return (
    <PlainPage>
      <h1 ref={heading} tabIndex={-1}>
        {personalLink.title(name)}
      </h1>
      <p class="plainpage__lede">{personalLink.lede(teamName)}</p>
      <div class="joinform">
        {form.refusal === null ? null : (
          <Banner tone="negative" title={personalLink.notDone}>
            {form.refusal.message}
          </Banner>
        )}
        <Button
          variant="lamp"
          size="lg"
          iconEnd={ArrowRight}
          busy={form.isBusy}
          onClick={() => void form.submit({ params: {}, body: { secret } })}
        >
          {personalLink.submit(name)}
        </Button>
      </div>
    </PlainPage>
  )
}

function Invalid() {
  return (
    <MessageScreen
      title={personalLink.invalid.title}
      body={personalLink.invalid.body}
      actions={<ButtonLink href="/">{join.home}</ButtonLink>}
    />
  )
}
