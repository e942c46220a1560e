import { useState } from 'preact/hooks'
import type { Initiative, LivingKeyResult, Person } from '../../../../shared/api/living-okrs.ts'
import { RECORD_ROUTES } from '../../../../shared/api/record-routes.ts'
import { INITIATIVE_STATES, type InitiativeState } from '../../../../shared/okr/initiative.ts'
import { request } from '../../../api/request.ts'
import { useOnceKey } from '../../../api/use-once-key.ts'
import { krPage } from '../../../text/en/kr-page.ts'
import { living } from '../../../text/en/living.ts'
import { Banner } from '../../../ui/banner.tsx'
import { Button } from '../../../ui/button.tsx'
import { TextField } from '../../../ui/field.tsx'
import { InitiativeLine } from '../home/initiative-line.tsx'

const text = krPage.initiatives

/** What is done to move the number, with how each stands; those who may, add and change. */
export function InitiativesSection({
  keyResult,
  people,
  mayTend,
  onChange,
}: {
  keyResult: LivingKeyResult
  people: readonly Person[]
  mayTend: boolean
  onChange: (initiatives: readonly Initiative[]) => void
}) {
  const [problem, setProblem] = useState<string | null>(null)
  const { initiatives } = keyResult
  const change = async (initiativeId: string, body: { state?: InitiativeState; ownerId?: string | null }) => {
    const answer = await request(RECORD_ROUTES.changeInitiative, { params: { initiativeId }, body })
    setProblem(answer.ok ? null : answer.refusal.message)
    if (answer.ok) onChange(initiatives.map((one) => (one.id === initiativeId ? answer.value : one)))
  }
  return (
    <section class="sheet" id="initiatives" aria-labelledby="initiatives-title">
      <h2 id="initiatives-title">{text.title}</h2>
      <p class="charthelp">{text.help}</p>
      {initiatives.length === 0 ? <p class="muted">{text.none}</p> : null}
      <ul class="tended">
        {initiatives.map((initiative) =>
          mayTend ? (
            <li key={initiative.id} class={`tended__one is-${initiative.state}`}>
              <p>{initiative.text}</p>
              <label class="quietselect">
                <span class="sr">{`${text.owner}: ${initiative.text}`}</span>
                <select
                  class="input"
                  value={initiative.owner?.personId ?? ''}
                  onChange={(event) =>
                    void change(initiative.id, { ownerId: event.currentTarget.value || null })
                  }
                >
                  <option value="">{text.nobody}</option>
                  {people.map(({ personId, name }) => (
                    <option key={personId} value={personId}>
                      {name}
                    </option>
                  ))}
                </select>
              </label>
              <label class="quietselect">
                <span class="sr">{text.state(initiative.text)}</span>
                <select
                  class="input"
                  value={initiative.state}
                  onChange={(event) => {
                    const chosen = event.currentTarget.value
                    const state = INITIATIVE_STATES.find((one) => one === chosen)
                    if (state !== undefined) void change(initiative.id, { state })
                  }}
                >
                  {INITIATIVE_STATES.map((state) => (
                    <option key={state} value={state}>
                      {living.initiativeStates[state]}
                    </option>
                  ))}
                </select>
              </label>
            </li>
          ) : (
            <InitiativeLine key={initiative.id} initiative={initiative} />
          ),
        )}
      </ul>
      {mayTend ? (
        <AddInitiative
          keyResultId={keyResult.id}
          onProblem={setProblem}
          onAdded={(added) => onChange([...initiatives, added])}
        />
      ) : null}
      {problem === null ? null : (
        <Banner tone="negative" title={text.failed}>
          {problem}
        </Banner>
      )}
    </section>
  )
}

function AddInitiative({
  keyResultId,
  onProblem,
  onAdded,
}: {
  keyResultId: string
  onProblem: (message: string | null) => void
  onAdded: (initiative: Initiative) => void
}) {
  const [words, setWords] = useState('')
  const [isBusy, setBusy] = useState(false)
  const onceKeyOf = useOnceKey()
  const [added, setAdded] = useState(0)
  const add = async () => {
    const trimmed = words.trim()
    if (trimmed === '' || isBusy) return
    setBusy(true)
    const answer = await request(RECORD_ROUTES.addInitiative, {
      params: { keyResultId },
      body: { text: trimmed, ownerId: null },
      // One key for these words: a second press after a lost answer adds nothing twice.
      onceKey: onceKeyOf([trimmed, added]),
    })
    setBusy(false)
    onProblem(answer.ok ? null : answer.refusal.message)
    if (!answer.ok) return
    setAdded(added + 1)
    setWords('')
    onAdded(answer.value)
  }
  return (
    <form
      class="addinitiative"
      onSubmit={(event) => {
        event.preventDefault()
        void add()
      }}
    >
      <TextField
        label={text.addLabel}
        value={words}
        autocomplete="off"
        onInput={(event) => setWords(event.currentTarget.value)}
      />
      <Button type="submit" busy={isBusy}>
        {text.add}
      </Button>
    </form>
  )
}
