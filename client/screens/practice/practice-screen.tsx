import { ArrowRight } from 'lucide'
import { useState } from 'preact/hooks'
import { useLocation } from 'preact-iso'
import { ROUTES } from '../../../shared/api/routes.ts'
import { useForm } from '../../api/use-form.ts'
import { paceFrom, rememberPractice } from '../../practice/practice-memory.ts'
import { practice } from '../../text/en/practice.ts'
import { Banner } from '../../ui/banner.tsx'
import { Button } from '../../ui/button.tsx'
import { TextField } from '../../ui/field.tsx'
import { PlainPage } from '../../ui/plain-top.tsx'
import { useScreenHeading } from '../../ui/screen-heading.ts'
import './practice.css'

/** Starts a room to rehearse in, and goes there. */
export function PracticeScreen() {
  const heading = useScreenHeading(practice.documentTitle)
  const { route, query } = useLocation()
  const [displayName, setDisplayName] = useState('')
  const form = useForm(ROUTES.startPractice, ['displayName'], ({ workshopId, deletedAtMs, teammates }) => {
    rememberPractice(workshopId, { deletedAtMs, teammates, pace: paceFrom(query['pace']) })
    route(`/w/${workshopId}`, true)
  })
  return (
    <PlainPage>
      <h1 ref={heading} tabIndex={-1}>
        {practice.title}
      </h1>
      <p class="plainpage__lede">{practice.lede}</p>
      <form
        class="practiceform"
        ref={form.form}
        noValidate
        onSubmit={(event) => {
          event.preventDefault()
          const { timeZone } = Intl.DateTimeFormat().resolvedOptions()
          void form.submit({ params: {}, body: { displayName, timeZone } })
        }}
      >
        <TextField
          label={practice.yourName}
          hint={practice.yourNameHint}
          autocomplete="name"
          value={displayName}
          error={form.fields['displayName']}
          onInput={(event) => {
            setDisplayName(event.currentTarget.value)
            form.mend('displayName')
          }}
        />
        {form.refusal === null ? null : (
          <Banner tone="negative" title={practice.notStarted}>
            {form.refusal.message}
          </Banner>
        )}
        <Button type="submit" variant="lamp" size="lg" iconEnd={ArrowRight} busy={form.isBusy}>
          {practice.submit}
        </Button>
        <p class="small muted">{practice.nothingLasts}</p>
      </form>
    </PlainPage>
  )
}
