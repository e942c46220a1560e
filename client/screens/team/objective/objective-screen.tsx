import { ArrowLeft, PenLine } from 'lucide'
import { useState } from 'preact/hooks'
import type { ObjectivePage } from '../../../../shared/api/living-okrs.ts'
import { RECORD_ROUTES } from '../../../../shared/api/record-routes.ts'
import { useForm } from '../../../api/use-form.ts'
import { useLatest } from '../../../api/use-latest.ts'
import { useOnceKey } from '../../../api/use-once-key.ts'
import { useResource } from '../../../api/use-resource.ts'
import { krPage as text } from '../../../text/en/kr-page.ts'
import { living } from '../../../text/en/living.ts'
import { partnersText } from '../../../text/en/partners.ts'
import { teamHome } from '../../../text/en/team-home.ts'
import { formatShare } from '../../../text/values.ts'
import { Banner } from '../../../ui/banner.tsx'
import { Button } from '../../../ui/button.tsx'
import { Dialog } from '../../../ui/dialog.tsx'
import { TextArea } from '../../../ui/field.tsx'
import { Icon } from '../../../ui/icon.tsx'
import { useScreenHeading } from '../../../ui/screen-heading.ts'
import { LoadingPage } from '../../loading-page.tsx'
import { RefusedScreen } from '../../message-screen.tsx'
import { ProvenanceSheet } from '../../okrs/provenance.tsx'
import { Supports } from '../alignment/supports.tsx'
import { KeyResultRow } from '../home/key-result-row.tsx'
import { HistoryList } from '../key-result/history-list.tsx'
import { objectiveVerdict } from '../living-words.ts'
import { StateChip } from '../state-mark.tsx'
import { TeamFrame } from '../team-frame.tsx'
import '../../okrs/okrs.css'
import '../home/team-home.css'
import '../key-result/record-page.css'

/** One objective with its key results and everything that happened to it. */
export function ObjectiveScreen({ objectiveId }: { objectiveId: string }) {
  const answer = useResource(RECORD_ROUTES.objective, { params: { objectiveId } })
  if (answer.kind === 'loading') return <LoadingPage title={text.loadingObjective} />
  if (answer.kind === 'refused') return <RefusedScreen refusal={answer.refusal} onRetry={answer.reload} />
  return <ObjectiveBody key={objectiveId} read={answer.value} onChanged={answer.refresh} />
}

function ObjectiveBody({ read, onChanged }: { read: ObjectivePage; onChanged: () => void }) {
  const [isChanging, setChanging] = useState(false)
  const [page, showPage] = useLatest(read, isChanging)
  const { team, me, cycle, today, people, objective, history } = page
  const heading = useScreenHeading(`${objective.text}, ${team.name}`)
  return (
    <TeamFrame team={team} me={me} tab={null}>
      <div class="recordpage">
        <a class="textlink noprint" href={`/t/${team.teamId}?cycle=${encodeURIComponent(cycle.cycleId)}`}>
          <Icon icon={ArrowLeft} />
          {text.back(cycle.name)}
        </a>
        <div class="recordpage__head">
          <p class="recordpage__above">{text.objective}</p>
          <h1 ref={heading} tabIndex={-1}>
            {objective.text}
          </h1>
          {objective.dropped === null ? (
            <div class="row">
              <StateChip state={objectiveVerdict(objective)} />
              <span class="small muted">
                {objective.progress === null
                  ? teamHome.noShare
                  : teamHome.shareOfObjective(formatShare(objective.progress))}
              </span>
            </div>
          ) : (
            <Banner tone="info" title={living.dropped}>
              {objective.dropped.reason}
            </Banner>
          )}
          {objective.partners.map(({ team: name, brings }) => (
            <p key={`${name} ${brings}`} class="okr__note">
              {partnersText.line(name, brings)}
            </p>
          ))}
          {me.may['correct-course'] === 'any' && objective.dropped === null ? (
            <div class="row noprint">
              <Button icon={PenLine} onClick={() => setChanging(true)}>
                {text.changeObjective}
              </Button>
            </div>
          ) : null}
        </div>
        <div class="recordpage__grid">
          <div class="recordpage__main">
            <section class="okr card" aria-labelledby="key-results">
              <h2 class="sech" id="key-results">
                {text.keyResults}
              </h2>
              <ul class="livekrs">
                {objective.keyResults.map((keyResult) => (
                  <KeyResultRow
                    key={keyResult.id}
                    keyResult={keyResult}
                    teamId={team.teamId}
                    cycle={cycle}
                    today={today}
                    meId={me.person?.personId ?? null}
                  />
                ))}
              </ul>
            </section>
            <Supports
              teamId={team.teamId}
              cycleId={cycle.cycleId}
              objective={objective}
              mayChange={me.may['correct-course'] === 'any' && objective.dropped === null}
              onChanged={onChanged}
            />
            <ProvenanceSheet
              workshopId={objective.workshopId}
              itemId={objective.id}
              provenance={page.provenance}
              wording={objective.text}
            />
          </div>
          <section class="sheet" aria-labelledby="history">
            <h2 id="history">{text.history.title}</h2>
            <HistoryList entries={history} people={people} fields={null} timeZone={team.timeZone} />
          </section>
        </div>
      </div>
      {isChanging ? (
        <ChangeWords
          page={page}
          onClose={() => setChanging(false)}
          onChanged={(words, entry) => {
            showPage((before) => ({
              ...before,
              objective: { ...before.objective, text: words },
              history: [entry, ...before.history],
            }))
            setChanging(false)
            onChanged()
          }}
        />
      ) : null}
    </TeamFrame>
  )
}

function ChangeWords({
  page: { objective },
  onClose,
  onChanged,
}: {
  page: ObjectivePage
  onClose: () => void
  onChanged: (words: string, entry: ObjectivePage['history'][number]) => void
}) {
  const [words, setWords] = useState(objective.text)
  const [reason, setReason] = useState('')
  const onceKeyOf = useOnceKey()
  const form = useForm(RECORD_ROUTES.correctObjective, ['reason', 'changes.text'], ({ entry }) =>
    onChanged(words.trim(), entry),
  )
  const submit = () => {
    const body = { changes: { text: words.trim() }, reason }
    void form.submit({ params: { objectiveId: objective.id }, body, onceKey: onceKeyOf(body) })
  }
  return (
    <Dialog
      title={text.correction.title}
      onClose={onClose}
      actions={
        <>
          <Button onClick={onClose}>{text.correction.cancel}</Button>
          <Button variant="lamp" busy={form.isBusy} onClick={submit}>
            {text.correction.save}
          </Button>
        </>
      }
    >
      <p>{text.correction.help}</p>
      <form
        ref={form.form}
        class="correction"
        onSubmit={(event) => {
          event.preventDefault()
          submit()
        }}
      >
        <TextArea
          label={text.correction.words}
          value={words}
          rows={2}
          error={form.fields['changes.text']}
          onInput={(event) => setWords(event.currentTarget.value)}
        />
        <TextArea
          label={text.correction.reason}
          value={reason}
          rows={2}
          placeholder={text.correction.reasonPlaceholder}
          error={form.fields['reason']}
          onInput={(event) => {
            setReason(event.currentTarget.value)
            form.mend('reason')
          }}
        />
        {form.refusal === null ? null : (
          <Banner tone="negative" title={text.correction.failed}>
            {form.refusal.message}
          </Banner>
        )}
      </form>
    </Dialog>
  )
}
