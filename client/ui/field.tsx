import { CircleAlert } from 'lucide'
import type { ComponentChildren, ComponentProps } from 'preact'
import { useId } from 'preact/hooks'
import { Icon } from './icon.tsx'
import './field.css'

type Common = {
  label: string
  /** A line below the label that helps before anything is wrong. */
  hint?: string | undefined
  /** What is wrong, and what would be right. */
  error?: string | undefined
  class?: string | undefined
}

type Own<Tag extends 'input' | 'textarea' | 'select'> = Omit<
  ComponentProps<Tag>,
  keyof Common | 'id' | 'role' | 'type' | 'size' | 'multiple'
>

/** A line of text with its label, hint and error tied to it. */
export function TextField({ label, hint, error, class: extra, ...rest }: Common & Own<'input'>) {
  const ids = useFieldIds(hint, error)
  return (
    <FieldFrame ids={ids} label={label} hint={hint} error={error} extra={extra}>
      <input
        {...rest}
        type="text"
        id={ids.field}
        class={inputClass(error)}
        aria-invalid={invalid(error)}
        aria-describedby={ids.describedBy}
      />
    </FieldFrame>
  )
}

/** A day, `YYYY-MM-DD`. */
export function DateField({ label, hint, error, class: extra, ...rest }: Common & Own<'input'>) {
  const ids = useFieldIds(hint, error)
  return (
    <FieldFrame ids={ids} label={label} hint={hint} error={error} extra={extra}>
      <input
        {...rest}
        type="date"
        id={ids.field}
        class={inputClass(error)}
        aria-invalid={invalid(error)}
        aria-describedby={ids.describedBy}
      />
    </FieldFrame>
  )
}

/** A time of day, `HH:MM`. */
export function TimeField({ label, hint, error, class: extra, ...rest }: Common & Own<'input'>) {
  const ids = useFieldIds(hint, error)
  return (
    <FieldFrame ids={ids} label={label} hint={hint} error={error} extra={extra}>
      <input
        {...rest}
        type="time"
        id={ids.field}
        class={inputClass(error)}
        aria-invalid={invalid(error)}
        aria-describedby={ids.describedBy}
      />
    </FieldFrame>
  )
}

/** Text of several lines. */
export function TextArea({ label, hint, error, class: extra, ...rest }: Common & Own<'textarea'>) {
  const ids = useFieldIds(hint, error)
  return (
    <FieldFrame ids={ids} label={label} hint={hint} error={error} extra={extra}>
      <textarea
        {...rest}
        id={ids.field}
        class={inputClass(error)}
        aria-invalid={invalid(error)}
        aria-describedby={ids.describedBy}
      />
    </FieldFrame>
  )
}

/** One of a list; its options are the children. */
export function SelectField({ label, hint, error, class: extra, children, ...rest }: Common & Own<'select'>) {
  const ids = useFieldIds(hint, error)
  return (
    <FieldFrame ids={ids} label={label} hint={hint} error={error} extra={extra}>
      <select
        {...rest}
        id={ids.field}
        class={inputClass(error)}
        aria-invalid={invalid(error)}
        aria-describedby={ids.describedBy}
      >
        {children}
      </select>
    </FieldFrame>
  )
}

/** A message that belongs to a field, or to the whole form when it stands alone. */
export function FieldError({ id, children }: { id?: string | undefined; children: ComponentChildren }) {
  return (
    <p class="field__error" id={id} role="alert">
      <Icon icon={CircleAlert} />
      <span>{children}</span>
    </p>
  )
}

function FieldFrame(props: {
  ids: FieldIds
  label: string
  hint: string | undefined
  error: string | undefined
  extra: string | undefined
  children: ComponentChildren
}) {
  const { ids, label, hint, error, extra, children } = props
  return (
    <div class={extra === undefined ? 'field' : `field ${extra}`}>
      <label for={ids.field}>{label}</label>
      {children}
      {hint === undefined ? null : (
        <p class="field__hint" id={ids.hint}>
          {hint}
        </p>
      )}
      {error === undefined ? null : <FieldError id={ids.error}>{error}</FieldError>}
    </div>
  )
}

type FieldIds = { field: string; hint: string; error: string; describedBy: string | undefined }

function useFieldIds(hint: string | undefined, error: string | undefined): FieldIds {
  const field = useId()
  const described = [
    error === undefined ? [] : [`${field}-error`],
    hint === undefined ? [] : [`${field}-hint`],
  ].flat()
  return {
    field,
    hint: `${field}-hint`,
    error: `${field}-error`,
    describedBy: described.length === 0 ? undefined : described.join(' '),
  }
}

function inputClass(error: string | undefined): string {
  return error === undefined ? 'input' : 'input is-error'
}

function invalid(error: string | undefined): 'true' | undefined {
  return error === undefined ? undefined : 'true'
}
