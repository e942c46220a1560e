import type { BallotMethod } from '../ballot/settings.ts'
import { assertNever } from '../result.ts'
import type { ParsedAddress } from './address.ts'
import type { WebhookPayload } from './payload.ts'

const SLACK_HOSTS = ['hooks.slack.com', 'hooks.slack-gov.com']

/** Whether Slack is behind an address: it takes a text and nothing else. */
export function isSlack({ hostname }: Pick<ParsedAddress, 'hostname'>): boolean {
  return SLACK_HOSTS.includes(hostname)
}

/** The body that goes to an address: the payload itself, or for Slack its words. */
export function bodyFor(address: Pick<ParsedAddress, 'hostname'>, payload: WebhookPayload): string {
  return JSON.stringify(isSlack(address) ? { text: slackText(payload) } : payload)
}

/** The most proposals and people that one message names. */
const MAX_LISTED = 10

/** The payload in Slack's own marks. What people wrote is escaped: it can neither link nor call anybody. */
export function slackText(payload: WebhookPayload): string {
  switch (payload.type) {
    case 'ballot.opened': {
      const { proposals, closesAt, method } = payload.ballot
      const head = `A vote on ${counted(proposals.length, 'proposal')} is open in ${link(payload)} (${METHOD_WORDS[method]}).`
      return [
        `${head}${closing(closesAt)}`,
        ...listed(proposals.map(({ text }) => `• ${escaped(text)}`)),
      ].join('\n')
    }
    case 'ballot.reminder': {
      const { count, people } = payload.missing
      const who =
        people === null
          ? counted(count, 'person', 'people')
          : names(
              people.map(({ name }) => name),
              count,
            )
      const verb = count === 1 ? 'has' : 'have'
      return `${who} ${verb} not voted yet in ${link(payload)}.${closing(payload.ballot.closesAt)}`
    }
    case 'ballot.quorum': {
      const { needed, voted, eligible } = payload.quorum
      return `The quorum is reached in ${link(payload)}: ${voted} of ${eligible} have voted, ${needed} were needed.`
    }
    case 'ballot.closed': {
      const { ballot, result } = payload
      const lines = result.ranking.map(
        ({ rank, text, total, isContested }) =>
          `${rank}. ${escaped(text)} (${totalWords(ballot.method, total)}${isContested ? ', opinions differ' : ''})`,
      )
      return [`The vote in ${link(payload)} is closed. ${turnoutWords(result)}`, ...listed(lines)].join('\n')
    }
    case 'webhook.test':
      return `This is a test from Turnout, for ${escaped(payload.team.name)}. Messages about votes will come here.`
    default:
      return assertNever(payload)
  }
}

const METHOD_WORDS = {
  dots: 'dots',
  score: 'importance and confidence',
  approve: 'approval',
  fist: 'fist of five',
} as const satisfies Record<BallotMethod, string>

function totalWords(method: BallotMethod, total: number): string {
  switch (method) {
    case 'dots':
      return counted(total, 'dot')
    case 'score':
      return `importance ${rounded(total)}`
    case 'approve':
      return `yes less no: ${rounded(total)}`
    case 'fist':
      return `${rounded(total)} of 5`
    default:
      return assertNever(method)
  }
}

function turnoutWords({
  turnout,
  quorum,
  tie,
}: Extract<WebhookPayload, { type: 'ballot.closed' }>['result']) {
  const { cast, abstained, eligible } = turnout
  const voted = `${cast + abstained} of ${eligible} voted${abstained === 0 ? '' : `, ${abstained} of them abstained`}.`
  const binding =
    quorum === null
      ? []
      : quorum.isMet
        ? ['The quorum was met.']
        : [`The quorum of ${quorum.needed} was not met.`]
  const open = tie === null ? [] : [`${tie.proposalIds.length} proposals are tied.`]
  return [voted, ...binding, ...open].join(' ')
}

function names(all: readonly string[], count: number): string {
  const shown = all.slice(0, MAX_LISTED).map(escaped)
  const others = count - shown.length
  if (shown.length === 0) return counted(count, 'person', 'people')
  const parts = others > 0 ? [...shown, counted(others, 'other')] : shown
  const last = parts.at(-1) ?? ''
  return parts.length === 1 ? last : `${parts.slice(0, -1).join(', ')} and ${last}`
}

function listed(lines: readonly string[]): string[] {
  const others = lines.length - MAX_LISTED
  return others > 0 ? [...lines.slice(0, MAX_LISTED), `and ${others} more`] : [...lines]
}

function closing(closesAt: string | null): string {
  return closesAt === null ? '' : ` It closes ${moment(closesAt)}.`
}

/** Slack shows a moment in each reader's own time zone; the words after the bar are for where it cannot. */
function moment(instant: string): string {
  const seconds = Math.floor(Date.parse(instant) / 1000)
  return `<!date^${seconds}^{date_short_pretty} at {time}|${instant.slice(0, 16).replace('T', ' ')} UTC>`
}

function link({ workshop }: { readonly workshop: { readonly title: string; readonly url: string } }): string {
  // The first bar ends the address.
  return `<${workshop.url}|${escaped(workshop.title)}>`
}

function escaped(text: string): string {
  return text.replace(/\s+/g, ' ').replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;')
}

function counted(count: number, one: string, many = `${one}s`): string {
  return `${count} ${count === 1 ? one : many}`
}

function rounded(total: number): string {
  return String(Math.round(total * 10) / 10)
}
