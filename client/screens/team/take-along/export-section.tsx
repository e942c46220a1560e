import { Download } from 'lucide'
import { useState } from 'preact/hooks'
import { EXCHANGE_ROUTES } from '../../../../shared/api/exchange-routes.ts'
import type { CycleOkrs } from '../../../../shared/api/living-okrs.ts'
import { fillPath } from '../../../../shared/api/route.ts'
import { takeAlong } from '../../../text/en/take-along.ts'
import { ButtonLink } from '../../../ui/button.tsx'
import { EmptyState } from '../../../ui/empty-state.tsx'
import { SelectField } from '../../../ui/field.tsx'

const text = takeAlong.export
const EVERYTHING = ''

/** Links to everything of the team, or of one cycle, in each format. A guest takes along the cycles that they see. */
export function ExportSection({ okrs: { team, me, cycle, cycles } }: { okrs: CycleOkrs }) {
  const mayAll = me.may['read-team'] === 'any'
  const [cycleId, setCycleId] = useState(
    mayAll ? EVERYTHING : (cycle?.cycleId ?? cycles[0]?.cycleId ?? EVERYTHING),
  )
  const { exportTeamJson, exportTeamCsv, exportTeamMarkdown } = EXCHANGE_ROUTES
  const { exportCycleJson, exportCycleCsv, exportCycleMarkdown } = EXCHANGE_ROUTES
  const isAll = cycleId === EVERYTHING
  const params = { teamId: team.teamId, cycleId }
  const fileAt = (path: string, query = '') => `${fillPath(path, params)}?download=1${query}`
  const [json, csv, markdown] = isAll
    ? [exportTeamJson.path, exportTeamCsv.path, exportTeamMarkdown.path]
    : [exportCycleJson.path, exportCycleCsv.path, exportCycleMarkdown.path]
  const files = [
    { href: fileAt(json), label: text.json, note: text.jsonNote },
    { href: fileAt(csv, '&rows=key-results'), label: text.csv, note: text.csvNote },
    { href: fileAt(csv, '&rows=check-ins'), label: text.checkIns, note: text.checkInsNote },
    { href: fileAt(csv, '&rows=scores'), label: text.scores, note: text.scoresNote },
    { href: fileAt(csv, '&rows=learnings'), label: text.learnings, note: text.learningsNote },
    { href: fileAt(csv, '&rows=actions'), label: text.actions, note: text.actionsNote },
    { href: fileAt(markdown), label: text.markdown, note: text.markdownNote },
  ]
  return (
    <section class="sheet" aria-labelledby="take-along">
      <h2 id="take-along">{text.title}</h2>
      <p class="takealong__lede">{text.lede}</p>
      {cycles.length === 0 ? (
        <EmptyState>{text.nothing}</EmptyState>
      ) : (
        <>
          <SelectField
            class="takealong__what"
            label={text.what}
            value={cycleId}
            onChange={(event) => setCycleId(event.currentTarget.value)}
          >
            {mayAll ? <option value={EVERYTHING}>{text.everything}</option> : null}
            {cycles.map((one) => (
              <option key={one.cycleId} value={one.cycleId}>
                {text.cycle(one.name)}
              </option>
            ))}
          </SelectField>
          <ul class="takealong__files" aria-label={text.formats}>
            {files.map(({ href, label, note }) => (
              <li key={label}>
                {/* The browser saves what is behind it: it is no page of ours to go to. */}
                <ButtonLink icon={Download} href={href} download target="_self">
                  {label}
                </ButtonLink>
                <span class="muted small">{note}</span>
              </li>
            ))}
          </ul>
        </>
      )}
    </section>
  )
}
