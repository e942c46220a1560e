import { Braces, Download, FileText } from 'lucide'
import { useLocation, useRoute } from 'preact-iso'
import { PUBLICATION_ROUTES } from '../../../shared/api/publication-routes.ts'
import type { WorkshopOkrs } from '../../../shared/api/record-api.ts'
import { useResource } from '../../api/use-resource.ts'
import { formatDay, formatInstant, todayHere } from '../../text/dates.ts'
import { okrs } from '../../text/en/okrs.ts'
import { Banner } from '../../ui/banner.tsx'
import { ButtonLink } from '../../ui/button.tsx'
import { Menu } from '../../ui/menu.tsx'
import { useScreenHeading } from '../../ui/screen-heading.ts'
import { TopBar } from '../../ui/top-bar.tsx'
import { LoadingPage } from '../loading-page.tsx'
import { MessageScreen, RefusedScreen } from '../message-screen.tsx'
import { findCycleWeek } from './cycle-weeks.ts'
import { ObjectiveCard } from './objective-card.tsx'
import { Weeks } from './weeks.tsx'
import './okrs.css'

/** What a workshop published: its objectives with their key results, revision by revision, and the exports. */
export function OkrsScreen() {
  const workshopId = useRoute().params['workshopId'] ?? ''
  const revision = useLocation().query['revision']
  const query = revision === undefined ? undefined : { revision }
  const answer = useResource(PUBLICATION_ROUTES.workshopOkrs, { params: { workshopId }, query })
  if (answer.kind === 'loading') return <LoadingPage title={okrs.loading} />
  if (answer.kind === 'ready') return <Published okrs={answer.value} />
  if (answer.refusal.code === 'not-found') {
    return (
      <MessageScreen
        title={okrs.notPublished.title}
        body={okrs.notPublished.body}
        actions={
          <ButtonLink variant="lamp" href={`/w/${workshopId}`}>
            {okrs.notPublished.action}
          </ButtonLink>
        }
      />
    )
  }
  return <RefusedScreen refusal={answer.refusal} onRetry={answer.reload} />
}

function Published({ okrs: published }: { okrs: WorkshopOkrs }) {
  const { workshop, objectives, revision, revisions } = published
  const heading = useScreenHeading(okrs.documentTitle(workshop.cycle.name, workshop.teamName))
  const place = findCycleWeek(workshop.cycle, todayHere(Date.now()))
  const newest = Math.max(revision, ...revisions.map((entry) => entry.revision))
  const kept = objectives.filter((objective) => objective.droppedReason === null)
  const dropped = objectives.filter((objective) => objective.droppedReason !== null)
  const keyResults = kept.flatMap((objective) =>
    objective.keyResults.filter((one) => one.droppedReason === null),
  )
  return (
    <div class="page">
      <TopBar title={workshop.teamName} subtitle={workshop.title}>
        <Exports workshopId={workshop.workshopId} revision={revision} />
      </TopBar>
      <main class="okrs__main" id="content">
        <div class="okrs__inner">
          {workshop.deletedAtMs === null ? null : (
            <Banner tone="info" title={okrs.practice.title}>
              {okrs.practice.body(formatInstant(workshop.deletedAtMs))}
            </Banner>
          )}
          <div class="cyclehead">
            <div>
              <h1 ref={heading} tabIndex={-1}>
                {titleOf(published, place)}
              </h1>
              <Weeks place={place} label={okrs.weeks} />
            </div>
            <p class="cyclehead__facts">
              {okrs.summary(kept.length, keyResults.length)}
              <br />
              <a href={`/t/${workshop.teamId}`}>{okrs.living}</a>
              <br />
              {okrs.from}{' '}
              {workshop.kind === 'imported' ? (
                workshop.title
              ) : (
                <a href={`/w/${workshop.workshopId}`}>{workshop.title}</a>
              )}
              , {okrs.publishedAt(formatInstant(published.publishedAtMs))}
            </p>
          </div>
          {revision === newest ? null : (
            <Banner
              tone="info"
              title={okrs.olderRevision(revision)}
              action={
                <ButtonLink size="sm" href={`/w/${workshop.workshopId}/okrs`}>
                  {okrs.newest}
                </ButtonLink>
              }
            >
              {okrs.olderRevisionHelp}
            </Banner>
          )}
          {kept.map((objective) => (
            <ObjectiveCard key={objective.id} objective={objective} teamId={workshop.teamId} />
          ))}
          {dropped.length === 0 ? null : (
            <section aria-labelledby="dropped">
              <h2 class="sech" id="dropped">
                {okrs.dropped}
              </h2>
              {dropped.map((objective) => (
                <ObjectiveCard key={objective.id} objective={objective} teamId={workshop.teamId} />
              ))}
            </section>
          )}
          <Revisions okrs={published} newest={newest} />
        </div>
      </main>
    </div>
  )
}

function titleOf({ workshop }: WorkshopOkrs, place: ReturnType<typeof findCycleWeek>): string {
  const { name, startsOn, endsOn } = workshop.cycle
  if (place.phase === 'before') return okrs.title.before(name, formatDay(startsOn))
  if (place.phase === 'after') return okrs.title.after(name, formatDay(endsOn))
  return okrs.title.during(name, place.week, place.weeks)
}

function Exports({ workshopId, revision }: { workshopId: string; revision: number }) {
  const base = `/api/workshops/${encodeURIComponent(workshopId)}/okrs`
  const name = `okrs-${workshopId}-r${revision}`
  return (
    <Menu
      label={okrs.export}
      icon={Download}
      class="top__action"
      items={[
        {
          id: 'markdown',
          label: okrs.markdown,
          note: okrs.markdownNote,
          icon: FileText,
          href: `${base}.md?revision=${revision}`,
          download: `${name}.md`,
        },
        {
          id: 'json',
          label: okrs.json,
          note: okrs.jsonNote,
          icon: Braces,
          href: `${base}?revision=${revision}`,
          download: `${name}.json`,
        },
      ]}
    >
      {okrs.export}
    </Menu>
  )
}

function Revisions({ okrs: published, newest }: { okrs: WorkshopOkrs; newest: number }) {
  if (published.revisions.length < 2) return null
  const base = `/w/${published.workshop.workshopId}/okrs`
  return (
    <nav class="revisions" aria-labelledby="revisions">
      <h2 class="sech" id="revisions">
        {okrs.revisions}
      </h2>
      <ol>
        {[...published.revisions]
          .sort((a, b) => b.revision - a.revision)
          .map((entry) => (
            <li key={entry.revision}>
              <a
                href={entry.revision === newest ? base : `${base}?revision=${entry.revision}`}
                aria-current={entry.revision === published.revision ? 'page' : undefined}
              >
                {okrs.revision(entry.revision)}
              </a>
              <span>{okrs.publishedAt(formatInstant(entry.publishedAtMs))}</span>
            </li>
          ))}
      </ol>
    </nav>
  )
}
