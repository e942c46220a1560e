import { Check } from 'lucide'
import { useEffect, useLayoutEffect, useRef, useState } from 'preact/hooks'
import { EXCHANGE_ROUTES, type Imported, type ImportPreview } from '../../../../shared/api/exchange-routes.ts'
import type { CycleOkrs } from '../../../../shared/api/living-okrs.ts'
import { type ApiRefusal, request } from '../../../api/request.ts'
import { useOnceKey } from '../../../api/use-once-key.ts'
import { takeAlong } from '../../../text/en/take-along.ts'
import { Banner } from '../../../ui/banner.tsx'
import { Button, ButtonLink } from '../../../ui/button.tsx'
import { Icon } from '../../../ui/icon.tsx'
import { CsvChoices } from './csv-choices.tsx'
import { FaultyRows, RowNotes } from './faulty-rows.tsx'
import { PreviewTree } from './preview-tree.tsx'
import { type Choices, type ChosenFile, toImportFile } from './read-file.ts'
import { hasMore, TakeNew } from './take-new.tsx'

const text = takeAlong.import

type Answer<Value> =
  | { readonly kind: 'none' }
  | { readonly kind: 'waiting' }
  | { readonly kind: 'ready'; readonly value: Value }
  | { readonly kind: 'refused'; readonly refusal: ApiRefusal }

/** One file: how it is read, what it would become, and the button that imports it. */
export function ImportFilePanel({
  okrs: { team, cycle, cycles },
  file,
  onAnother,
}: {
  okrs: CycleOkrs
  file: ChosenFile
  onAnother: () => void
}) {
  const params = { teamId: team.teamId }
  const [choices, setChoices] = useState<Choices>({
    title: takeAlong.choices.imported(file.name).slice(0, 80),
    mapping: null,
    notation: null,
    cycleId: cycle?.cycleId ?? null,
  })
  const [looked, setLooked] = useState<Answer<ImportPreview>>({ kind: 'waiting' })
  // What was last seen stays while another look is under way.
  const [seen, setSeen] = useState<ImportPreview | null>(null)
  const [imported, setImported] = useState<Answer<Imported>>({ kind: 'none' })
  const [leavesOut, setLeavesOut] = useState(false)
  const [takesNew, setTakesNew] = useState(false)
  const [attempt, setAttempt] = useState(0)
  const onceKey = useOnceKey()

  useEffect(() => {
    const stop = new AbortController()
    setLooked({ kind: 'waiting' })
    const body = { file: toImportFile(file, choices) }
    void request(EXCHANGE_ROUTES.previewImport, { params, body, signal: stop.signal }).then((answer) => {
      if (stop.signal.aborted) return
      if (answer.ok) setSeen(answer.value)
      setLooked(
        answer.ok ? { kind: 'ready', value: answer.value } : { kind: 'refused', refusal: answer.refusal },
      )
    })
    return () => stop.abort()
  }, [file, choices, attempt])

  const change = (changed: Partial<Choices>) => {
    setImported({ kind: 'none' })
    setLeavesOut(false)
    setChoices((before) => ({ ...before, ...changed }))
  }
  const lookAgain = () => {
    setImported({ kind: 'none' })
    setAttempt((times) => times + 1)
  }
  const confirm = async (preview: ImportPreview) => {
    setImported({ kind: 'waiting' })
    const body = {
      file: toImportFile(file, choices),
      fingerprint: preview.fingerprint,
      leaveOutFaulty: leavesOut,
      takeNew: takesNew,
    }
    const answer = await request(EXCHANGE_ROUTES.confirmImport, { params, body, onceKey: onceKey(body) })
    setImported(
      answer.ok ? { kind: 'ready', value: answer.value } : { kind: 'refused', refusal: answer.refusal },
    )
  }

  if (imported.kind === 'ready') {
    return <Done teamId={team.teamId} imported={imported.value} onAnother={onAnother} />
  }
  const csv = seen?.csv ?? null
  const workshops = seen?.becomes.workshops ?? []
  const isNothing =
    (seen?.becomes.retros ?? 0) === 0 &&
    workshops.every(({ isHere, news }) => isHere && !(takesNew && news !== null && hasMore(news)))
  const mayConfirm =
    looked.kind === 'ready' &&
    !isNothing &&
    (csv === null || (csv.missing.length === 0 && csv.rows.good > 0 && (csv.rows.faulty === 0 || leavesOut)))
  return (
    <div class="importfile">
      <div class="importfile__head">
        <b>{file.name}</b>
        <Button size="sm" onClick={onAnother}>
          {text.another}
        </Button>
      </div>
      <p class="sr" role="status">
        {looked.kind === 'waiting' ? text.looking : ''}
      </p>
      {looked.kind === 'waiting' && seen === null ? <p class="muted">{text.looking} …</p> : null}
      {looked.kind === 'refused' ? (
        <Refused refusal={looked.refusal} title={text.refused} onRetry={lookAgain} />
      ) : null}
      {csv === null ? null : <CsvChoices csv={csv} choices={choices} cycles={cycles} onChange={change} />}
      {seen === null ? null : (
        <div class={looked.kind === 'ready' ? 'importfile__seen' : 'importfile__seen is-old'}>
          {csv === null || csv.rows.faulty === 0 ? null : (
            <FaultyRows csv={csv} leavesOut={leavesOut} onLeaveOut={setLeavesOut} />
          )}
          {csv === null || csv.notes.length === 0 ? null : <RowNotes notes={csv.notes} />}
          <PreviewTree becomes={seen.becomes} csv={csv} />
          <TakeNew workshops={workshops} takes={takesNew} onTake={setTakesNew} />
          {imported.kind === 'refused' ? (
            <Refused refusal={imported.refusal} title={takeAlong.confirm.failed} onRetry={lookAgain} />
          ) : null}
          <div class="importfile__confirm">
            <Button
              variant="lamp"
              busy={imported.kind === 'waiting'}
              disabled={!mayConfirm}
              onClick={() => void confirm(seen)}
            >
              {takeAlong.confirm.submit}
            </Button>
            <span class="muted small">{takeAlong.confirm.once}</span>
          </div>
        </div>
      )}
    </div>
  )
}

