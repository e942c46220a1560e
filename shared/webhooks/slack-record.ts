import { assertNever } from '../result.ts'
import type { RecordPayload } from './record-payload.ts'
import { counted, escaped, link, listed } from './slack-marks.ts'

/** An event of the record in Slack's own marks. */
export function recordText(payload: RecordPayload): string {
  switch (payload.type) {
    case 'okrs.published': {
      const { objectives, revision, team } = payload
      const keyResults = objectives.reduce((sum, each) => sum + each.keyResults.length, 0)
      const again = revision > 1 ? `, revision ${revision}` : ''
      return [
        `${escaped(team.name)} published its OKRs in ${link(payload)}${again}: ${counted(objectives.length, 'objective')}, ${counted(keyResults, 'key result')}.`,
        ...listed(objectives.map(({ text }) => `• ${escaped(text)}`)),
      ].join('\n')
    }
    case 'check-in.due': {
      const { keyResults } = payload
      const verb = keyResults.length === 1 ? 'waits' : 'wait'
      return [
        `Check-in day for ${teamLink(payload)}: ${counted(keyResults.length, 'key result')} ${verb} for a value, a confidence and one line.`,
        ...listed(keyResults.map(keyResultLine)),
      ].join('\n')
    }
    case 'check-in.stale':
      return [
        `Nobody has checked in for a while on ${counted(payload.keyResults.length, 'key result')} of ${teamLink(payload)}. Until somebody does, nobody knows how it stands.`,
        ...listed(
          payload.keyResults.map(
            (each) => `${keyResultLine(each)}, ${counted(each.daysLate, 'day')} overdue`,
          ),
        ),
      ].join('\n')
    case 'cycle.ending': {
      const { cycle, daysLeft, states } = payload
      const { onTrack, atRisk, offTrack, stale, pending } = states
      const parts = [
        `${onTrack} on course`,
        `${atRisk} at risk`,
        `${offTrack} off course`,
        ...(stale > 0 ? [`${stale} stale`] : []),
        ...(pending > 0 ? [`${pending} pending`] : []),
      ]
      return `${escaped(cycle.name)} of ${teamLink(payload)} ends in ${counted(daysLeft, 'day')}: ${parts.join(', ')}. Time to plan the retro and the next cycle.`
    }
    case 'digest.weekly':
      return `${teamLink(payload)}\n${fromMarkdown(payload.markdown)}`
    default:
      return assertNever(payload)
  }
}

function teamLink({ team, url }: { readonly team: { readonly name: string }; readonly url: string }): string {
  return `<${url}|${escaped(team.name)}>`
}

function keyResultLine({
  text,
  owner,
  url,
}: {
  readonly text: string
  readonly owner: { readonly name: string } | null
  readonly url: string
}): string {
  return `• <${url}|${escaped(text)}>${owner === null ? ', nobody owns it' : `, ${escaped(owner.name)}`}`
}

/** Of the digest's own Markdown: headings, strong words and lists. What was escaped there stands as it was written. */
function fromMarkdown(markdown: string): string {
  return markdown
    .split('\n')
    .map((line) => {
      const heading = /^#+ (.*)$/.exec(line)?.[1]
      const words = heading === undefined ? line.replace(/^(\s*)- /, '$1• ') : `**${heading}**`
      return words.replace(/\\(.)|\*\*|[&<>]/g, (mark, sign: string | undefined) =>
        mark === '**' ? '*' : (ENTITIES[sign ?? mark] ?? sign ?? mark),
      )
    })
    .join('\n')
}

const ENTITIES: Readonly<Record<string, string>> = { '&': '&amp;', '<': '&lt;', '>': '&gt;' }
