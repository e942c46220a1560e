import { useState } from 'preact/hooks'
import { assess } from '../../../shared/coach/assess.ts'
import { type Assessment, NO_CONTEXT, type Statement } from '../../../shared/coach/assessment.ts'
import type { Verdict as CoachVerdict, Finding } from '../../../shared/coach/finding.ts'
import { quote } from '../../../shared/coach/rules/make-finding.ts'
import { ruleEntry } from '../../../shared/coach/rules/rulebook.ts'
import { sayReason } from '../../../shared/coach/rules/type-reasons.ts'
import { smartLights } from '../../../shared/coach/smart-lights.ts'
import { MAX_TEXT_LENGTH } from '../../../shared/okr/model.ts'
import { coachPage } from '../../text/en/coach-page.ts'
import { TextArea } from '../../ui/field.tsx'
import { Lights } from '../../ui/lights.tsx'
import { Segmented } from '../../ui/segmented.tsx'
import { Verdict, type VerdictLevel } from '../../ui/verdict.tsx'
import { cutAtMarks, type Mark } from './marked-words.ts'

type Kind = Statement['kind']

const KINDS: readonly Kind[] = ['key_result', 'objective']
const text = coachPage.tryIt

/** A field that is read as one types: what the coach sees in a sentence, and what it says of it. */
export function TryIt() {
  const [kind, setKind] = useState<Kind>('key_result')
  const [words, setWords] = useState<string>(text.samples.key_result[0])
  const assessment = assess({ kind, text: words })
  const isEmpty = words.trim() === ''
  return (
    <section class="sheet tryit" aria-labelledby="try-it">
      <h2 id="try-it">{text.title}</h2>
      <Segmented
        label={text.kind}
        segments={KINDS.map((value) => ({ value, label: text.kinds[value] }))}
        value={kind}
        onChange={(next) => {
          setKind(next)
          // A sample makes way for one of the other kind; what somebody wrote themselves stays.
          if (isEmpty || text.samples[kind].some((sample) => sample === words))
            setWords(text.samples[next][0])
        }}
      />
      <TextArea
        label={text.label[kind]}
        value={words}
        maxLength={MAX_TEXT_LENGTH}
        onInput={(event) => setWords(event.currentTarget.value)}
      />
      <div class="tryit__samples">
        <p class="label" id="samples">
          {text.examples}
        </p>
        <ul aria-labelledby="samples">
          {text.samples[kind].map((sample) => (
            <li key={sample}>
              <button
                type="button"
                class="pick"
                aria-pressed={sample === words}
                onClick={() => setWords(sample)}
              >
                {sample}
              </button>
            </li>
          ))}
        </ul>
      </div>
      {isEmpty ? <p class="muted">{text.empty}</p> : <Reading words={words} assessment={assessment} />}
    </section>
  )
}

function Reading({ words, assessment }: { words: string; assessment: Assessment }) {
  const { findings } = assessment
  return (
    <>
      <h3 class="tryit__sub">{text.reading}</h3>
      <p class="sr" role="status">
        {text.summary(findings.map(({ title }) => title))}
      </p>
      <p class="sr">{text.marked}</p>
      <p class="tryit__words">
        {cutAtMarks(words, marksOf(assessment)).map(({ words: stretch, kinds }, index) =>
          kinds.length === 0 ? (
            stretch
          ) : (
            <mark key={index} class={kinds.map((kind) => `is-${kind}`).join(' ')}>
              {stretch}
            </mark>
          ),
        )}
      </p>
      <dl class="tryit__facts">
        {factsOf(assessment, words).map(({ name, value, note, mark }) => (
          <div key={name}>
            <dt class={mark === undefined ? undefined : `is-${mark}`}>{name}</dt>
            <dd>
              {value}
              {note === undefined ? null : <small>{note}</small>}
            </dd>
          </div>
        ))}
        {assessment.kind === 'key_result' ? (
          <div>
            <dt>{text.lights}</dt>
            <dd>
              <Lights lights={smartLights(assessment, words, NO_CONTEXT)} />
              <small>{text.lightsNote}</small>
            </dd>
          </div>
        ) : null}
      </dl>
      <h3 class="tryit__sub">{text.findings}</h3>
      {findings.length === 0 ? (
        <Verdict level="fine">{text.fine[assessment.kind]}</Verdict>
      ) : (
        <ul class="tryit__findings">
          {findings.map((finding) => (
            <li key={finding.rule}>
              <FindingLine finding={finding} />
            </li>
          ))}
        </ul>
      )}
    </>
  )
}

const LEVEL_OF = {
  show: 'hint',
  hint: 'hint',
  ask: 'ask',
  warn: 'warn',
  'strong-warn': 'warn',
} as const satisfies Record<CoachVerdict, VerdictLevel>

function FindingLine({ finding }: { finding: Finding }) {
  const { rule, verdict, title, prompt, reason } = finding
  return (
    <>
      <Verdict
        level={LEVEL_OF[verdict]}
        finding={/[?.]$/.test(title) ? title : `${title}.`}
        aside={
          <a class="textlink" href={`#${rule}`} aria-label={text.why(rule)}>
            {rule}
          </a>
        }
      >
        {prompt}
      </Verdict>
      <p class="tryit__reason">{reason}</p>
    </>
  )
}

function marksOf({ kind, classification, findings }: Assessment): readonly Mark[] {
  const pointed = findings.map(({ span }): Mark => ({ kind: 'finding', span }))
  if (kind === 'objective') return pointed
  return [
    { kind: 'type', span: classification.typeSpan },
    { kind: 'target', span: classification.targetSpan },
    { kind: 'time', span: classification.timeSpan },
  ]
}

type Fact = {
  readonly name: string
  readonly value: string
  readonly note?: string
  /** How its words are marked above. */
  readonly mark?: Mark['kind']
}

function factsOf(assessment: Assessment, words: string): readonly Fact[] {
  const { reading } = coachPage
  if (assessment.kind === 'objective') {
    const found = assessment.findings.map(({ rule, title }) => `${rule} ${ruleEntry(rule).name}: ${title}`)
    return [
      {
        name: reading.problems,
        value: found.length === 0 ? reading.noProblems : found.join('; '),
        mark: 'finding',
      },
    ]
  }
  const { type, confidence, measurable, targetSpan, hasBaseline, timeBound, timeSpan } =
    assessment.classification
  const start = hasBaseline === 'relative' ? 'relative' : hasBaseline ? 'stated' : 'none'
  return [
    {
      name: reading.type,
      value: `${reading.types[type]}, ${reading.sure(Math.round(confidence * 100))}`,
      note: sayReason(assessment.classification, words),
      mark: 'type',
    },
    {
      name: reading.target,
      value: measurable ? (quote(words, targetSpan) ?? reading.inWords) : reading.none,
      mark: 'target',
    },
    { name: reading.start, value: reading.starts[start] },
    {
      name: reading.time,
      value: timeBound ? (quote(words, timeSpan) ?? reading.inWords) : reading.none,
      mark: 'time',
    },
  ]
}
