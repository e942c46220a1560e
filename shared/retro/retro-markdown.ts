import type { RetroPage } from '../api/retro-api.ts'
import { escapeMarkdown } from '../okr/markdown.ts'
import { roundScore } from './grade.ts'
import { PROCESS_STATEMENTS } from './process-pulse.ts'
import { LEARNING_KINDS } from './retro-state.ts'
import {
  CAUSE_WORDS,
  commitmentWords,
  LEARNING_KIND_WORDS,
  OUTCOME_WORDS,
  scoreWords,
  VERDICT_WORDS,
} from './retro-words.ts'

type Objective = RetroPage['objectives'][number]
type KeyResult = Objective['keyResults'][number]
type Action = RetroPage['actions'][number]

/** A closed retro as a Markdown document: scores with causes and decisions, learnings, actions, how we worked. @param url of its page */
export function retroToMarkdown(page: RetroPage, url: string): string {
  const { team, title, cycle, number, revision, publishedAtMs, objectives } = page
  const published = new Date(publishedAtMs).toISOString().slice(0, 10)
  return [
    `# ${escapeMarkdown(team.name)}: retro of ${escapeMarkdown(cycle.name)}`,
    `${escapeMarkdown(title)}. ${cycle.startsOn} to ${cycle.endsOn}. Closed ${published}${revision === 1 ? '' : `, revision ${revision}`}.`,
    ...whichRetro(page),
    ...(page.meanScore === null ? [] : [`Mean score: **${scoreWords(roundScore(page.meanScore))}**`]),
    ...objectives.flatMap((objective, at) => objectiveBlocks(objective, at + 1)),
    ...learningBlocks(page),
    ...actionBlocks(page),
    ...pulseBlocks(page),
    url,
  ]
    .join('\n\n')
    .concat('\n')

  function whichRetro({ replacedBy }: RetroPage): string[] {
    if (replacedBy !== null) return ['*A later retro of this cycle counts in its place.*']
    return number > 1
      ? [
          `*Retro ${number} of this cycle: its scores and decisions count. Learnings and actions of all of them stay.*`,
        ]
      : []
  }
}

function objectiveBlocks(
  { text, textNow, commitment, commitmentNow, score, keyResults }: Objective,
  number: number,
): string[] {
  const facts = [
    ...(commitment === null ? [] : [commitment]),
    ...(score === null ? [] : [`score ${scoreWords(roundScore(score))}`]),
  ]
  return [
    `## ${number}. ${escapeMarkdown(text)}`,
    ...(facts.length === 0 ? [] : [`*${facts.join(', ')}*`]),
    ...(textNow === null ? [] : [`Reads now: ${escapeMarkdown(textNow)}`]),
    ...(commitmentNow === undefined ? [] : [commitmentWords(commitment, commitmentNow)]),
    keyResults.map(keyResultItem).join('\n'),
  ]
}

function keyResultItem(keyResult: KeyResult): string {
  const {
    text,
    textNow,
    commitment,
    commitmentNow,
    checkIns,
    score,
    droppedReason,
    cause,
    causeNote,
    verdict,
    why,
    ownerWord,
    isWordNoted,
    owner,
    hasOwnerLeft,
  } = keyResult
  const spread = spreadOf(keyResult)
  return [
    `- **${scoreWords(score)}** ${escapeMarkdown(text)}`,
    ...(spread === null ? [] : [`  - ${spread}`]),
    ...(textNow === null ? [] : [`  - Reads now: ${escapeMarkdown(textNow)}`]),
    ...(commitmentNow === undefined ? [] : [`  - ${commitmentWords(commitment, commitmentNow)}`]),
    ...(checkIns === 0 && score !== null ? ['  - Scored without a check-in, from memory'] : []),
    ...(owner !== null && hasOwnerLeft ? [`  - Its owner, ${escapeMarkdown(owner.name)}, has left`] : []),
    ...(droppedReason === null ? [] : [`  - Dropped during the cycle: ${escapeMarkdown(droppedReason)}`]),
    ...(ownerWord === null || ownerWord === ''
      ? []
      : [`  - ${isWordNoted ? 'Written down for its owner' : 'Its owner'}: “${escapeMarkdown(ownerWord)}”`]),
    ...(cause === null
      ? []
      : [`  - Missed for ${CAUSE_WORDS[cause]}${causeNote === '' ? '' : `: ${escapeMarkdown(causeNote)}`}`]),
    `  - Next: ${VERDICT_WORDS[verdict]}${why === '' ? '' : `, ${escapeMarkdown(why)}`}`,
  ].join('\n')
}

/** From the lowest to the highest grade, where people saw it differently. */
function spreadOf({ grades }: KeyResult): string | null {
  const [lowest, highest] = [grades[0], grades.at(-1)]
  if (lowest === undefined || highest === undefined || lowest === highest) return null
  return `Graded ${scoreWords(lowest)} to ${scoreWords(highest)} by ${grades.length} people`
}

function learningBlocks({ learnings }: RetroPage): string[] {
  return LEARNING_KINDS.flatMap((kind) => {
    const its = learnings.filter((each) => each.kind === kind)
    if (its.length === 0) return []
    const items = its.map(({ text, keyResult, objective }) => {
      const about = keyResult ?? objective
      return `- ${escapeMarkdown(text)}${about === null ? '' : ` (${escapeMarkdown(about.text)})`}`
    })
    return [`## ${LEARNING_KIND_WORDS[kind]}`, items.join('\n')]
  })
}

function actionBlocks({ actions }: RetroPage): string[] {
  if (actions.length === 0) return []
  return [
    '## What we do about it',
    actions.map((each) => actionItem(each, each.owner?.name ?? null)).join('\n'),
  ]
}

/** [RE7] An action as an item of a list that can be ticked off. */
export function actionItem(
  { text, dueOn, state }: Pick<Action, 'text' | 'dueOn' | 'state'>,
  ownerName: string | null,
): string {
  const facts = [
    ...(ownerName === null ? [] : [escapeMarkdown(ownerName)]),
    ...(dueOn === null ? [] : [`until ${dueOn}`]),
    ...(state === 'open' ? [] : [OUTCOME_WORDS[state]]),
  ]
  return `- [${state === 'done' ? 'x' : ' '}] ${escapeMarkdown(text)}${facts.length === 0 ? '' : ` (${facts.join(', ')})`}`
}

function pulseBlocks({ processPulse }: RetroPage): string[] {
  if (processPulse === null || processPulse.answered === 0) return []
  const items = PROCESS_STATEMENTS.map(({ id, text }) => {
    const counts = processPulse.counts[id]
    const given = counts.reduce((sum, each) => sum + each, 0)
    const total = counts.reduce((sum, each, at) => sum + each * (at + 1), 0)
    return `- ${text} ${given === 0 ? 'No answer' : `${(total / given).toFixed(1)} of 5`}`
  })
  const people = processPulse.answered === 1 ? '1 person' : `${processPulse.answered} people`
  return ['## How we worked', `${people} answered, without names.`, items.join('\n')]
}
