import { Handshake } from 'lucide'
import { useLayoutEffect, useState } from 'preact/hooks'
import type * as v from 'valibot'
import type { InspectedLinkSchema, Key } from '../../../shared/api/identity-api.ts'
import { join } from '../../text/en/join.ts'
import { Button } from '../../ui/button.tsx'
import { TextField } from '../../ui/field.tsx'
import { PlainPage } from '../../ui/plain-top.tsx'
import { useScreenHeading } from '../../ui/screen-heading.ts'
import { NameForm } from './name-form.tsx'
import { useJoin } from './use-join.ts'

type Inspected = v.InferOutput<typeof InspectedLinkSchema>

/** *Join as …?*: one field, one button, and a second field for who comes from another team. */
export function JoinForm({ door, opens }: { door: Key; opens: Inspected }) {
  const title = opens.opens === 'team' ? join.teamTitle(opens.teamName) : join.title(opens.title)
  const lede = opens.opens === 'team' ? join.teamLede : join.lede(opens.teamName, opens.role)
  const heading = useScreenHeading(title)
  /** `null`: not asked for, since most people join their own team's workshops. */
  const [homeTeam, setHomeTeam] = useState<string | null>(null)
  const form = useJoin()
  useLayoutEffect(() => {
    form.form.current?.querySelector('input')?.focus()
  }, [])
  const asksForTeam = homeTeam !== null
  useLayoutEffect(() => {
    if (asksForTeam) form.form.current?.querySelector<HTMLElement>('[autocomplete="organization"]')?.focus()
  }, [asksForTeam])
  return (
    <PlainPage>
      <h1 ref={heading} tabIndex={-1}>
        {title}
      </h1>
      <p class="plainpage__lede">{lede}</p>
      <NameForm
        form={form}
        label={join.joinAs}
        hint={join.nameHint}
        failed={join.notJoined}
        submit={join.submit}
        onSubmit={(displayName) =>
          void form.submit({ params: {}, body: { key: door, displayName, ...homeTeamOf(homeTeam) } })
        }
        more={
          opens.opens === 'team' ? null : homeTeam === null ? (
            <Button variant="quiet" icon={Handshake} onClick={() => setHomeTeam('')}>
              {join.fromAnotherTeam}
            </Button>
          ) : (
            <TextField
              label={join.homeTeam}
              hint={join.homeTeamHint}
              autocomplete="organization"
              value={homeTeam}
              error={form.fields['homeTeam']}
              onInput={(event) => {
                setHomeTeam(event.currentTarget.value)
                form.mend('homeTeam')
              }}
            />
          )
        }
      />
    </PlainPage>
  )
}

function homeTeamOf(typed: string | null): { homeTeam?: string } {
  const homeTeam = typed?.trim() ?? ''
  return homeTeam === '' ? {} : { homeTeam }
}
