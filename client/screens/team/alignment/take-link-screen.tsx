import { useEffect, useState } from 'preact/hooks'
import { useLocation } from 'preact-iso'
import type * as v from 'valibot'
import { ALIGNMENT_ROUTES } from '../../../../shared/api/alignment-routes.ts'
import { type ApiResult, request } from '../../../api/request.ts'
import { useForm } from '../../../api/use-form.ts'
import { alignment } from '../../../text/en/alignment.ts'
import { Banner } from '../../../ui/banner.tsx'
import { Button, ButtonLink } from '../../../ui/button.tsx'
import { SelectField } from '../../../ui/field.tsx'
import { PlainPage } from '../../../ui/plain-top.tsx'
import { useScreenHeading } from '../../../ui/screen-heading.ts'
import '../../join/join.css'
import { secretFromHash } from '../../join/key-from-address.ts'
import { useHash } from '../../join/use-hash.ts'
import { WaitingPage } from '../../join/waiting-page.tsx'
import { MessageScreen } from '../../message-screen.tsx'

const text = alignment.take
type Inspected = v.InferOutput<typeof ALIGNMENT_ROUTES.inspectTeamLink.reply>

/** Another team's link: says who made it, and asks before anything is shown to anybody. */
export function TakeLinkScreen() {
  const secret = secretFromHash(useHash())
  return secret === null ? <Invalid /> : <Inspect key={secret} secret={secret} />
}

function Inspect({ secret }: { secret: string }) {
  const [answer, setAnswer] = useState<ApiResult<Inspected> | null>(null)
  useEffect(() => {
    const stop = new AbortController()
    const options = { params: {}, body: { secret }, signal: stop.signal }
    void request(ALIGNMENT_ROUTES.inspectTeamLink, options).then((reply) => {
      if (!stop.signal.aborted) setAnswer(reply)
    })
    return () => stop.abort()
  }, [])
  if (answer === null) return <WaitingPage title={text.loading} text={text.loading} />
  return answer.ok ? <Confirm secret={secret} {...answer.value} /> : <Invalid />
}

function Confirm({ secret, team, yours }: Inspected & { secret: string }) {
  const heading = useScreenHeading(text.title(team.name))
  const { route } = useLocation()
  const [teamId, setTeamId] = useState(yours[0]?.teamId ?? '')
  const form = useForm(ALIGNMENT_ROUTES.takeTeamLink, [], () => route(`/t/${teamId}/map`, true))
  return (
    <PlainPage>
      <h1 ref={heading} tabIndex={-1}>
        {text.title(team.name)}
      </h1>
      <p class="plainpage__lede">{text.lede}</p>
      {form.refusal === null ? null : (
        <Banner tone="negative" title={text.notDone}>
          {form.refusal.message}
        </Banner>
      )}
      {yours.length === 0 ? (
        <p>{text.noTeam}</p>
      ) : (
        <form
          class="joinform"
          ref={form.form}
          onSubmit={(event) => {
            event.preventDefault()
            void form.submit({ params: { teamId }, body: { secret } })
          }}
        >
          <SelectField
            label={text.as}
            value={teamId}
            onChange={(event) => setTeamId(event.currentTarget.value)}
          >
            {yours.map((each) => (
              <option key={each.teamId} value={each.teamId}>
                {each.name}
              </option>
            ))}
          </SelectField>
          <Button variant="lamp" size="lg" type="submit" busy={form.isBusy}>
            {text.submit}
          </Button>
        </form>
      )}
    </PlainPage>
  )
}

function Invalid() {
  return (
    <MessageScreen
      title={text.invalid.title}
      body={text.invalid.body}
      actions={<ButtonLink href="/">{text.home}</ButtonLink>}
    />
  )
}
