import { useState } from 'preact/hooks'
import * as v from 'valibot'
import { suggestBudget } from '../../../../../shared/ballot/settings.ts'
import { currentStage } from '../../../../../shared/workshop/agenda.ts'
import { noteProposals } from '../../../../../shared/workshop/note-proposals.ts'
import type { Stage } from '../../../../../shared/workshop/stages.ts'
import type { Visible } from '../../../../../shared/workshop/state.ts'
import type { RoomKind } from '../../../../../shared/workshop/workshop-kinds.ts'
import type { Drafts } from '../../../../models/drafts.ts'
import { settingsInWords } from '../../../../text/en/ballot-settings.ts'
import { voteText } from '../../../../text/en/workshop-vote.ts'
import { Button } from '../../../../ui/button.tsx'
import { FieldError } from '../../../../ui/field.tsx'
import { NumberStepper } from '../../../../ui/number-stepper.tsx'
import { Segmented } from '../../../../ui/segmented.tsx'
import { useLeadAction, useWorkshop } from '../../workshop-context.ts'
import { BallotHoursFields, suggestedHours } from './ballot-hours-fields.tsx'
import { ItemPicker } from './item-picker.tsx'
import { MethodPicker } from './method-picker.tsx'
import { MoreSettings } from './more-settings.tsx'
import {
  budgetOf,
  cutCountOf,
  type FollowUp,
  hasCut,
  kindsIn,
  mostIn,
  plannedSetUp,
  proposalsOf,
  type SetUp,
  SetUpSchema,
  settingsOf,
  setUpOf,
} from './set-up-state.ts'
import '../../../../ui/check.css'
import './vote-set-up.css'

const MAX_DOTS = 100
/** What this tab chose last, by stage: an agenda may have two votes. */
const draftOf = ({ id }: Pick<Stage, 'id'>) => `vote-set-up:${id}`

/**
 * [BA1] [BA3] Everything that is fixed when a vote opens, with suggestions that one press opens. `initial`: a vote that comes
 * after another one begins as that one was, on what it was on. `isMain`: the way on is in the facilitator's bar.
 */
export function VoteSetUp({
  visible,
  initial = null,
  isMain = false,
}: {
  visible: Visible
  initial?: FollowUp | null
  isMain?: boolean
}) {
  const { model, drafts } = useWorkshop()
  const stage = currentStage(visible)
  const [setUp, setSetUp] = useState<SetUp>(() =>
    initial === null ? recall(drafts, stage, visible.workshop.kind) : setUpOf(initial),
  )
  const [hours, setHours] = useState(() => suggestedHours(model.roomNowMs(), visible.workshop.timeZone))
  const [isOpening, setOpening] = useState(false)
  const change = (patch: Partial<SetUp>) => {
    const next = { ...setUp, ...patch }
    setSetUp(next)
    if (initial === null) drafts.write(draftOf(stage), JSON.stringify(next))
  }
  const text = voteText.setUp
  const notes = noteProposals(visible, model.notes.value)
  const proposals = proposalsOf(model.board.value, setUp.kind, initial?.itemIds ?? null, notes)
  const itemIds = proposals.map(({ id }) => id).filter((id) => !setUp.excludedIds.includes(id))
  const settings = settingsOf(setUp, itemIds.length, visible, hours.remindBeforeMs)
  const command = {
    type: 'open-ballot' as const,
    ...{ settings, itemIds },
    opensAtMs: setUp.isOverDays ? hours.opensAtMs : null,
    closesAtMs: setUp.isOverDays ? hours.closesAtMs : null,
    follows: initial?.follows ?? null,
  }
  const may = model.may(command)
  const blocked = !may.ok
    ? may.refusal.message
    : proposals.length === 0
      ? text.none[setUp.kind]
      : itemIds.length === 0
        ? text.nothingChosen
        : settings.electorIds?.length === 0
          ? text.nobodyChosen
          : null
  const open = async () => {
    setOpening(true)
    await model.give(command)
    setOpening(false)
  }
  const label =
    initial !== null ? text.openFollowUp[initial.follows.why] : setUp.isOverDays ? text.plan : text.open
  return (
    <div class="setup">
      <section class="sheet setup__main">
        <ItemPicker
          setUp={setUp}
          proposals={proposals}
          kinds={initial === null ? kindsIn(visible.workshop.kind) : []}
          onChange={change}
        />
        <MethodPicker value={setUp.method} onChange={(method) => change({ method })} />
        {setUp.method === 'dots' ? (
          <DotFields setUp={setUp} items={itemIds.length} onChange={change} />
        ) : null}
        <div class="setup__grid">
          <section class="setup__part">
            <h2 class="sech">{text.names}</h2>
            <Segmented
              label={text.names}
              segments={[
                { value: 'anonymous', label: text.anonymous },
                { value: 'named', label: text.named },
              ]}
              value={setUp.anonymous ? 'anonymous' : 'named'}
              onChange={(value) => change({ anonymous: value === 'anonymous' })}
            />
            <p class="small muted">{setUp.anonymous ? text.anonymousHelp : text.namedHelp}</p>
          </section>
          <section class="setup__part">
            <h2 class="sech">{text.when}</h2>
            <Segmented
              label={text.when}
              segments={[
                { value: 'now', label: text.now },
                { value: 'days', label: text.overDays },
              ]}
              value={setUp.isOverDays ? 'days' : 'now'}
              onChange={(value) => change({ isOverDays: value === 'days' })}
            />
            <p class="small muted">{setUp.isOverDays ? text.overDaysHelp : text.nowHelp}</p>
            {setUp.isOverDays ? <BallotHoursFields {...hours} onChange={setHours} /> : null}
          </section>
        </div>
        <CutFields setUp={setUp} items={itemIds.length} onChange={change} />
        <MoreSettings setUp={setUp} items={itemIds.length} visible={visible} onChange={change} />
        <div class="setup__end">
          <p class="small">
            <span class="muted">{text.opens}:</span> {settingsInWords(settings)}.
          </p>
          {blocked === null ? null : <FieldError>{blocked}</FieldError>}
          {isMain ? (
            <OpenFromBar label={label} blocked={blocked} onOpen={() => void open()} />
          ) : (
            <Button variant="ink" disabled={blocked !== null} busy={isOpening} onClick={() => void open()}>
              {label}
            </Button>
          )}
        </div>
      </section>
    </div>
  )
}

