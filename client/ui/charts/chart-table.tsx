import type { ComponentChildren } from 'preact'
import { chartText } from '../../text/en/charts.ts'
import './chart-table.css'

/** One row: what it is about, then a cell for each further column. */
export type ChartTableRow = {
  readonly id: string
  /** What comes before the name, such as a rank. */
  readonly lead?: string
  readonly name: string
  readonly cells: readonly string[]
}

/** A picture with the table that says the same, folded below it. */
export function ChartFigure({
  caption,
  columns,
  rows,
  children,
}: {
  /** What the table is of: read out with it. */
  readonly caption: string
  /** In the order of lead (where rows have one), name and cells. */
  readonly columns: readonly string[]
  readonly rows: readonly ChartTableRow[]
  readonly children: ComponentChildren
}) {
  return (
    <figure class="chartfigure">
      {children}
      <details class="chartfigure__table">
        <summary class="small">{chartText.table}</summary>
        <ChartTable caption={caption} columns={columns} rows={rows} />
      </details>
    </figure>
  )
}

export function ChartTable({
  caption,
  columns,
  rows,
}: {
  readonly caption: string
  readonly columns: readonly string[]
  readonly rows: readonly ChartTableRow[]
}) {
  return (
    // Wider than a phone with many columns: it scrolls by itself, with the keyboard too.
    // biome-ignore lint/a11y/noNoninteractiveTabindex: a region that scrolls must be reachable by keyboard
    <section class="charttable" aria-label={caption} tabIndex={0}>
      <table>
        <caption class="sr">{caption}</caption>
        <thead>
          <tr>
            {columns.map((column) => (
              <th key={column} scope="col">
                {column}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {rows.map(({ id, lead, name, cells }) => (
            <tr key={id}>
              {lead === undefined ? null : <td class="num">{lead}</td>}
              <th scope="row">{name}</th>
              {cells.map((cell, index) => (
                <td key={index} class="num">
                  {cell}
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  )
}