function Refused({ refusal, title, onRetry }: { refusal: ApiRefusal; title: string; onRetry: () => void }) {
  const places = Object.entries(refusal.fields)
  return (
    <div class="importfile__refused">
      <Banner
        tone="negative"
        title={title}
        action={
          <Button size="sm" onClick={onRetry}>
            {text.again}
          </Button>
        }
      >
        {refusal.message} {text.nothingLost}
      </Banner>
      {places.length === 0 ? null : (
        <ul class="importfile__places">
          {places.slice(0, 20).map(([place, message]) => (
            <li key={place}>
              <code>{place}</code> {message}
            </li>
          ))}
        </ul>
      )}
    </div>
  )
}

function Done({
  teamId,
  imported: { counts, cycleId },
  onAnother,
}: {
  teamId: string
  imported: Imported
  onAnother: () => void
}) {
  const heading = useRef<HTMLHeadingElement>(null)
  useLayoutEffect(() => heading.current?.focus(), [])
  const query = cycleId === null ? '' : `?cycle=${encodeURIComponent(cycleId)}`
  return (
    <div class="importdone">
      <h3 ref={heading} tabIndex={-1}>
        <Icon icon={Check} /> {takeAlong.done.title}
      </h3>
      <p>{takeAlong.preview.sum(counts.keyResults, counts.objectives, counts.checkIns)}.</p>
      <p class="row">
        <ButtonLink variant="lamp" href={`/t/${teamId}${query}`}>
          {takeAlong.done.open}
        </ButtonLink>
        <Button onClick={onAnother}>{takeAlong.done.another}</Button>
      </p>
    </div>
  )
}