type PartProps = { setUp: SetUp; items: number; onChange: (patch: Partial<SetUp>) => void }

function DotFields({ setUp, items, onChange }: PartProps) {
  const text = voteText.setUp
  const budget = budgetOf(setUp, items)
  return (
    <div class="setup__dots">
      <NumberStepper
        label={text.budget}
        value={budget}
        min={1}
        max={MAX_DOTS}
        onChange={(value) => onChange({ budget: value })}
      />
      <NumberStepper
        label={text.cap}
        value={Math.min(budget, setUp.capPerItem)}
        min={1}
        max={budget}
        onChange={(value) => onChange({ capPerItem: value })}
      />
      <p class="small muted">{text.budgetHint(items, suggestBudget(items))}</p>
    </div>
  )
}

function CutFields({ setUp, items, onChange }: PartProps) {
  const text = voteText.setUp
  const isCut = hasCut(setUp, items)
  return (
    <div class="setup__cut">
      <label class="check">
        <input
          type="checkbox"
          checked={isCut}
          onChange={(event) => onChange({ hasCut: event.currentTarget.checked })}
        />
        {text.cutLine}
      </label>
      {isCut ? (
        <>
          <NumberStepper
            label={text.cutCount}
            value={cutCountOf(setUp, items)}
            min={1}
            max={mostIn(items)}
            onChange={(value) => onChange({ cutCount: value })}
          />
          <p class="small muted">{text.cutLineHelp}</p>
        </>
      ) : null}
    </div>
  )
}

function OpenFromBar(props: { label: string; blocked: string | null; onOpen: () => void }) {
  useLeadAction({ label: props.label, blocked: props.blocked, onClick: props.onOpen })
  return null
}

/** What this tab chose last: a reload does not begin anew. Else what was planned. */
function recall(drafts: Drafts, stage: Stage, roomKind: RoomKind): SetUp {
  const planned = plannedSetUp(stage, roomKind)
  try {
    const stored = v.safeParse(SetUpSchema, JSON.parse(drafts.read(draftOf(stage)) || 'null'))
    return stored.success ? stored.output : planned
  } catch {
    return planned // Another version wrote it.
  }
}
