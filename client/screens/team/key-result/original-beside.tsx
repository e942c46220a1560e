import type { LivingKeyResult, Person } from '../../../../shared/api/living-okrs.ts'
import { listChanges } from '../../../../shared/okr/correction.ts'
import { krPage } from '../../../text/en/kr-page.ts'
import { fieldWords } from './field-words.ts'
import '../../../ui/charts/chart-table.css'

const text = krPage.original

/** [CH3] What was published, beside what stands today: only what differs. */
export function OriginalBeside({
  keyResult: { original, text: words, fields },
  people,
}: {
  keyResult: LivingKeyResult
  people: readonly Person[]
}) {
  if (original === null) return null
  const changes = listChanges(original, { text: words, fields })
  if (changes.length === 0) return null
  return (
    <section class="sheet" aria-labelledby="original">
      <h2 id="original">{text.title}</h2>
      <p class="charthelp">{text.help}</p>
      <div class="charttable originaltable">
        <table>
          <thead>
            <tr>
              <th scope="col">
                <span class="sr">{krPage.facts.label}</span>
              </th>
              <th scope="col">{text.published}</th>
              <th scope="col">{text.today}</th>
            </tr>
          </thead>
          <tbody>
            {changes.map(({ field, from, to }) => (
              <tr key={field}>
                <th scope="row">{krPage.fields[field]}</th>
                <td>{fieldWords(field, from, fields.unit, people)}</td>
                <td>
                  <b>{fieldWords(field, to, fields.unit, people)}</b>
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      </div>
    </section>
  )
}
