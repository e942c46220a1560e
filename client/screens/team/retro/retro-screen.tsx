import { ArrowLeft, Copy, Printer } from 'lucide'
import { useState } from 'preact/hooks'
import { useRoute } from 'preact-iso'
import type { RetroPage } from '../../../../shared/api/retro-api.ts'
import { RETRO_ROUTES } from '../../../../shared/api/retro-routes.ts'
import { fillPath } from '../../../../shared/api/route.ts'
import { CAUSES } from '../../../../shared/retro/grade.ts'
import { useResource } from '../../../api/use-resource.ts'
import { formatDay, todayHere } from '../../../text/dates.ts'
import { causeWords, formatScore } from '../../../text/en/retro-words.ts'
import { teamRetro as text } from '../../../text/en/team-retro.ts'
import { Banner } from '../../../ui/banner.tsx'
import { Button } from '../../../ui/button.tsx'
import { Chip } from '../../../ui/chip.tsx'
import { EmptyState } from '../../../ui/empty-state.tsx'
import { Icon } from '../../../ui/icon.tsx'
import { useScreenHeading } from '../../../ui/screen-heading.ts'
import { LoadingPage } from '../../loading-page.tsx'
import { RefusedScreen } from '../../message-screen.tsx'
import { ProcessResultPicture } from '../../workshop/retro/process-result-picture.tsx'
import { ActionRow } from '../actions/action-row.tsx'
import { LearningItem } from '../learnings/learning-item.tsx'
import { TeamFrame } from '../team-frame.tsx'
import { RetroObjective } from './retro-objective.tsx'
import '../../okrs/okrs.css'
import '../team.css'
import './retro.css'

/** A closed retro: scores, causes, decisions, learnings and actions on one page that is worth sending. */
export function RetroScreen() {
  const workshopId = useRoute().params['itemId'] ?? ''
  const answer = useResource(RETRO_ROUTES.retro, { params: { workshopId } })
  if (answer.kind === 'loading') return <LoadingPage title={text.loading} />
  if (answer.kind === 'refused') return <RefusedScreen refusal={answer.refusal} onRetry={answer.reload} />
  return <RetroBody retro={answer.value} />
}

function RetroBody({ retro }: { retro: RetroPage }) {
  const { team, me, cycle, title } = retro
  const heading = useScreenHeading(text.documentTitle(title, team.name))
  // A guest sees the cycles whose workshops they joined, and not the team's pages.
  const linked = me.may['read-team'] === 'any' ? team.teamId : null
  return (
    <TeamFrame team={team} me={me} tab={null}>
      <div class="retropage">
        <a class="textlink noprint" href={`/t/${team.teamId}?cycle=${encodeURIComponent(cycle.cycleId)}`}>
          <Icon icon={ArrowLeft} />
          {text.back(cycle.name)}
        </a>
        <div class="retropage__head">
          <h1 class="pagetitle" ref={heading} tabIndex={-1}>
            {title}
          </h1>
          <p class="muted">{text.closedOn(formatDay(todayHere(retro.publishedAtMs)))}</p>
          <Ways workshopId={retro.workshopId} />
        </div>
        {retro.replacedBy === null ? null : (
          <Banner
            tone="info"
            title={text.replaced.title}
            action={<a href={`/t/${team.teamId}/retros/${retro.replacedBy}`}>{text.replaced.link}</a>}
          >
            {text.replaced.body}
          </Banner>
        )}
        <Notes retro={retro} />
        <InShort retro={retro} />
        {retro.objectives.length === 0 ? <EmptyState>{text.empty}</EmptyState> : null}
        {retro.objectives.map((objective) => (
          <RetroObjective
            key={objective.id}
            objective={objective}
            teamId={team.teamId}
            hasCheckIns={hasCheckIns(retro)}
          />
        ))}
        <section aria-labelledby="learnings">
          <h2 class="sech" id="learnings">
            {text.learnings}
          </h2>
          {retro.learnings.length === 0 ? <p class="muted">{text.noLearnings}</p> : null}
          <ul class="learnings">
            {retro.learnings.map((learning) => (
              <li key={learning.learningId}>
                <LearningItem learning={learning} teamId={linked} />
              </li>
            ))}
          </ul>
        </section>
        <section aria-labelledby="actions">
          <h2 class="sech" id="actions">
            {text.actions}
          </h2>
          {retro.actions.length === 0 ? <p class="muted">{text.noActions}</p> : null}
          <ul class="actions">
            {retro.actions.map((action) => (
              <ActionRow
                key={action.actionId}
                action={action}
                teamId={null}
                isMine={action.owner !== null && action.owner.personId === me.person?.personId}
                ways={null}
              />
            ))}
          </ul>
        </section>
        {retro.processPulse === null ? null : (
          <section aria-labelledby="process">
            <h2 class="sech" id="process">
              {text.process}
            </h2>
            <ProcessResultPicture result={retro.processPulse} />
          </section>
        )}
      </div>
    </TeamFrame>
  )
}

