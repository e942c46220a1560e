import { useState } from 'preact/hooks'
import type { Command } from '../../../../../shared/workshop/decide.ts'
import { Button, type ButtonVariant } from '../../../../ui/button.tsx'
import { useWorkshop } from '../../workshop-context.ts'

/** One press that gives a command. While it cannot be given, the reason stands beside it. */
export function CommandButton({
  command,
  label,
  variant = 'ink',
  onDone,
}: {
  readonly command: Command
  readonly label: string
  readonly variant?: ButtonVariant
  readonly onDone?: () => void
}) {
  const { model } = useWorkshop()
  const [isBusy, setBusy] = useState(false)
  const may = model.may(command)
  const give = async () => {
    setBusy(true)
    const isDone = await model.give(command)
    setBusy(false)
    if (isDone) onDone?.()
  }
  return (
    <div class="commandbutton">
      <Button size="sm" variant={variant} busy={isBusy} disabled={!may.ok} onClick={() => void give()}>
        {label}
      </Button>
      {may.ok ? null : <span class="xs muted">{may.refusal.message}</span>}
    </div>
  )
}
