import { ArrowRight } from 'lucide'
import type { ComponentChildren, RefObject } from 'preact'
import { useState } from 'preact/hooks'
import type { FieldMessages } from '../../api/check.ts'
import type { ApiRefusal } from '../../api/request.ts'
import { Banner } from '../../ui/banner.tsx'
import { Button } from '../../ui/button.tsx'
import { TextField } from '../../ui/field.tsx'
import './join.css'

type Form = {
  readonly form: RefObject<HTMLFormElement | null>
  readonly fields: FieldMessages
  readonly refusal: ApiRefusal | null
  readonly isBusy: boolean
  readonly mend: (path: string) => void
}

/** What one is asked for at every door: a name, and next to nothing else. */
export function NameForm({
  form,
  label,
  hint,
  failed,
  submit,
  onSubmit,
  more,
  children,
}: {
  form: Form
  label: string
  hint: string
  /** Heads what the server refused. */
  failed: string
  submit: string
  onSubmit: (displayName: string) => void
  /** Below the name: what only some are asked for. */
  more?: ComponentChildren
  /** Below the button. */
  children?: ComponentChildren
}) {
  const [displayName, setDisplayName] = useState('')
  return (
    <form
      class="joinform"
      ref={form.form}
      noValidate
      onSubmit={(event) => {
        event.preventDefault()
        onSubmit(displayName)
      }}
    >
      <TextField
        label={label}
        class="joinform__name"
        hint={hint}
        autocomplete="name"
        value={displayName}
        error={form.fields['displayName']}
        onInput={(event) => {
          setDisplayName(event.currentTarget.value)
          form.mend('displayName')
        }}
      />
      {more}
      {form.refusal === null ? null : (
        <Banner tone="negative" title={failed}>
          {form.refusal.message}
        </Banner>
      )}
      <Button type="submit" variant="lamp" size="lg" iconEnd={ArrowRight} busy={form.isBusy}>
        {submit}
      </Button>
      {children}
    </form>
  )
}
