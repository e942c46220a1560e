import type { Becomes } from '../../../../shared/api/exchange-routes.ts'
import { takeAlong } from '../../../text/en/take-along.ts'
import '../../../ui/check.css'

const text = takeAlong.news

type News = NonNullable<Becomes['workshops'][number]['news']>

/** Workshops that are here and of which the file says more, or something else: what it is, and whether it is to be taken. */
export function TakeNew({
  workshops,
  takes,
  onTake,
}: {
  workshops: Becomes['workshops']
  takes: boolean
  onTake: (takes: boolean) => void
}) {
  const found = workshops.flatMap(({ title, news }) => (news === null ? [] : [{ title, news }]))
  if (found.length === 0) return null
  return (
    <section class="remarks" aria-labelledby="take-new">
      <h3 id="take-new">{text.title}</h3>
      {found.map(({ title, news }) => (
        <div key={title}>
          <p>
            <b>{title}</b> {wordsOf(news)}
          </p>
          {news.stays.length === 0 ? null : (
            <>
              <p>{text.stays}</p>
              <ul>
                {news.stays.map((words) => (
                  <li key={words}>{words}</li>
                ))}
              </ul>
            </>
          )}
        </div>
      ))}
      {found.some(({ news }) => hasMore(news)) ? (
        <label class="check">
          <input type="checkbox" checked={takes} onChange={(event) => onTake(event.currentTarget.checked)} />
          {text.take}
        </label>
      ) : null}
    </section>
  )
}

/** Whether there is something that can be taken. */
export function hasMore({ counts, corrected }: News): boolean {
  return corrected > 0 || Object.values(counts).some((amount) => amount > 0)
}

function wordsOf(news: News): string {
  if (!news.isKnown) return text.unknown
  const { counts, corrected } = news
  const parts = [
    counts.revisions === 0 ? [] : text.revisions(counts.revisions),
    counts.objectives === 0 ? [] : text.objectives(counts.objectives),
    counts.keyResults === 0 ? [] : text.keyResults(counts.keyResults),
    counts.checkIns === 0 ? [] : text.checkIns(counts.checkIns),
    counts.changes === 0 ? [] : text.changes(counts.changes),
    counts.initiatives === 0 ? [] : text.initiatives(counts.initiatives),
    counts.ballots === 0 ? [] : text.ballots(counts.ballots),
    corrected === 0 ? [] : text.corrected(corrected),
  ].flat()
  return parts.length === 0 ? text.nothing : text.more(parts.join(', '))
}
