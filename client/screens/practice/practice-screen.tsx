import { useLocation } from 'preact-iso'
import { PRACTICE_ROUTES } from '../../../shared/api/practice-routes.ts'
import { useForm } from '../../api/use-form.ts'
import { paceFrom, rememberPractice } from '../../practice/practice-memory.ts'
import { practice } from '../../text/en/practice.ts'
import { PlainPage } from '../../ui/plain-top.tsx'
import { useScreenHeading } from '../../ui/screen-heading.ts'
import { NameForm } from '../join/name-form.tsx'

/** Starts a room to rehearse in, and goes there. */
export function PracticeScreen() {
  const heading = useScreenHeading(practice.documentTitle)
  const { route, query } = useLocation()
  const form = useForm(
    PRACTICE_ROUTES.startPractice,
    ['displayName'],
    ({ workshopId, deletedAtMs, teammates }) => {
      rememberPractice(workshopId, { deletedAtMs, teammates, pace: paceFrom(query['pace']) })
      route(`/w/${workshopId}`, true)
    },
  )
  return (
    <PlainPage>
      <h1 ref={heading} tabIndex={-1}>
        {practice.title}
      </h1>
      <p class="plainpage__lede">{practice.lede}</p>
      <NameForm
        form={form}
        label={practice.yourName}
        hint={practice.yourNameHint}
        failed={practice.notStarted}
        submit={practice.submit}
        onSubmit={(displayName) => {
          const { timeZone } = Intl.DateTimeFormat().resolvedOptions()
          void form.submit({ params: {}, body: { displayName, timeZone } })
        }}
      >
        <p class="small muted">{practice.nothingLasts}</p>
      </NameForm>
    </PlainPage>
  )
}
