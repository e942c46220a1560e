import { meanScore } from '../../../../shared/retro/mean-score.ts'
import { readScore } from '../../../../shared/retro/read-score.ts'
import type { Visible } from '../../../../shared/workshop/state.ts'
import { gradeText as text } from '../../../text/en/retro-grade.ts'
import { formatScore, readingWords } from '../../../text/en/retro-words.ts'
import { zoneOf } from '../../../ui/charts/grade-axis.tsx'
import { GradeStrip } from '../../../ui/charts/grade-strip.tsx'
import { AgreedScore } from './agreed-score.tsx'
import { CauseField } from './cause-field.tsx'
import { gradeDraft, useKeptGrade } from './kept-choice.ts'
import type { RetroKeyResult } from './key-results.ts'
import { OwnerWord } from './owner-word.tsx'
import { useMyRevealedGrade } from './use-my-grades.ts'

/** So far apart, people looked at different things: worth a word before a score is agreed on. */
const FAR_APART = 0.4

/** [RE1] All grades of a key result at once, then its owner's word, then the score that the room agrees on. */
export function RevealedGrades({ shown, visible }: { shown: RetroKeyResult; visible: Visible }) {
  const grades = shown.item.revealed?.grades ?? []
  return (
    <section class="sheet grade" aria-labelledby="our-grades">
      <h2 class="sech" id="our-grades" tabIndex={-1}>
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
  const { keyResult } = shown
  const mean = meanScore(grades)
  const mine = useMyRevealedGrade(keyResult.id)
  const { picked } = useKeptGrade(gradeDraft(keyResult.id))
  return (
    <>
      <GradeStrip
        label={keyResult.text}
        grades={grades}
        zone={zoneOf(keyResult.commitment)}
        mean={mean}
        mine={mine.kind === 'known' ? mine.grade : null}
      />
      <p class="small">
        {gradesInWords(grades)} {isFarApart(grades) ? <b>{text.apart2}</b> : null}
      </p>
      {mine.kind === 'passed' || mine.kind === 'elsewhere' ? (
        <p class="small muted">{text.mineIs[mine.kind]}</p>
      ) : null}
      {mine.kind === 'none' && typeof picked === 'number' ? (
        <p class="small muted">{text.pickedNotSet(formatScore(picked))}</p>
      ) : null}
    </>
  )
}

/** The one revealed before, so that the room still sees it while the next one is graded. */
export function RevealedBefore({ shown, visible }: { shown: RetroKeyResult; visible: Visible }) {
  const { keyResult, item } = shown
  const grades = item.revealed?.grades ?? []
  const mine = useMyRevealedGrade(keyResult.id)
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
          mine={mine.kind === 'known' ? mine.grade : null}
        />
      )}
      {item.score === null ? null : (
        <p class="small muted">{readingWords[readScore(item.score, keyResult.commitment)].name}</p>
      )}
      {word === null ? null : (
        <blockquote class="small">
          “{word.text}” <span class="muted">{speaker(keyResult.owner?.name ?? null, word, visible)}</span>
        </blockquote>
      )}
    </section>
  )
}

/** Whose word it is: its owner's, also where somebody else wrote it down for them. */
function speaker(
  owner: string | null,
  { personId, byOwner }: NonNullable<RetroKeyResult['item']['ownerWord']>,
  { roster }: Visible,
): string {
  const writer = roster[personId]?.name ?? ''
  if (byOwner) return owner ?? writer
  return owner === null ? text.writtenDown(writer) : `${owner}, ${text.writtenDown(writer)}`
}

/** @param grades in ascending order */
function isFarApart(grades: readonly number[]): boolean {
  return (grades.at(-1) ?? 0) - (grades[0] ?? 0) >= FAR_APART
}

/** "29 grades, from 0.3 to 0.9. The mean is 0.53." */
export function gradesInWords(grades: readonly number[]): string {
  const mean = meanScore(grades)
  if (mean === null) return text.noGrades
  const spread = text.spread(formatScore(grades[0] ?? 0), formatScore(grades.at(-1) ?? 0), grades.length)
  return grades.length < 2 ? `${spread}.` : `${spread}. ${text.mean(meanInWords(mean))}`
}

/** As fine as it is: a mean may lie between two tenths. */
function meanInWords(mean: number): string {
  return String(Math.round(mean * 100) / 100)
}
