import type { CellRemark, ImportPreview } from '../../../../shared/api/exchange-routes.ts'
import { takeAlong } from '../../../text/en/take-along.ts'
import '../../../ui/check.css'

const text = takeAlong.errors
type Csv = NonNullable<ImportPreview['csv']>

/** Every cell that cannot be taken, by its row, with why; and the choice to go on without those rows. */
export function FaultyRows({
  csv: { rows, errors },
  leavesOut,
  onLeaveOut,
}: {
  csv: Csv
  leavesOut: boolean
  onLeaveOut: (leavesOut: boolean) => void
}) {
  return (
    <div class="remarks">
      <h3>{text.title(rows.faulty)}</h3>
      <p>{text.help}</p>
      <RemarkTable remarks={errors} reasonTitle={text.reason} label={text.title(rows.faulty)} />
      {rows.good === 0 ? null : (
        <label class="check">
          <input
            type="checkbox"
            checked={leavesOut}
            onChange={(event) => onLeaveOut(event.currentTarget.checked)}
          />
          {text.leaveOut(rows.faulty)}
        </label>
      )}
    </div>
  )
}

/** What is taken in another way than it stands there. */
export function RowNotes({ notes }: { notes: readonly CellRemark[] }) {
  return (
    <details class="remarks">
      <summary>{text.notes(notes.length)}</summary>
      <RemarkTable remarks={notes} reasonTitle={text.note} label={text.notes(notes.length)} />
    </details>
  )
}

/** More than these nobody reads on a page; the first ones are mended first. */
const SHOWN = 500

function RemarkTable({
  remarks,
  reasonTitle,
  label,
}: {
  remarks: readonly CellRemark[]
  reasonTitle: string
  label: string
}) {
  return (
    // It scrolls: with a place in the tab order the keyboard reaches all of it.
    // biome-ignore lint/a11y/noNoninteractiveTabindex: see above
    <section class="remarks__scroll" aria-label={label} tabIndex={0}>
      <table class="remarks__table">
        <thead>
          <tr>
            <th scope="col">{text.row}</th>
            <th scope="col">{text.column}</th>
            <th scope="col">{text.value}</th>
            <th scope="col">{reasonTitle}</th>
          </tr>
        </thead>
        <tbody>
          {remarks.slice(0, SHOWN).map(({ row, column, value, reason }) => (
            <tr key={`${row} ${column} ${reason}`}>
              <th scope="row">{row}</th>
              <td>{column}</td>
              <td>{value === '' ? <span class="muted">{text.empty}</span> : value}</td>
              <td>{reason}</td>
            </tr>
          ))}
        </tbody>
      </table>
      {remarks.length > SHOWN ? (
        <p class="remarks__more muted">{takeAlong.preview.more(remarks.length - SHOWN)}</p>
      ) : null}
    </section>
  )
}
