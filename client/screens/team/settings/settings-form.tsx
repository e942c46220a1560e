import { useState } from 'preact/hooks'
import type { CycleOkrs } from '../../../../shared/api/living-okrs.ts'
import { RECORD_ROUTES, TeamSettingsChangesSchema } from '../../../../shared/api/record-routes.ts'
import { checkFields, type FieldMessages } from '../../../api/check.ts'
import { request } from '../../../api/request.ts'
import { teamSettingsText as text } from '../../../text/en/team-settings.ts'
import { Banner } from '../../../ui/banner.tsx'
import { Button } from '../../../ui/button.tsx'
import { SelectField, TextField } from '../../../ui/field.tsx'
import { NumberStepper } from '../../../ui/number-stepper.tsx'
import { Segmented } from '../../../ui/segmented.tsx'

type Settings = Pick<CycleOkrs['team'], 'name' | 'timeZone' | 'rhythm'>

type Outcome =
  | { readonly kind: 'none' }
  | { readonly kind: 'busy' }
  | { readonly kind: 'saved' }
  | { readonly kind: 'failed'; readonly fields: FieldMessages; readonly message: string | null }

/** [CH1] The rhythm of check-ins, with the team's name and time zone. */
export function SettingsForm({
  team,
  onSaved,
}: {
  team: CycleOkrs['team']
  onSaved: (settings: Settings) => void
}) {
  const [name, setName] = useState(team.name)
  const [timeZone, setTimeZone] = useState(team.timeZone)
  const [rhythm, setRhythm] = useState(team.rhythm)
  const [outcome, setOutcome] = useState<Outcome>({ kind: 'none' })
  const fields = outcome.kind === 'failed' ? outcome.fields : {}
  const save = async () => {
    const body = { name, timeZone, rhythm }
    const problems = checkFields(TeamSettingsChangesSchema, body)
    if (Object.keys(problems).length > 0) {
      setOutcome({ kind: 'failed', fields: problems, message: null })
      return
    }
    setOutcome({ kind: 'busy' })
    const answer = await request(RECORD_ROUTES.changeTeamSettings, { params: { teamId: team.teamId }, body })
    if (answer.ok) {
      setOutcome({ kind: 'saved' })
      onSaved(answer.value)
      return
    }
    const { fields: told, message } = answer.refusal
    setOutcome({ kind: 'failed', fields: told, message: Object.keys(told).length === 0 ? message : null })
  }
  return (
    <form
      class="sheet settingsform"
      onSubmit={(event) => {
        event.preventDefault()
        void save()
      }}
    >
      <h2>{text.team.title}</h2>
      <TextField
        label={text.team.name}
        value={name}
        maxLength={80}
        error={fields['name']}
        onInput={(event) => setName(event.currentTarget.value)}
      />
      <SelectField
        label={text.team.timeZone}
        hint={text.team.timeZoneHint}
        value={timeZone}
        error={fields['timeZone']}
        onChange={(event) => setTimeZone(event.currentTarget.value)}
      >
        {timeZones(team.timeZone).map((zone) => (
          <option key={zone} value={zone}>
            {zone}
          </option>
        ))}
      </SelectField>
      <h2>{text.rhythm.title}</h2>
      <p class="teamsettings__note">{text.rhythm.help}</p>
      <div class="field">
        <span class="label">{text.rhythm.every}</span>
        <div>
          <Segmented
            label={text.rhythm.every}
            segments={[
              { value: '1', label: text.rhythm.weeks[1] },
              { value: '2', label: text.rhythm.weeks[2] },
            ]}
            value={rhythm.everyWeeks === 2 ? '2' : '1'}
            onChange={(weeks) => setRhythm({ ...rhythm, everyWeeks: weeks === '2' ? 2 : 1 })}
          />
        </div>
      </div>
      <SelectField
        label={text.rhythm.weekday}
        value={String(rhythm.weekday)}
        onChange={(event) => setRhythm({ ...rhythm, weekday: Number(event.currentTarget.value) })}
      >
        {text.rhythm.weekdays.map((day, index) => (
          <option key={day} value={String(index + 1)}>
            {day}
          </option>
        ))}
      </SelectField>
      <NumberStepper
        label={text.rhythm.stale}
        min={0}
        max={28}
        value={rhythm.staleAfterDays}
        onChange={(staleAfterDays) => setRhythm({ ...rhythm, staleAfterDays })}
      />
      <p class="field__hint">{text.rhythm.staleHint}</p>
      {outcome.kind === 'failed' && outcome.message !== null ? (
        <Banner tone="negative" title={text.failed}>
          {outcome.message}
        </Banner>
      ) : null}
      <div class="row">
        <Button variant="lamp" type="submit" busy={outcome.kind === 'busy'}>
          {text.save}
        </Button>
        <span role="status" class="small muted">
          {outcome.kind === 'saved' ? text.saved : ''}
        </span>
      </div>
    </form>
  )
}

/** All that the browser knows, and the one that is set, which it may call differently. */
function timeZones(current: string): readonly string[] {
  return [...new Set([current, 'UTC', ...Intl.supportedValuesOf('timeZone')])].toSorted()
}
