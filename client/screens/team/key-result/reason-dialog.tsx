import { useState } from 'preact/hooks'
import type { HistoryEntry, LivingKeyResult } from '../../../../shared/api/living-okrs.ts'
import { RECORD_ROUTES } from '../../../../shared/api/record-routes.ts'
import { useForm } from '../../../api/use-form.ts'
import { useOnceKey } from '../../../api/use-once-key.ts'
import { krPage } from '../../../text/en/kr-page.ts'
import { Banner } from '../../../ui/banner.tsx'
import { Button } from '../../../ui/button.tsx'
import { Dialog } from '../../../ui/dialog.tsx'
import { TextArea } from '../../../ui/field.tsx'

type Corrected = { readonly entry: HistoryEntry; readonly keyResult: LivingKeyResult | null }

const WORDS = {
  drop: { title: krPage.dropping.title, help: krPage.dropping.help, save: krPage.dropping.save },
  'take-up': {
    title: krPage.dropping.takeUpTitle,
    help: krPage.dropping.takeUpHelp,
    save: krPage.dropping.takeUpSave,
  },
} as const

/** Drops a key result, or takes it up again: with a reason, which stays. */
export function ReasonDialog({
  act,
  keyResult,
  onClose,
  onCorrected,
}: {
  act: keyof typeof WORDS
  keyResult: LivingKeyResult
  onClose: () => void
  onCorrected: (corrected: Corrected) => void
}) {
  const [reason, setReason] = useState('')
  const onceKeyOf = useOnceKey()
  const route = act === 'drop' ? RECORD_ROUTES.dropKeyResult : RECORD_ROUTES.takeUpKeyResult
  const form = useForm(route, ['reason'], onCorrected)
  const words = WORDS[act]
  const submit = () =>
    void form.submit({
      params: { keyResultId: keyResult.id },
      body: { reason },
      onceKey: onceKeyOf({ reason }),
    })
  return (
    <Dialog
      title={words.title}
      onClose={onClose}
      actions={
        <>
          <Button onClick={onClose}>{krPage.correction.cancel}</Button>
          <Button variant="lamp" busy={form.isBusy} onClick={submit}>
            {words.save}
          </Button>
        </>
      }
    >
      <p>
        <b>{keyResult.text}</b>
      </p>
      <p>{words.help}</p>
      <form
        ref={form.form}
        onSubmit={(event) => {
          event.preventDefault()
          submit()
        }}
      >
        <TextArea
          label={krPage.correction.reason}
          value={reason}
          rows={3}
          placeholder={krPage.correction.reasonPlaceholder}
          error={form.fields['reason']}
          onInput={(event) => {
            setReason(event.currentTarget.value)
            form.mend('reason')
          }}
        />
      </form>
      {form.refusal === null ? null : (
        <Banner tone="negative" title={krPage.correction.failed}>
          {form.refusal.message}
        </Banner>
      )}
    </Dialog>
  )
}
