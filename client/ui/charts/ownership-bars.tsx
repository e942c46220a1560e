import { okrCharts as text } from '../../text/en/okr-charts.ts'
import { ChartFigure } from './chart-table.tsx'
import './okr-charts.css'

export type OwnerShare = { readonly id: string | null; readonly name: string; readonly owned: number }

/** [GR3] How many key results each person owns: a count by name, no score and no order of merit. */
export function OwnershipBars({
  label,
  shares,
}: {
  readonly label: string
  readonly shares: readonly OwnerShare[]
}) {
  return (
    <ChartFigure
      caption={`${label}. ${text.ownership.caption}`}
      columns={[text.ownership.columns.person, text.ownership.columns.owned]}
      rows={shares.map(({ id, name, owned }) => ({ id: id ?? '-', name, cells: [String(owned)] }))}
    >
      <ul class="ownerbars">
        {shares.map(({ id, name, owned }) => (
          <li key={id ?? '-'} class={id === null ? 'is-nobody' : undefined}>
            <span>{name}</span>
            <span class="ownerbars__units" role="img" aria-label={text.ownership.count(owned)}>
              {Array.from({ length: owned }, (_, index) => (
                <i key={index} />
              ))}
            </span>
            <b class="num" aria-hidden="true">
              {owned}
            </b>
          </li>
        ))}
      </ul>
    </ChartFigure>
  )
}
