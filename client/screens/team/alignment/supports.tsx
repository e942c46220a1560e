import { Spline } from 'lucide'
import type { ComponentChildren } from 'preact'
import { useState } from 'preact/hooks'
import { ALIGNMENT_ROUTES, type AlignmentPage } from '../../../../shared/api/alignment-routes.ts'
import type { LivingObjective, Support } from '../../../../shared/api/living-okrs.ts'
import { circleWith } from '../../../../shared/okr/alignment.ts'
import { request } from '../../../api/request.ts'
import { useForm } from '../../../api/use-form.ts'
import { useResource } from '../../../api/use-resource.ts'
import { alignment as text } from '../../../text/en/alignment.ts'
import { Banner } from '../../../ui/banner.tsx'
import { Button } from '../../../ui/button.tsx'
import { Dialog } from '../../../ui/dialog.tsx'
import { FieldError, SelectField, TextField } from '../../../ui/field.tsx'
import { Line, LineList } from '../../../ui/line-list.tsx'
import './supports.css'

type Props = {
  readonly teamId: string
  readonly cycleId: string
  readonly objective: Pick<LivingObjective, 'id' | 'supports' | 'supportedBy'>
  readonly mayChange: boolean
  readonly onChanged: () => void
}

/** On an objective's page: what it supports, what supports it, and saying so. */
export function Supports({ teamId, cycleId, objective, mayChange, onChanged }: Props) {
  const [isAdding, setAdding] = useState(false)
  const [problem, setProblem] = useState<string | null>(null)
  const end = async ({ supportId }: Support) => {
    const reply = await request(ALIGNMENT_ROUTES.endSupport, {
      params: { objectiveId: objective.id, supportId },
    })
    setProblem(reply.ok ? null : reply.refusal.message)
    if (reply.ok) onChanged()
  }
  if (!mayChange && objective.supports.length + objective.supportedBy.length === 0) return null
  return (
    <section class="sheet" aria-labelledby="supports">
      <h2 id="supports">{text.supports}</h2>
      {objective.supports.length === 0 ? null : (
        <LineList labelledBy="supports">
          {objective.supports.map((support) => (
            <SupportLine
              key={support.supportId}
              support={support}
              action={
                mayChange ? (
                  <Button
                    size="sm"
                    aria-label={text.endOf(support.objective.text)}
                    onClick={() => void end(support)}
                  >
                    {text.end}
                  </Button>
                ) : null
              }
            />
          ))}
        </LineList>
      )}
      {problem === null ? null : <FieldError>{problem}</FieldError>}
      {mayChange ? (
        <Button icon={Spline} onClick={() => setAdding(true)}>
          {text.support}
        </Button>
      ) : null}
      {objective.supportedBy.length === 0 ? null : (
        <>
          <h3 class="supports__by" id="supported-by">
            {text.supportedBy}
          </h3>
          <LineList labelledBy="supported-by">
            {objective.supportedBy.map((support) => (
              <SupportLine key={support.supportId} support={support} />
            ))}
          </LineList>
        </>
      )}
      {isAdding ? (
        <AddSupport
          teamId={teamId}
          cycleId={cycleId}
          objectiveId={objective.id}
          onClose={() => setAdding(false)}
          onAdded={() => {
            setAdding(false)
            onChanged()
          }}
        />
      ) : null}
    </section>
  )
}

function SupportLine({
  support: { objective, keyResult, contribution },
  action,
}: {
  support: Support
  action?: ComponentChildren
}) {
  return (
    <Line name={keyResult?.text ?? objective.text} action={action}>
      <small>
        {keyResult === null ? objective.teamName : text.ofTeam(objective.text, objective.teamName)}
      </small>
      <small>{contribution}</small>
    </Line>
  )
}

