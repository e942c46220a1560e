import { ArrowRight } from 'lucide'
import { useState } from 'preact/hooks'
import { useLocation } from 'preact-iso'
import { JoinCodeSchema } from '../../../shared/identity/join-code.ts'
import { checkFields } from '../../api/check.ts'
import { join } from '../../text/en/join.ts'
import { Button } from '../../ui/button.tsx'
import { TextField } from '../../ui/field.tsx'
import { PlainPage } from '../../ui/plain-top.tsx'
import { useScreenHeading } from '../../ui/screen-heading.ts'
import './join.css'

/** The join page without a key: asks for the code. */
export function CodeForm() {
  const heading = useScreenHeading(join.documentTitle)
  const { route } = useLocation()
  const [code, setCode] = useState('')
  const [problem, setProblem] = useState<string | undefined>(undefined)
  const submit = (event: Event) => {
    event.preventDefault()
    const first = checkFields(JoinCodeSchema, code)['']
    setProblem(first)
    if (first === undefined) route(`/join?code=${encodeURIComponent(code.trim())}`, true)
  }
  return (
    <PlainPage>
      <h1 ref={heading} tabIndex={-1}>
        {join.noKey.title}
      </h1>
      <p class="plainpage__lede">{join.noKey.body}</p>
      <form class="joinform" onSubmit={submit} noValidate>
        <TextField
          label={join.code}
          class="joinform__code"
          value={code}
          error={problem}
          autocomplete="off"
          autocapitalize="characters"
          spellcheck={false}
          onInput={(event) => {
            setCode(event.currentTarget.value)
            setProblem(undefined)
          }}
        />
        <Button type="submit" variant="lamp" size="lg" iconEnd={ArrowRight}>
          {join.next}
        </Button>
      </form>
    </PlainPage>
  )
}
