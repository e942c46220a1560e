import { ArchiveX, ArrowLeft, PenLine, Undo2 } from 'lucide'
import { useState } from 'preact/hooks'
import { useLocation } from 'preact-iso'
import type { HistoryEntry, KeyResultPage, LivingKeyResult } from '../../../../shared/api/living-okrs.ts'
import { RECORD_ROUTES } from '../../../../shared/api/record-routes.ts'
import type { RecordCapability } from '../../../../shared/identity/record-capabilities.ts'
import { request } from '../../../api/request.ts'
import { useLatest } from '../../../api/use-latest.ts'
import { useResource } from '../../../api/use-resource.ts'
import { krPage as text } from '../../../text/en/kr-page.ts'
import { living } from '../../../text/en/living.ts'
import { Banner } from '../../../ui/banner.tsx'
import { Button, ButtonLink } from '../../../ui/button.tsx'
import { ConfidenceChart } from '../../../ui/charts/confidence-chart.tsx'
import { Icon } from '../../../ui/icon.tsx'
import { useScreenHeading } from '../../../ui/screen-heading.ts'
import { LoadingPage } from '../../loading-page.tsx'
import { RefusedScreen } from '../../message-screen.tsx'
import { ProvenanceSheet } from '../../okrs/provenance.tsx'
import { KeyResultChart } from '../kr-chart.tsx'
import { forecastWords } from '../living-words.ts'
import { StateChip } from '../state-mark.tsx'
import { TeamFrame } from '../team-frame.tsx'
import { CorrectionDialog } from './correction-dialog.tsx'
import { Facts } from './facts.tsx'
import { HistoryList } from './history-list.tsx'
import { InitiativesSection } from './initiatives-section.tsx'
import { OriginalBeside } from './original-beside.tsx'
import { ReasonDialog } from './reason-dialog.tsx'
import '../../okrs/okrs.css'
import '../../../ui/plain-page.css'
import './record-page.css'

/** One key result: its picture, what it was and is, what is done for it, and everything that happened. */
export function KeyResultScreen({ keyResultId }: { keyResultId: string }) {
  const answer = useResource(RECORD_ROUTES.keyResult, { params: { keyResultId } })
  if (answer.kind === 'loading') return <LoadingPage title={text.loading} />
  if (answer.kind === 'refused') return <RefusedScreen refusal={answer.refusal} onRetry={answer.reload} />
  return <KeyResultBody key={keyResultId} read={answer.value} onChanged={answer.refresh} />
}

type Asking = 'nothing' | 'change' | 'drop' | 'take-up'

function KeyResultBody({ read, onChanged }: { read: KeyResultPage; onChanged: () => void }) {
  const wantsChange = useLocation().query['change'] !== undefined
  const [asking, setAsking] = useState<Asking>(
    wantsChange && mayHere(read, 'correct-course') ? 'change' : 'nothing',
  )
  // Changed by what each answer says, so that the page stays as it is while something is done.
  const [page, showPage] = useLatest(read, asking !== 'nothing')
  const setPage = (next: (before: KeyResultPage) => KeyResultPage) => {
    showPage(next)
    onChanged()
  }
  const { team, me, cycle, today, people, keyResult, objective, history, provenance } = page
  const may = (capability: RecordCapability) => mayHere(page, capability)
  const heading = useScreenHeading(`${keyResult.text}, ${team.name}`)
  const close = () => setAsking('nothing')
  const corrected = (reply: { readonly entry: HistoryEntry; readonly keyResult: LivingKeyResult | null }) => {
    setPage((before) => ({
      ...before,
      keyResult: reply.keyResult ?? before.keyResult,
      history: [reply.entry, ...before.history],
    }))
    close()
  }
  const forecast = forecastWords(keyResult, cycle)
  return (
    <TeamFrame team={team} me={me} tab={null}>
      <div class="recordpage">
        <a class="textlink noprint" href={`/t/${team.teamId}?cycle=${encodeURIComponent(cycle.cycleId)}`}>
          <Icon icon={ArrowLeft} />
          {text.back(cycle.name)}
        </a>
        <div class="recordpage__head">
          <p class="recordpage__above">
            {text.objective}: <a href={`/t/${team.teamId}/o/${objective.id}`}>{objective.text}</a>
          </p>
          <h1 ref={heading} tabIndex={-1}>
            {keyResult.text}
          </h1>
          <div class="row">
            {keyResult.dropped === null ? <StateChip state={keyResult.state} /> : null}
            {keyResult.dropped === null && keyResult.forecast?.misses === true ? (
              <StateChip state="forecast-misses" />
            ) : null}
            {keyResult.dropped === null && forecast !== null ? (
              <span class="small muted">{forecast}</span>
            ) : null}
          </div>
          {keyResult.dropped === null ? null : (
            <Banner tone="info" title={living.dropped}>
              {keyResult.dropped.reason}
            </Banner>
          )}
          <Acceptance
            page={page}
            onAccepted={(accepted) => setPage((before) => ({ ...before, keyResult: accepted }))}
          />
          <div class="row noprint">
            {keyResult.dropped === null && may('check-in') ? (
              <ButtonLink variant="lamp" href={`/t/${team.teamId}/check-in?kr=${keyResult.id}`}>
                {text.checkIn}
              </ButtonLink>
            ) : null}
            {may('correct-course') && keyResult.dropped === null ? (
              <>
                <Button icon={PenLine} onClick={() => setAsking('change')}>
                  {text.change}
                </Button>
                <Button variant="quiet" icon={ArchiveX} onClick={() => setAsking('drop')}>
                  {text.drop}
                </Button>
              </>
            ) : null}
            {may('correct-course') && keyResult.dropped !== null ? (
              <Button icon={Undo2} onClick={() => setAsking('take-up')}>
                {text.takeUp}
              </Button>
            ) : null}
          </div>
        </div>
        <div class="recordpage__grid">
          <div class="recordpage__main">
            <Pictures page={page} />
            <OriginalBeside keyResult={keyResult} people={people} />
            <InitiativesSection
              keyResult={keyResult}
              people={people}
              mayTend={may('tend-initiatives')}
              onChange={(initiatives) =>
                setPage((before) => ({
                  ...before,
                  keyResult: { ...before.keyResult, initiatives: [...initiatives] },
                }))
              }
            />
            <ProvenanceSheet
              workshopId={workshopOf(history)}
              itemId={keyResult.id}
              provenance={provenance}
              wording={keyResult.text}
            />
          </div>
          <div class="recordpage__side">
            <section class="sheet" aria-label={text.facts.label}>
              <Facts keyResult={keyResult} cycle={cycle} today={today} />
            </section>
            <section class="sheet" aria-labelledby="history">
              <h2 id="history">{text.history.title}</h2>
              <HistoryList
                entries={history}
                people={people}
                fields={keyResult.fields}
                timeZone={team.timeZone}
              />
            </section>
          </div>
        </div>
      </div>
      {asking === 'change' ? (
        <CorrectionDialog
          keyResult={keyResult}
          cycle={cycle}
          people={people}
          onClose={close}
          onCorrected={corrected}
        />
      ) : null}
      {asking === 'drop' || asking === 'take-up' ? (
        <ReasonDialog act={asking} keyResult={keyResult} onClose={close} onCorrected={corrected} />
      ) : null}
    </TeamFrame>
  )
}

