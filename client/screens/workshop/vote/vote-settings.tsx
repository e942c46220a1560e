import { useState } from 'preact/hooks'
import { type DotSettings, suggestBudget } from '../../../../shared/ballot/dots.ts'
import { voteText } from '../../../text/en/workshop-vote.ts'
import { Button } from '../../../ui/button.tsx'
import { NumberStepper } from '../../../ui/number-stepper.tsx'
import { useLeadAction, useWorkshop } from '../workshop-context.ts'
import '../../../ui/check.css'
import './vote-settings.css'

const MAX_DOTS = 100
const DEFAULT_CAP = 2
/** SE2 asks for three to five key results for each objective. */
const SUGGESTED_CUT = 5

/** [BA1] [BA3] The vote's settings, with a budget suggested from the number of proposals. */
export function VoteSettings({ isFirst }: { isFirst: boolean }) {
  const { model } = useWorkshop()
  const items = model.board.value.objectives
    .flatMap(({ keyResults }) => keyResults)
    .filter(({ text }) => text.trim() !== '').length
  const suggested = suggestBudget(items)
  const [chosen, setChosen] = useState<Partial<DotSettings>>({})
  const [cutCount, setCutCount] = useState<number | null>(null)
  const budget = chosen.budget ?? suggested
  const count = Math.min(Math.max(1, items), cutCount ?? SUGGESTED_CUT)
  const hasCut = chosen.cutLine !== null
  const settings: DotSettings = {
    method: 'dots',
    budget,
    capPerItem: Math.min(budget, chosen.capPerItem ?? DEFAULT_CAP),
    anonymous: chosen.anonymous ?? true,
    cutLine: hasCut ? count : null,
  }
  const set = (patch: Partial<DotSettings>) => setChosen({ ...chosen, ...patch })
  const may = model.may({ type: 'open-ballot', settings })
  const blocked = may.ok ? (items === 0 ? voteText.nothing : null) : may.refusal.message
  const open = () => void model.give({ type: 'open-ballot', settings })
  return (
    <section class="sheet votesettings">
      <NumberStepper
        label={voteText.budget}
        value={budget}
        min={1}
        max={MAX_DOTS}
        onChange={(value) => set({ budget: value })}
      />
      <p class="small muted">{voteText.budgetHint(items, suggested)}</p>
      <NumberStepper
        label={voteText.cap}
        value={settings.capPerItem}
        min={1}
        max={budget}
        onChange={(value) => set({ capPerItem: value })}
      />
      <label class="check">
        <input
          type="checkbox"
          checked={settings.anonymous}
          onChange={(event) => set({ anonymous: event.currentTarget.checked })}
        />
        {voteText.anonymous}
      </label>
      <label class="check">
        <input
          type="checkbox"
          checked={hasCut}
          onChange={(event) => set({ cutLine: event.currentTarget.checked ? count : null })}
        />
        {voteText.cutLine}
      </label>
      {hasCut ? (
        <NumberStepper
          label={voteText.cutCount}
          value={count}
          min={1}
          max={Math.max(1, items)}
          onChange={setCutCount}
        />
      ) : null}
      {isFirst ? (
        <OpenFromBar blocked={blocked} onOpen={open} />
      ) : (
        <Button variant="ink" disabled={blocked !== null} onClick={open}>
          {voteText.openAgain}
        </Button>
      )}
    </section>
  )
}

function OpenFromBar({ blocked, onOpen }: { blocked: string | null; onOpen: () => void }) {
  useLeadAction({ label: voteText.open, blocked, onClick: onOpen })
  return blocked === null ? null : <p class="small muted">{blocked}</p>
}
