import { useId, useState } from 'preact/hooks'
import { useLocation } from 'preact-iso'
import { JoinCodeSchema } from '../../../shared/identity/join-code.ts'
import { checkFields } from '../../api/check.ts'
import { home } from '../../text/en/home.ts'
import { Button } from '../../ui/button.tsx'
import { FieldError } from '../../ui/field.tsx'

/** The door for people who were told a code: checks its shape here, and leaves the rest to the join page. */
export function JoinBox() {
  const { route } = useLocation()
  const [code, setCode] = useState('')
  const [problem, setProblem] = useState<string | null>(null)
  const id = useId()

  const submit = (event: Event) => {
    event.preventDefault()
    const problems = checkFields(JoinCodeSchema, code)
    const first = problems['']
    setProblem(first ?? null)
    if (first === undefined) route(`/join?code=${encodeURIComponent(code.trim())}`)
  }

  return (
    <form class="joinbox" onSubmit={submit} noValidate>
      <div class="join">
        <label class="sr" for={id}>
          {home.joinCode}
        </label>
        <input
          id={id}
          placeholder={home.joinCode}
          value={code}
          autocomplete="off"
          autocapitalize="characters"
          spellcheck={false}
          maxLength={20}
          aria-invalid={problem === null ? undefined : 'true'}
          aria-describedby={problem === null ? undefined : `${id}-error`}
          onInput={(event) => {
            setCode(event.currentTarget.value)
            setProblem(null)
          }}
        />
        <Button variant="quiet" type="submit">
          {home.join}
        </Button>
      </div>
      {problem === null ? null : <FieldError id={`${id}-error`}>{problem}</FieldError>}
    </form>
  )
}
