import type { CoachRule } from '../finding.ts'
import { betweenWords } from '../lexicon/between-words.ts'
import { makeFinding, type Said } from '../rules/make-finding.ts'
import { LAGGING_MEASURES, LEADING_MEASURES, QUALITY_MEASURES, QUANTITY_MEASURES } from './measure-words.ts'
import { claimSameMovement, measureStems } from './same-movement.ts'
import { DEFAULT_SET_SETTINGS, type SetSettings } from './set-settings.ts'
import type { KeyResultInSet, ObjectiveInSet, SetFinding, SetToAssess } from './set-to-assess.ts'
import { namedTeams } from './shared-objective.ts'

/**
 * [SE1] to [SE8], and what [KR8] and [KR11] say about several key results at once, the most important first. It never
 * stops anybody: what does is in `shared/okr/gates.ts`. Cards without words are not counted.
 */
export function assessSet(
  set: SetToAssess,
  settings: SetSettings = DEFAULT_SET_SETTINGS,
): readonly SetFinding[] {
  const objectives = set.objectives
    .filter(({ text }) => text.trim() !== '')
    .map((objective) => ({
      ...objective,
      keyResults: objective.keyResults.filter(({ text }) => text.trim() !== ''),
    }))
  if (objectives.length === 0) return []
  return [
    ...countObjectives(objectives, settings),
    ...findSameMovements(objectives),
    ...objectives.flatMap((objective) => countKeyResults(objective, settings)),
    ...findLastDayOnly(objectives, set),
    ...askSufficiency(objectives, set.isReview),
    ...objectives.flatMap(findSharedObjective),
    ...objectives.flatMap(findLaggingOnly),
    ...objectives.flatMap(findQuantityOnly),
    ...(set.notDoing === 0 ? [about('SE6', [])] : []),
    ...showProposals(set.proposals),
  ]
}

function about(rule: CoachRule, cards: readonly { readonly id: string }[], said: Said = {}): SetFinding {
  return { ...makeFinding(rule, said), cardIds: cards.map(({ id }) => id) }
}

/** [SE1] */
function countObjectives(objectives: readonly ObjectiveInSet[], settings: SetSettings): SetFinding[] {
  const count = objectives.length
  if (count <= settings.objectivesWarnAbove) return []
  const isFarTooMany = count > settings.objectivesStrongWarnAbove
  const title = `${count} objectives${isFarTooMany ? ' are more than a team can hold in mind' : ''}`
  return [about('SE1', [], { verdict: isFarTooMany ? 'strong-warn' : 'warn', title })]
}

/** [SE2] None at all is a gate. */
function countKeyResults(objective: ObjectiveInSet, settings: SetSettings): SetFinding[] {
  const count = objective.keyResults.length
  if (count > settings.keyResultsWarnAbove) {
    return [about('SE2', [objective], { verdict: 'warn', title: `${count} key results` })]
  }
  if (count === 0 || count >= settings.keyResultsHintBelow) return []
  return [
    about('SE2', [objective], {
      verdict: 'hint',
      title: count === 1 ? 'One key result' : `${count} key results`,
      prompt: 'Three to five is a good number. What else would convince a doubter?',
    }),
  ]
}

/** [SE8] Each pair once, the later card beside the first that says the same. */
function findSameMovements(objectives: readonly ObjectiveInSet[]): SetFinding[] {
  const read = objectives
    .flatMap(({ keyResults }) => keyResults)
    .map((card) => ({ card, stems: measureStems(card.text) }))
  return read.flatMap((later, index) => {
    const first = read.slice(0, index).find((earlier) => claimSameMovement(earlier.stems, later.stems))
    return first === undefined ? [] : [about('SE8', [first.card, later.card])]
  })
}

/** [KR8] A set that is all due on its last day shows too late that something goes wrong. */
function findLastDayOnly(
  objectives: readonly ObjectiveInSet[],
  { cycle, isReview }: SetToAssess,
): SetFinding[] {
  const keyResults = objectives.flatMap((objective) => objective.keyResults)
  if (cycle === null || keyResults.length < 2) return []
  const isLastDay = ({ fields }: KeyResultInSet) =>
    fields !== null && (fields.dueOn === cycle.endsOn || (fields.dueOn === null && isReview))
  if (!keyResults.every(isLastDay)) return []
  return [
    about('KR8', keyResults, {
      title: 'All due on the last day',
      prompt: 'Which of them could be reached earlier, or has a step that could?',
    }),
  ]
}

/** [SE3] One question for the group; the coach cannot know. */
function askSufficiency(objectives: readonly ObjectiveInSet[], isReview: boolean): SetFinding[] {
  const proven = objectives.filter(({ keyResults }) => keyResults.length > 0)
  return isReview && proven.length > 0 ? [about('SE3', proven)] : []
}

/** [SE7] Settled when it is said what each team brings: beside the team's name, or in a key result. */
function findSharedObjective({ partners = [], ...objective }: ObjectiveInSet): SetFinding[] {
  const named = namedTeams(objective.text)
  if (named === null && partners.length === 0) return []
  const isInKeyResult = (team: string) =>
    objective.keyResults.some(({ text }) => text.toLowerCase().includes(team.toLowerCase()))
  const brings = partners.filter((partner) => partner.brings !== '').map(({ team }) => team.toLowerCase())
  const isSaid = (team: string) =>
    isInKeyResult(team) || brings.some((each) => each.includes(team.toLowerCase()))
  const teams = [...(named ?? []), ...partners.map(({ team }) => team)]
  return teams.length > 0 && teams.every(isSaid) ? [] : [about('SE7', [objective])]
}

/** [SE4] A single key result says nothing yet about the mix. */
function findLaggingOnly({ keyResults }: ObjectiveInSet): SetFinding[] {
  const isLagging = ({ text }: KeyResultInSet) => LAGGING.test(text) && !LEADING.test(text)
  return keyResults.length >= 2 && keyResults.every(isLagging) ? [about('SE4', keyResults)] : []
}

/** [KR11] How much, and nothing about how good. */
function findQuantityOnly({ keyResults }: ObjectiveInSet): SetFinding[] {
  const quantities = keyResults.filter(({ text }) => QUANTITY.test(text))
  const hasQuality = keyResults.some(({ text }) => QUALITY.test(text))
  return quantities.length === 0 || hasQuality || keyResults.length < 2 ? [] : [about('KR11', quantities)]
}

/** [SE5] Told, not judged: who brought a card says little about who wrote it. */
function showProposals(proposals: SetToAssess['proposals']): SetFinding[] {
  if (proposals === null) return []
  const { byFacilitators, byOthers } = proposals
  const all = byFacilitators + byOthers
  if (all === 0) return []
  const [most, whom] = byFacilitators > byOthers ? [byFacilitators, 'facilitators'] : [byOthers, 'team']
  return [about('SE5', [], { title: `${most} of ${all} proposals came from the ${whom}` })]
}

const LAGGING = beginningWith(LAGGING_MEASURES)
const LEADING = beginningWith(LEADING_MEASURES)
const QUANTITY = beginningWith(QUANTITY_MEASURES)
const QUALITY = beginningWith(QUALITY_MEASURES)

function beginningWith(beginnings: string): RegExp {
  return betweenWords(`(?:${beginnings})\\p{L}*`)
}
