import { ArrowRight } from 'lucide'
import { useEffect } from 'preact/hooks'
import type * as v from 'valibot'
import type { InspectedLinkSchema, Key } from '../../../shared/api/identity-api.ts'
import { join } from '../../text/en/join.ts'
import { Banner } from '../../ui/banner.tsx'
import { Button } from '../../ui/button.tsx'
import { PlainPage } from '../../ui/plain-top.tsx'
import { useScreenHeading } from '../../ui/screen-heading.ts'
import { useJoin } from './use-join.ts'
import './join.css'

/** This browser is somebody here already: goes in without asking, and asks only when that fails. */
export function WelcomeBack({
  door,
  name,
}: {
  door: Key
  opens: v.InferOutput<typeof InspectedLinkSchema>
  name: string
}) {
  const heading = useScreenHeading(join.welcomeBack(name))
  const form = useJoin()
  const goIn = () => void form.submit({ params: {}, body: { key: door, displayName: name } })
  useEffect(goIn, [])
  return (
    <PlainPage>
      <h1 ref={heading} tabIndex={-1}>
        {join.welcomeBack(name)}
      </h1>
      {form.refusal === null ? (
        <p class="plainpage__lede" role="status">
          {join.goingIn}
        </p>
      ) : (
        <div class="joinform">
          <Banner tone="negative" title={join.notJoined}>
            {form.refusal.message}
          </Banner>
          <Button variant="lamp" size="lg" iconEnd={ArrowRight} busy={form.isBusy} onClick={goIn}>
            {join.continueAs(name)}
          </Button>
        </div>
      )}
    </PlainPage>
  )
}
