import { Search, Trash2 } from 'lucide'
import { useEffect, useRef, useState } from 'preact/hooks'
import { useLocation, useRoute } from 'preact-iso'
import type { Learning, Learnings } from '../../../../shared/api/retro-api.ts'
import { RETRO_ROUTES } from '../../../../shared/api/retro-routes.ts'
import { request } from '../../../api/request.ts'
import { useResource } from '../../../api/use-resource.ts'
import { teamLearnings as text } from '../../../text/en/team-learnings.ts'
import { Banner } from '../../../ui/banner.tsx'
import { Button } from '../../../ui/button.tsx'
import { Dialog } from '../../../ui/dialog.tsx'
import { EmptyState } from '../../../ui/empty-state.tsx'
import { TextField } from '../../../ui/field.tsx'
import { useScreenHeading } from '../../../ui/screen-heading.ts'
import { LoadingPage } from '../../loading-page.tsx'
import { RefusedScreen } from '../../message-screen.tsx'
import { RetroNav } from '../retro/retro-nav.tsx'
import { TeamFrame } from '../team-frame.tsx'
import { LearningItem } from './learning-item.tsx'
import '../../okrs/okrs.css'
import '../team.css'

/** [RE6] What the team learned: all of it, newest first, or what fits some words. The words are in the address. */
export function LearningsScreen() {
  const teamId = useRoute().params['teamId'] ?? ''
  const words = useLocation().query['q'] ?? ''
  const answer = useResource(RETRO_ROUTES.learnings, {
    params: { teamId },
    query: words === '' ? undefined : { q: words },
  })
  // The page stays while other words are looked for: its field keeps the focus.
  const shown = useRef<Learnings | null>(null)
  if (answer.kind === 'ready') shown.current = answer.value
  if (answer.kind === 'refused') return <RefusedScreen refusal={answer.refusal} onRetry={answer.reload} />
  const page = shown.current
  if (page === null || page.team.teamId !== teamId) return <LoadingPage title={text.loading} />
  return <LearningsPage page={page} words={words} isBusy={answer.kind === 'loading'} />
}

function LearningsPage({ page, words, isBusy }: { page: Learnings; words: string; isBusy: boolean }) {
  const { team, me } = page
  const heading = useScreenHeading(text.documentTitle(team.name))
  const [removed, setRemoved] = useState(0)
  useEffect(() => setRemoved(0), [page])
  const total = page.total - removed
  return (
    <TeamFrame team={team} me={me} tab="learnings">
      <div class="teamlist">
        <RetroNav teamId={team.teamId} tab="learnings" />
        <h1 class="pagetitle" ref={heading} tabIndex={-1}>
          {text.title}
        </h1>
        <p class="teamlist__help">{text.lede}</p>
        {total === 0 && words === '' ? (
          <EmptyState>{text.none}</EmptyState>
        ) : (
          <>
            <SearchForm key={words} teamId={team.teamId} words={words} />
            <div aria-busy={isBusy}>
              <p class="learnings__count" role="status">
                {isBusy ? '' : words === '' ? text.count(total) : total > 0 ? text.found(total, words) : ''}
              </p>
              {total === 0 && !isBusy ? <EmptyState>{text.notFound(words)}</EmptyState> : null}
              <LearningList
                key={`${words} ${isBusy}`}
                first={page}
                words={words}
                onRemoved={() => {
                  setRemoved((count) => count + 1)
                  // The button that asked is gone with it.
                  heading.current?.focus()
                }}
              />
            </div>
          </>
        )}
      </div>
    </TeamFrame>
  )
}

function SearchForm({ teamId, words }: { teamId: string; words: string }) {
  const { route } = useLocation()
  const [typed, setTyped] = useState(words)
  const go = (sought: string) =>
    route(`/t/${teamId}/learnings${sought.trim() === '' ? '' : `?q=${encodeURIComponent(sought.trim())}`}`)
  return (
    <search>
      <form
        class="learnings__search noprint"
        onSubmit={(event) => {
          event.preventDefault()
          go(typed)
        }}
      >
        <TextField
          label={text.search}
          hint={text.searchHint}
          value={typed}
          maxLength={200}
          onInput={(event) => setTyped(event.currentTarget.value)}
        />
        <Button type="submit" variant="ink" icon={Search}>
          {text.searchAction}
        </Button>
        {words === '' ? null : <Button onClick={() => go('')}>{text.clear}</Button>}
      </form>
    </search>
  )
}

function LearningList({
  first,
  words,
  onRemoved,
}: {
  first: Learnings
  words: string
  onRemoved: () => void
}) {
  const { team, me } = first
  const [{ learnings, next }, setShown] = useState<Pick<Learnings, 'learnings' | 'next'>>(first)
  const [problem, setProblem] = useState<string | null>(null)
  const [asked, setAsked] = useState<Learning | null>(null)
  const [isBusy, setBusy] = useState(false)
  const mayRemove = me.may['correct-course'] === 'any'
  const showMore = async (after: string) => {
    setBusy(true)
    const query = { after, ...(words === '' ? {} : { q: words }) }
    const answer = await request(RETRO_ROUTES.learnings, { params: { teamId: team.teamId }, query })
    setBusy(false)
    setProblem(answer.ok ? null : answer.refusal.message)
    if (answer.ok) {
      setShown({ learnings: [...learnings, ...answer.value.learnings], next: answer.value.next })
    }
  }
  return (
    <>
      <ul class="learnings">
        {learnings.map((learning) => (
          <li key={learning.learningId}>
            <LearningItem learning={learning} teamId={team.teamId}>
              {mayRemove ? (
                <Button
                  size="sm"
                  variant="quiet"
                  class="noprint"
                  icon={Trash2}
                  aria-label={text.remove.label(learning.text)}
                  onClick={() => setAsked(learning)}
                >
                  {text.remove.action}
                </Button>
              ) : null}
            </LearningItem>
          </li>
        ))}
      </ul>
      {problem === null ? null : (
        <Banner tone="negative" title={text.failed}>
          {problem}
        </Banner>
      )}
      {next === null ? null : (
        <Button class="learnings__more noprint" busy={isBusy} onClick={() => void showMore(next)}>
          {text.more}
        </Button>
      )}
      {asked === null ? null : (
        <RemoveDialog
          learning={asked}
          onClose={() => setAsked(null)}
          onRemoved={() => {
            setShown({ learnings: learnings.filter((each) => each !== asked), next })
            setAsked(null)
            onRemoved()
          }}
        />
      )}
    </>
  )
}

function RemoveDialog(props: { learning: Learning; onClose: () => void; onRemoved: () => void }) {
  const { learning, onClose, onRemoved } = props
  const [problem, setProblem] = useState<string | null>(null)
  const [isBusy, setBusy] = useState(false)
  const remove = async () => {
    setBusy(true)
    const answer = await request(RETRO_ROUTES.removeLearning, {
      params: { learningId: learning.learningId },
    })
    setBusy(false)
    if (answer.ok) onRemoved()
    else setProblem(answer.refusal.message)
  }
  return (
    <Dialog
      title={text.remove.title}
      onClose={onClose}
      actions={
        <>
          <Button onClick={onClose}>{text.remove.cancel}</Button>
          <Button variant="ink" busy={isBusy} onClick={() => void remove()}>
            {text.remove.confirm}
          </Button>
        </>
      }
    >
      <p>
        <b>{learning.text}</b>
      </p>
      <p>{text.remove.help}</p>
      {problem === null ? null : (
        <Banner tone="negative" title={text.remove.failed}>
          {problem}
        </Banner>
      )}
    </Dialog>
  )
}
