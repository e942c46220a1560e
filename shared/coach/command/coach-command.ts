// What `npm run coach` does, apart from reading and writing.
import { answerLine } from './label-lines.ts'
import { lintMarkdown } from './lint-markdown.ts'
import { isStrong, reportFindings, summarise } from './report-findings.ts'

export type CoachRequest = {
  readonly mode: 'label' | 'lint'
  /** Of the file, as messages give it. */
  readonly name: string
  readonly text: string
  readonly isStrict: boolean
  readonly explains: boolean
  readonly hasColours: boolean
}

/** Lines for standard output and standard error, and the exit status. */
export type CoachAnswer = {
  readonly out: readonly string[]
  readonly errors: readonly string[]
  readonly status: 0 | 1 | 2
}

/** Labels a JSON Lines file of statements, or finds what the coach has to say about the OKRs of a Markdown document. */
export function runCoach(request: CoachRequest): CoachAnswer {
  const text = request.text.startsWith('\uFEFF') ? request.text.slice(1) : request.text
  return request.mode === 'label' ? label(text, request.name) : lint(text, request)
}

/** A bad line costs no other line its answer; the exit status tells that there was one. */
function label(text: string, name: string): CoachAnswer {
  const out: string[] = []
  const errors: string[] = []
  for (const [at, line] of text.split('\n').entries()) {
    if (line.trim() === '') continue
    const answer = answerLine(line)
    if (answer.ok) out.push(answer.value)
    else errors.push(`${name}:${at + 1} ${answer.refusal.code}: ${answer.refusal.message}`)
  }
  return { out, errors, status: errors.length === 0 ? 0 : 2 }
}

function lint(text: string, request: CoachRequest): CoachAnswer {
  const linted = lintMarkdown(text)
  if (linted.objectives + linted.keyResults === 0)
    return {
      out: [],
      errors: [
        `${request.name} no-okrs: No objective or key result was found. Write "Objective: …" and below it "- KR: …".`,
      ],
      status: 2,
    }
  return {
    out: [...reportFindings(linted, request), summarise(linted)],
    errors: [],
    status: request.isStrict && linted.findings.some(isStrong) ? 1 : 0,
  }
}
