import { Check, Lock } from 'lucide'
import { useRef, useState } from 'preact/hooks'
import { readScore } from '../../../../shared/retro/read-score.ts'
import { rememberMyGrade } from '../../../models/my-grades.ts'
import { gradeText as text } from '../../../text/en/retro-grade.ts'
import { formatScore, readingWords } from '../../../text/en/retro-words.ts'
import { Button } from '../../../ui/button.tsx'
import { zoneOf } from '../../../ui/charts/grade-axis.tsx'
import { Icon } from '../../../ui/icon.tsx'
import { useWorkshop } from '../workshop-context.ts'
import { type ChosenGrade, GradeScale } from './grade-scale.tsx'
import { gradeDraft, useKeptGrade } from './kept-choice.ts'
import type { RetroKeyResult } from './key-results.ts'
import { useKeptFocus } from './use-kept-focus.ts'

/** [RE1] My grade of one key result: chosen beside the evidence, sent by a press, changed or taken back until the reveal. */
export function MyGrade({
  shown,
  suggested,
  state,
}: {
  readonly shown: RetroKeyResult
  readonly suggested: number | null
  /** How far the room is, beside the button. */
  readonly state: string
}) {
  const { model, announcement } = useWorkshop()
  const { keyResult } = shown
  const personId = model.personId.value
  const place = useRef<HTMLElement>(null)
  useKeptFocus(place)
  const given = givenGrade(model.mine.value.grades, keyResult.id)
  const { picked, pick, drop } = useKeptGrade(gradeDraft(keyResult.id))
  const [isBusy, setBusy] = useState(false)
  const chosen = picked === undefined ? given : picked
  const isSame = chosen === given
  const command = { type: 'give-grade' as const, keyResultId: keyResult.id, grade: chosen ?? null }
  const may = model.may(command)
  const set = async () => {
    if (chosen === undefined || isSame || isBusy || !may.ok) return
    setBusy(true)
    const isDone = await model.give(command)
    setBusy(false)
    if (!isDone) return
    // Before it is said to be in: whoever leaves then has it kept, also where the room's own word comes later.
    if (personId !== null) {
      rememberMyGrade({ workshopId: model.workshopId, personId, keyResultId: keyResult.id }, chosen)
    }
    drop()
    announcement.value = chosen === null ? text.isSetNone : text.isSet(formatScore(chosen))
  }
  return (
    <section class="sheet grade" aria-labelledby="my-grade" ref={place}>
      <div class="row">
        <h2 class="sech" id="my-grade" tabIndex={-1}>
          {text.mine}
        </h2>
        <span class="private push">
          <Icon icon={Lock} /> {text.onlyYou}
        </span>
      </div>
      <Chosen chosen={chosen} commitment={keyResult.commitment} />
      <GradeScale
        label={text.pick}
        value={chosen}
        suggested={suggested}
        zone={zoneOf(keyResult.commitment)}
        canPass
        onChange={pick}
        onEnter={() => void set()}
      />
      {suggested === null ? null : (
        <p class="small muted grade__suggested">{text.progressSays(formatScore(suggested))}</p>
      )}
      {given === undefined || !isSame ? null : (
        <p class="small">
          {given === null ? text.isSetNone : text.isSet(formatScore(given))}{' '}
          <button
            type="button"
            class="textlink"
            onClick={() => {
              drop()
              void model.give({ type: 'withdraw-grade', keyResultId: keyResult.id })
            }}
          >
            {text.withdraw}
          </button>
        </p>
      )}
      <div class={isSame ? 'row' : 'row grade__set'}>
        <span class="small muted num">{state}</span>
        <Button
          class="push"
          variant={given === undefined || !isSame ? 'ink' : 'plain'}
          icon={Check}
          busy={isBusy}
          disabled={chosen === undefined || isSame || !may.ok}
          onClick={() => void set()}
        >
          {given === undefined ? text.set : text.change}
        </Button>
      </div>
      {chosen !== undefined && !isSame && !may.ok ? <p class="small muted">{may.refusal.message}</p> : null}
    </section>
  )
}

/** The grade as large as it is meant, with what it says of a key result of this kind [GR2]. */
function Chosen({
  chosen,
  commitment,
}: {
  chosen: ChosenGrade
  commitment: RetroKeyResult['keyResult']['commitment']
}) {
  if (typeof chosen !== 'number') {
    return (
      <div class="grade__out">
        <b class="num" aria-hidden="true">
          –
        </b>
        <span class="small muted">{chosen === null ? text.cannotSayIs : text.none}</span>
      </div>
    )
  }
  const { name, why } = readingWords[readScore(chosen, commitment)]
  return (
    <div class="grade__out">
      <b class="num">{formatScore(chosen)}</b>
      <span class="small">
        <b>{name}</b>
        <br />
        <span class="muted">{why}</span>
      </span>
    </div>
  )
}

function givenGrade(grades: Readonly<Record<string, number | null>>, keyResultId: string): ChosenGrade {
  return Object.hasOwn(grades, keyResultId) ? grades[keyResultId] : undefined
}
