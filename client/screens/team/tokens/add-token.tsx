import { useId, useState } from 'preact/hooks'
import type * as v from 'valibot'
import { MAX_TOKEN_NAME_LENGTH, TOKEN_ROUTES } from '../../../../shared/api/token-routes.ts'
import { TOKEN_SCOPES, type TokenScope } from '../../../../shared/identity/record-capabilities.ts'
import { useForm } from '../../../api/use-form.ts'
import { tokensText } from '../../../text/en/tokens.ts'
import { Button } from '../../../ui/button.tsx'
import { CheckGroup } from '../../../ui/check-group.tsx'
import { Dialog } from '../../../ui/dialog.tsx'
import { FieldError, TextField } from '../../../ui/field.tsx'

const text = tokensText.form

/** Asks for which program a token is and what it may do, and makes it. */
export function AddTokenDialog({
  teamId,
  onAdded,
  onClose,
}: {
  teamId: string
  onAdded: (added: v.InferOutput<typeof TOKEN_ROUTES.createToken.reply>) => void
  onClose: () => void
}) {
  const { form, isBusy, fields, refusal, submit, mend } = useForm(
    TOKEN_ROUTES.createToken,
    ['name', 'scopes'],
    onAdded,
  )
  const [name, setName] = useState('')
  const [scopes, setScopes] = useState<readonly TokenScope[]>(['read'])
  const formId = useId()
  return (
    <Dialog
      title={text.title}
      onClose={onClose}
      actions={
        <>
          <Button onClick={onClose}>{text.cancel}</Button>
          <Button type="submit" form={formId} variant="lamp" busy={isBusy}>
            {text.submit}
          </Button>
        </>
      }
    >
      <form
        class="dialog__form"
        id={formId}
        ref={form}
        noValidate
        onSubmit={(event) => {
          event.preventDefault()
          void submit({ params: { teamId }, body: { name, scopes: [...scopes] } })
        }}
      >
        <TextField
          label={text.name}
          hint={text.nameHint}
          autocomplete="off"
          maxLength={MAX_TOKEN_NAME_LENGTH}
          autofocus
          value={name}
          error={fields['name']}
          onInput={(event) => {
            setName(event.currentTarget.value)
            mend('name')
          }}
        />
        <CheckGroup
          legend={text.scopes}
          options={TOKEN_SCOPES}
          words={tokensText.scopes}
          chosen={scopes}
          error={fields['scopes']}
          onChange={(chosen) => {
            setScopes(chosen)
            mend('scopes')
          }}
        />
        {refusal === null ? null : <FieldError>{refusal.message}</FieldError>}
      </form>
    </Dialog>
  )
}
