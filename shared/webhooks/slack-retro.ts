import { assertNever } from '../result.ts'
import { CAUSE_WORDS, scoreWords, VERDICT_WORDS } from '../retro/retro-words.ts'
import type { RetroPayload } from './retro-payload.ts'
import { counted, escaped, link, listed } from './slack-marks.ts'

/** An event of a retro in Slack's own marks. */
export function retroText(payload: RetroPayload): string {
  switch (payload.type) {
    case 'retro.published': {
      const { team, revision, meanScore, keyResults, learnings, actions } = payload
      const again = revision > 1 ? `, revision ${revision}` : ''
      const mean = meanScore === null ? '' : `mean score ${scoreWords(meanScore)}, `
      return [
        `${escaped(team.name)} closed ${link(retroPageOf(payload))}${again}: ${mean}${counted(learnings.length, 'learning')}, ${counted(actions.length, 'action')}.`,
        ...listed(keyResults.map(keyResultLine)),
        ...listed(learnings.map(({ text }) => `• ${escaped(text)}`)),
        ...listed(actions.map(actionLine)),
      ].join('\n')
    }
    case 'action.due': {
      const { team, url, actions } = payload
      const verb = actions.length === 1 ? 'is' : 'are'
      return [
        `${counted(actions.length, 'action')} of <${url}|${escaped(team.name)}> ${verb} due.`,
        ...listed(actions.map(actionLine)),
      ].join('\n')
    }
    default:
      return assertNever(payload)
  }
}

/** What is worth sending is its page: the room is for those who were in it. */
function retroPageOf({ workshop, url }: Published) {
  return { workshop: { ...workshop, url: url ?? workshop.url } }
}

type Published = Extract<RetroPayload, { type: 'retro.published' }>

function keyResultLine({ text, score, cause, verdict }: Published['keyResults'][number]): string {
  const why = cause === null ? '' : `, missed for ${CAUSE_WORDS[cause]}`
  return `• ${scoreWords(score)} ${escaped(text)}${why}; ${VERDICT_WORDS[verdict]}`
}

function actionLine({ text, owner, dueOn }: Published['actions'][number]): string {
  return `• ${escaped(text)}${owner === null ? '' : `, ${escaped(owner.name)}`}, until ${dueOn}`
}
