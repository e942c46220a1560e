import { Plus } from 'lucide'
import { useState } from 'preact/hooks'
import type { ObjectiveCard } from '../../../../shared/board/cards.ts'
import {
  MAX_BRINGS_LENGTH,
  MAX_PARTNERS,
  MAX_TEAM_LENGTH,
  type Partner,
} from '../../../../shared/okr/partners.ts'
import { partnersText } from '../../../text/en/partners.ts'
import { Button } from '../../../ui/button.tsx'
import { Dialog } from '../../../ui/dialog.tsx'
import { TextField } from '../../../ui/field.tsx'
import { useWorkshop } from '../workshop-context.ts'
import './partners-dialog.css'

const EMPTY: Partner = { team: '', brings: '' }
const FORM = 'partners'

/** [SE7] The other teams of an objective, a row each. Saved together: what others wrote meanwhile is overwritten as a whole. */
export function PartnersDialog(props: { objective: ObjectiveCard; name: string; onClose: () => void }) {
  const { objective, name, onClose } = props
  const { model } = useWorkshop()
  const [rows, setRows] = useState<readonly Partner[]>(() =>
    objective.partners.length < MAX_PARTNERS ? [...objective.partners, EMPTY] : objective.partners,
  )
  const change = (at: number, part: Partial<Partner>) =>
    setRows((before) => before.map((row, index) => (index === at ? { ...row, ...part } : row)))
  const mayWrite = model.mayWrite.value.ok
  return (
    <Dialog
      title={partnersText.title(name)}
      onClose={onClose}
      actions={
        <>
          <Button onClick={onClose}>{partnersText.cancel}</Button>
          <Button variant="ink" type="submit" form={FORM} disabled={!mayWrite}>
            {partnersText.save}
          </Button>
        </>
      }
    >
      <form
        id={FORM}
        class="partnerrows"
        onSubmit={(event) => {
          event.preventDefault()
          if (mayWrite && model.document.value.edits.setPartners(objective.id, rows)) onClose()
        }}
      >
        <p class="small muted">{partnersText.help}</p>
        {rows.map(({ team, brings }, at) => (
          <div class="partnerrow" key={at}>
            <TextField
              label={partnersText.team(at + 1)}
              value={team}
              maxLength={MAX_TEAM_LENGTH}
              autoFocus={at === rows.length - 1}
              onInput={(event) => change(at, { team: event.currentTarget.value })}
            />
            <TextField
              label={partnersText.brings(at + 1)}
              placeholder={partnersText.bringsHint}
              value={brings}
              maxLength={MAX_BRINGS_LENGTH}
              onInput={(event) => change(at, { brings: event.currentTarget.value })}
            />
          </div>
        ))}
        {rows.length < MAX_PARTNERS ? (
          <Button size="sm" icon={Plus} onClick={() => setRows((before) => [...before, EMPTY])}>
            {partnersText.add}
          </Button>
        ) : (
          <p class="small muted">{partnersText.full(MAX_PARTNERS)}</p>
        )}
      </form>
    </Dialog>
  )
}