/** What somebody who was not there has to know to read it. */
function Notes({ retro }: { retro: RetroPage }) {
  const { number, replacedBy, revision, objectives } = retro
  const notes = [
    ...(number > 1 && replacedBy === null ? [text.notes.again(number)] : []),
    ...(revision > 1 ? [text.notes.revision(revision)] : []),
    ...(objectives.length > 0 && !hasCheckIns(retro) ? [text.notes.noCheckIns] : []),
  ]
  if (notes.length === 0) return null
  return (
    <ul class="retropage__notes" aria-label={text.notes.label}>
      {notes.map((note) => (
        <li key={note}>{note}</li>
      ))}
    </ul>
  )
}

function hasCheckIns({ objectives }: RetroPage): boolean {
  return objectives.some(({ keyResults }) => keyResults.some(({ checkIns }) => checkIns > 0))
}

/** [GR1] [RE4] The figures that stand above it, and what kept coming in between. */
function InShort({ retro }: { retro: RetroPage }) {
  const keyResults = retro.objectives.flatMap((objective) => objective.keyResults)
  const causes = CAUSES.map((cause) => ({
    cause,
    count: keyResults.filter((keyResult) => keyResult.cause === cause).length,
  }))
    .filter(({ count }) => count > 0)
    .toSorted((one, other) => other.count - one.count)
  return (
    <div class="sheet">
      <dl class="retropage__facts">
        <div>
          <dt>{text.mean.label}</dt>
          {retro.meanScore === null ? (
            <dd class="is-words">{text.mean.none}</dd>
          ) : (
            <dd>{formatScore(retro.meanScore)}</dd>
          )}
        </div>
        <div>
          <dt>{text.counts.keyResults}</dt>
          <dd>{keyResults.length}</dd>
        </div>
        <div>
          <dt>{text.counts.learnings}</dt>
          <dd>{retro.learnings.length}</dd>
        </div>
        <div>
          <dt>{text.counts.actions}</dt>
          <dd>{retro.actions.length}</dd>
        </div>
      </dl>
      <p class="charthelp">{text.mean.help}</p>
      {causes.length === 0 ? null : (
        <div>
          <h2 class="label">{text.causes}</h2>
          <div class="retropage__causes">
            {causes.map(({ cause, count }) => (
              <Chip key={cause}>{text.cause(causeWords[cause].name, count)}</Chip>
            ))}
          </div>
        </div>
      )}
    </div>
  )
}

/** Taking it along: as Markdown into a chat, or on paper. */
function Ways({ workshopId }: { workshopId: string }) {
  const [state, setState] = useState<'idle' | 'busy' | 'copied' | 'failed'>('idle')
  const address = fillPath(RETRO_ROUTES.retroMarkdown.path, { workshopId })
  const copy = async () => {
    setState('busy')
    try {
      const answer = await fetch(address, { credentials: 'same-origin' })
      if (!answer.ok) throw new Error('No Markdown')
      await navigator.clipboard.writeText(await answer.text())
      setState('copied')
    } catch {
      // The way there, or the right to copy, may be missing: the document itself can always be opened.
      setState('failed')
    }
  }
  return (
    <>
      <div class="row noprint">
        <Button icon={Copy} busy={state === 'busy'} onClick={() => void copy()}>
          {state === 'copied' ? text.copied : text.copy}
        </Button>
        <Button variant="quiet" icon={Printer} onClick={() => window.print()}>
          {text.print}
        </Button>
        <span class="sr" role="status">
          {state === 'copied' ? text.copied : ''}
        </span>
      </div>
      {state === 'failed' ? (
        <Banner
          tone="negative"
          title={text.copyFailed}
          action={
            <a href={address} download>
              {text.openMarkdown}
            </a>
          }
        />
      ) : null}
    </>
  )
}