/** The workshop that published it; each of its revisions is an entry. */
function workshopOf(history: readonly HistoryEntry[]): string | null {
  return history.find((entry) => entry.kind === 'published')?.workshopId ?? null
}

/** Whether whoever looks may do something with this key result: theirs alone for a guest. */
function mayHere({ me, keyResult }: KeyResultPage, capability: RecordCapability): boolean {
  const isMine = keyResult.owner !== null && keyResult.owner.personId === me.person?.personId
  return me.may[capability] === 'any' || (me.may[capability] === 'own' && isMine)
}

function Pictures({ page: { keyResult, cycle, today } }: { page: KeyResultPage }) {
  const isDrawn = keyResult.fields.direction !== 'milestone' && keyResult.fields.target !== null
  return (
    <div class="recordpage__pictures">
      {isDrawn ? (
        <section class="sheet" aria-labelledby="progress">
          <h2 id="progress">{text.pictures.value}</h2>
          <KeyResultChart keyResult={keyResult} cycle={cycle} today={today} />
        </section>
      ) : null}
      <section class="sheet" aria-labelledby="confidence">
        <h2 id="confidence">{text.pictures.confidence}</h2>
        {keyResult.trend.length === 0 ? (
          <p class="muted">{text.pictures.none}</p>
        ) : (
          <ConfidenceChart
            label={text.pictures.confidence}
            span={{ startsOn: cycle.startsOn, endsOn: cycle.endsOn }}
            today={today}
            trend={keyResult.trend}
          />
        )}
      </section>
    </div>
  )
}

/** [KR9] An owner who was named says yes themselves. */
function Acceptance({
  page: { me, keyResult },
  onAccepted,
}: {
  page: KeyResultPage
  onAccepted: (keyResult: LivingKeyResult) => void
}) {
  const [problem, setProblem] = useState<string | null>(null)
  const isAsked =
    keyResult.owner !== null &&
    keyResult.owner.personId === me.person?.personId &&
    !keyResult.accepted &&
    keyResult.dropped === null
  if (!isAsked) return null
  const accept = async () => {
    const answer = await request(RECORD_ROUTES.acceptKeyResult, {
      params: { keyResultId: keyResult.id },
      body: {},
    })
    if (answer.ok) onAccepted(answer.value.keyResult)
    else setProblem(answer.refusal.message)
  }
  return (
    <Banner
      tone={problem === null ? 'info' : 'negative'}
      title={problem ?? text.acceptAsk(keyResult.text)}
      action={
        <Button size="sm" onClick={() => void accept()}>
          {text.accept}
        </Button>
      }
    />
  )
}
