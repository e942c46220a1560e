import { useState } from 'preact/hooks'
import type { ImportPreview } from '../../../../shared/api/exchange-routes.ts'
import {
  CSV_FIELDS,
  type CsvField,
  type CsvMapping,
  REQUIRED_FIELDS,
} from '../../../../shared/exchange/csv-columns.ts'
import { DAY_ORDERS, DECIMAL_MARKS } from '../../../../shared/exchange/csv-values.ts'
import { takeAlong } from '../../../text/en/take-along.ts'
import { FieldError, SelectField, TextField } from '../../../ui/field.tsx'
import type { Choices } from './read-file.ts'

const text = takeAlong.choices
type Csv = NonNullable<ImportPreview['csv']>

/** How a table is read: guessed, shown, and to be changed. */
export function CsvChoices({
  csv,
  choices,
  cycles,
  onChange,
}: {
  csv: Csv
  choices: Choices
  cycles: readonly { readonly cycleId: string; readonly name: string }[]
  onChange: (changed: Partial<Choices>) => void
}) {
  const { title } = choices
  // What was chosen counts at once: the next choice does not wait until the server has looked again.
  const mapping = choices.mapping ?? csv.mapping
  const notation = choices.notation ?? csv.notation
  const missing = REQUIRED_FIELDS.filter((field) => typeof mapping[field] !== 'number')
  const [name, setName] = useState(title)
  const fieldOf = (column: number) => CSV_FIELDS.find((field) => mapping[field] === column) ?? ''
  const assign = (column: number, field: CsvField | '') => {
    const others = CSV_FIELDS.filter((one) => one !== field && mapping[one] !== column)
    const kept: CsvMapping = Object.fromEntries(others.map((one) => [one, mapping[one] ?? null]))
    onChange({ mapping: field === '' ? kept : { ...kept, [field]: column } })
  }
  return (
    <div class="csvchoices">
      <h3>{text.title}</h3>
      <div class="csvchoices__fields">
        <TextField
          label={text.name}
          value={name}
          maxLength={80}
          error={name.trim() === '' ? text.nameWrong : undefined}
          onInput={(event) => setName(event.currentTarget.value)}
          onChange={(event) => {
            const said = event.currentTarget.value.trim()
            if (said !== '' && said !== title) onChange({ title: said })
          }}
        />
        <SelectField
          label={text.cycle}
          value={choices.cycleId ?? ''}
          onChange={(event) => onChange({ cycleId: event.currentTarget.value || null })}
        >
          <option value="">{text.noCycle}</option>
          {cycles.map((cycle) => (
            <option key={cycle.cycleId} value={cycle.cycleId}>
              {cycle.name}
            </option>
          ))}
        </SelectField>
        <SelectField
          label={text.decimals}
          value={notation.decimals}
          onChange={(event) => {
            const decimals = DECIMAL_MARKS.find((mark) => mark === event.currentTarget.value)
            if (decimals) onChange({ notation: { ...notation, decimals } })
          }}
        >
          {DECIMAL_MARKS.map((mark) => (
            <option key={mark} value={mark}>
              {text.decimalsOf[mark]}
            </option>
          ))}
        </SelectField>
        <SelectField
          label={text.days}
          value={notation.days}
          onChange={(event) => {
            const days = DAY_ORDERS.find((order) => order === event.currentTarget.value)
            if (days) onChange({ notation: { ...notation, days } })
          }}
        >
          {DAY_ORDERS.map((order) => (
            <option key={order} value={order}>
              {text.daysOf[order]}
            </option>
          ))}
        </SelectField>
      </div>
      <h4 id="columns">{text.columns}</h4>
      {missing.length === 0 ? null : (
        <FieldError>{text.missing(missing.map((field) => takeAlong.fields[field]))}</FieldError>
      )}
      <ul class="csvcolumns" aria-labelledby="columns">
        {csv.columns.map(({ name: header, samples }, column) => {
          const shown = header === '' ? text.noName(column + 1) : header
          return (
            // Columns have no other name than their place: two may be called the same.
            <li key={column}>
              <span class="csvcolumns__name">
                <b>{shown}</b>
                <span class="muted small">{samples.filter((sample) => sample !== '').join(' · ')}</span>
              </span>
              <span class="select">
                <select
                  class="input"
                  aria-label={text.isOf(shown)}
                  value={fieldOf(column)}
                  onChange={(event) =>
                    assign(column, CSV_FIELDS.find((field) => field === event.currentTarget.value) ?? '')
                  }
                >
                  <option value="">{text.nothing}</option>
                  {CSV_FIELDS.map((field) => (
                    <option key={field} value={field}>
                      {takeAlong.fields[field]}
                    </option>
                  ))}
                </select>
              </span>
            </li>
          )
        })}
      </ul>
    </div>
  )
}
