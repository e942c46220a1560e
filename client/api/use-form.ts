import { useLayoutEffect, useRef, useState } from 'preact/hooks'
import type * as v from 'valibot'
import type { Route } from '../../shared/api/route.ts'
import { checkFields, type FieldMessages } from './check.ts'
import { type ApiRefusal, type RequestOptions, request } from './request.ts'

type FormState = {
  readonly isBusy: boolean
  readonly fields: FieldMessages
  /** A refusal that belongs to no field of the form. */
  readonly refusal: ApiRefusal | null
}

const IDLE: FormState = { isBusy: false, fields: {}, refusal: null }

/**
 * Sends a form to a route: checks it by the route's schema first, then shows the server's messages in the same places.
 * What was typed stays with the caller, so nothing is lost. Focus goes to the first field that needs mending.
 * @param known the dotted paths that the form has fields for; messages for others are shown for the whole form
 */
export function useForm<
  Called extends Route & { readonly body: v.GenericSchema; readonly reply: v.GenericSchema },
>(route: Called, known: readonly string[], onDone: (reply: v.InferOutput<Called['reply']>) => void) {
  const [state, setState] = useState<FormState>(IDLE)
  const form = useRef<HTMLFormElement>(null)

  useLayoutEffect(() => {
    if (Object.keys(state.fields).length === 0) return
    form.current?.querySelector<HTMLElement>('[aria-invalid="true"]')?.focus()
  }, [state.fields])

  const submit = async (options: RequestOptions<Called>): Promise<void> => {
    if (state.isBusy) return
    const problems = checkFields(route.body, options.body)
    if (Object.keys(problems).length > 0) {
      setState({ isBusy: false, ...placed(problems, known) })
      return
    }
    setState({ ...IDLE, isBusy: true })
    const answer = await request(route, options)
    if (answer.ok) {
      onDone(answer.value)
      return // Stays busy: the screen is leaving, and a second click must not create a second workshop.
    }
    const { fields, refusal } = placed(answer.refusal.fields, known)
    const isPlaced = Object.keys(fields).length > 0 && refusal === null
    setState({ isBusy: false, fields, refusal: isPlaced ? null : (refusal ?? answer.refusal) })
  }

  /** Takes back a field's message as soon as it is changed. */
  const mend = (path: string) => {
    if (state.fields[path] === undefined) return
    const { [path]: _, ...rest } = state.fields
    setState({ ...state, fields: rest })
  }

  return { ...state, form, submit, mend }
}

function placed(messages: FieldMessages, known: readonly string[]): Pick<FormState, 'fields' | 'refusal'> {
  const fields = Object.fromEntries(Object.entries(messages).filter(([path]) => known.includes(path)))
  const stray = Object.entries(messages).find(([path]) => !known.includes(path))
  return {
    fields,
    refusal: stray === undefined ? null : { code: 'invalid-input', message: stray[1], fields: {} },
  }
}