function AddSupport(props: {
  teamId: string
  cycleId: string
  objectiveId: string
  onClose: () => void
  onAdded: () => void
}) {
  const { teamId, cycleId, objectiveId, onClose, onAdded } = props
  const answer = useResource(ALIGNMENT_ROUTES.alignment, { params: { teamId }, query: { cycle: cycleId } })
  if (answer.kind === 'ready') {
    return <AddForm page={answer.value} objectiveId={objectiveId} onClose={onClose} onAdded={onAdded} />
  }
  return (
    <Dialog
      title={text.add.title}
      onClose={onClose}
      actions={<Button onClick={onClose}>{text.add.cancel}</Button>}
    >
      <p aria-busy={answer.kind === 'loading'}>
        {answer.kind === 'refused' ? answer.refusal.message : text.loading}
      </p>
    </Dialog>
  )
}

const FIELDS = ['supportsObjectiveId', 'supportsKeyResultId', 'contribution'] as const

function AddForm(props: {
  page: AlignmentPage
  objectiveId: string
  onClose: () => void
  onAdded: () => void
}) {
  const { page, objectiveId, onClose, onAdded } = props
  const others = page.objectives.filter(({ id }) => id !== objectiveId)
  const [chosenId, setChosenId] = useState('')
  const [keyResultId, setKeyResultId] = useState('')
  const [contribution, setContribution] = useState('')
  const form = useForm(ALIGNMENT_ROUTES.addSupport, FIELDS, onAdded)
  const chosen = others.find(({ id }) => id === chosenId)
  const links = page.supports.map((support) => ({
    from: support.objectiveId,
    to: support.supportsObjectiveId,
  }))
  const circle = chosen === undefined ? null : circleWith(links, { from: objectiveId, to: chosen.id })
  const textOf = new Map(page.objectives.map(({ id, text: words }) => [id, words]))
  const submit = () =>
    form.submit({
      params: { objectiveId },
      body: {
        supportsObjectiveId: chosenId,
        supportsKeyResultId: keyResultId === '' ? null : keyResultId,
        contribution,
      },
    })
  return (
    <Dialog
      title={text.add.title}
      onClose={onClose}
      actions={
        <>
          <Button onClick={onClose}>{text.add.cancel}</Button>
          <Button
            variant="lamp"
            busy={form.isBusy}
            disabled={others.length === 0 || chosen === undefined}
            onClick={() => void submit()}
          >
            {text.add.save}
          </Button>
        </>
      }
    >
      {others.length === 0 ? <p>{text.add.nothingToChoose}</p> : null}
      <form
        class="dialog__form"
        ref={form.form}
        onSubmit={(event) => {
          event.preventDefault()
          void submit()
        }}
      >
        {form.refusal === null ? null : <FieldError>{form.refusal.message}</FieldError>}
        <SelectField
          label={text.add.objective}
          value={chosenId}
          error={form.fields['supportsObjectiveId']}
          onChange={(event) => {
            setChosenId(event.currentTarget.value)
            setKeyResultId('')
            form.mend('supportsObjectiveId')
          }}
        >
          <option value="">{text.add.choose}</option>
          {page.teams.map(({ teamId, name }) => (
            <optgroup key={teamId} label={name}>
              {others
                .filter((objective) => objective.teamId === teamId)
                .map((objective) => (
                  <option key={objective.id} value={objective.id}>
                    {objective.text}
                  </option>
                ))}
            </optgroup>
          ))}
        </SelectField>
        {chosen === undefined || chosen.keyResults.length === 0 ? null : (
          <SelectField
            label={text.add.keyResult}
            value={keyResultId}
            error={form.fields['supportsKeyResultId']}
            onChange={(event) => setKeyResultId(event.currentTarget.value)}
          >
            <option value="">{text.add.whole}</option>
            {chosen.keyResults.map((keyResult) => (
              <option key={keyResult.id} value={keyResult.id}>
                {keyResult.text}
              </option>
            ))}
          </SelectField>
        )}
        <TextField
          label={text.add.contribution}
          hint={text.add.contributionHint}
          value={contribution}
          error={form.fields['contribution']}
          onInput={(event) => {
            setContribution(event.currentTarget.value)
            form.mend('contribution')
          }}
        />
        {circle === null ? null : (
          <Banner tone="warning" title={text.circlesTitle(1)}>
            {text.add.circle(circle.map((id) => textOf.get(id) ?? ''))}
          </Banner>
        )}
      </form>
    </Dialog>
  )
}
