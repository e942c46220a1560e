import { meanScore } from '../../../../shared/retro/mean-score.ts'
import { readScore } from '../../../../shared/retro/read-score.ts'
import type { Visible } from '../../../../shared/workshop/state.ts'
import { gradeText as text } from '../../../text/en/retro-grade.ts'
import { formatScore, readingWords } from '../../../text/en/retro-words.ts'
import { zoneOf } from '../../../ui/charts/grade-axis.tsx'
import { GradeStrip } from '../../../ui/charts/grade-strip.tsx'
import { useWorkshop } from '../workshop-context.ts'
import { AgreedScore } from './agreed-score.tsx'
import { CauseField } from './cause-field.tsx'
import type { RetroKeyResult } from './key-results.ts'
import { myGradeOf } from './my-grades.ts'
import { OwnerWord } from './owner-word.tsx'

/** So far apart, people looked at different things: worth a word before a score is agreed on. */
const FAR_APART = 0.4

/** [RE1] All grades of a key result at once, then its owner's word, then the score that the room agrees on. */
export function RevealedGrades({ shown, visible }: { shown: RetroKeyResult; visible: Visible }) {
  const grades = shown.item.revealed?.grades ?? []
  return (
    <section class="sheet grade" aria-labelledby="our-grades">
      <h2 class="sech" id="our-grades">
        {text.revealed}
      </h2>
      {grades.length === 0 ? <p class="muted">{text.noGrades}</p> : <Grades shown={shown} grades={grades} />}
      <OwnerWord key={shown.keyResult.id} shown={shown} visible={visible} />
      <AgreedScore key={`${shown.keyResult.id}-score`} shown={shown} suggested={null} />
      <CauseField key={`${shown.keyResult.id}-cause`} shown={shown} />
    </section>
  )
}

function Grades({ shown, grades }: { shown: RetroKeyResult; grades: readonly number[] }) {
  const view = useWorkshop()
  const { keyResult } = shown
  const [lowest = 0, highest = 0] = [grades[0], grades.at(-1)]
  const mean = meanScore(grades)
  const mine = myGradeOf(view, keyResult.id)
  return (
    <>
      <GradeStrip
        label={keyResult.text}
        grades={grades}
        zone={zoneOf(keyResult.commitment)}
        mean={mean}
        mine={mine !== null && grades.includes(mine) ? mine : null}
      />
      <p class="small">
        {text.spread(formatScore(lowest), formatScore(highest), grades.length)}.{' '}
        {mean === null || grades.length < 2 ? null : text.mean(meanInWords(mean))}{' '}
        {highest - lowest >= FAR_APART ? <b>{text.apart2}</b> : null}
      </p>
    </>
  )
}

/** The one revealed before, so that the room still sees it while the next one is graded. */
export function RevealedBefore({ shown, visible }: { shown: RetroKeyResult; visible: Visible }) {
  const view = useWorkshop()
  const { keyResult, item } = shown
  const grades = item.revealed?.grades ?? []
  const mine = myGradeOf(view, keyResult.id)
  const word = item.ownerWord
  return (
    <section class="sheet revealedbefore" aria-labelledby="revealed-before">
      <div class="revealedbefore__head">
        <div>
          <p class="label">{text.revealedBefore}</p>
          <h2 class="sech" id="revealed-before">
            {keyResult.text}
          </h2>
        </div>
        {item.score === null ? null : <b class="num">{formatScore(item.score)}</b>}
      </div>
      {grades.length === 0 ? null : (
        <GradeStrip
          label={keyResult.text}
          grades={grades}
          zone={zoneOf(keyResult.commitment)}
          mean={meanScore(grades)}
          mine={mine !== null && grades.includes(mine) ? mine : null}
        />
      )}
      {item.score === null ? null : (
        <p class="small muted">{readingWords[readScore(item.score, keyResult.commitment)].name}</p>
      )}
      {word === null ? null : (
        <blockquote class="small">
          “{word.text}” <span class="muted">{visible.roster[word.personId]?.name ?? ''}</span>
        </blockquote>
      )}
    </section>
  )
}

/** As fine as it is: a mean may lie between two tenths. */
function meanInWords(mean: number): string {
  return String(Math.round(mean * 100) / 100)
}
