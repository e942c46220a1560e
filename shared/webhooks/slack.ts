import type { BallotMethod } from '../ballot/settings.ts'
import { assertNever } from '../result.ts'
import type { ParsedAddress } from './address.ts'
import type { WebhookPayload } from './payload.ts'
import { closing, counted, escaped, link, listed, names, rounded } from './slack-marks.ts'
import { recordText } from './slack-record.ts'
import { retroText } from './slack-retro.ts'

const SLACK_HOSTS = ['hooks.slack.com', 'hooks.slack-gov.com']

/** Whether Slack is behind an address: it takes a text and nothing else. */
export function isSlack({ hostname }: Pick<ParsedAddress, 'hostname'>): boolean {
  return SLACK_HOSTS.includes(hostname)
}

/** The body that goes to an address: the payload itself, or for Slack its words. */
export function bodyFor(address: Pick<ParsedAddress, 'hostname'>, payload: WebhookPayload): string {
  return JSON.stringify(isSlack(address) ? { text: slackText(payload) } : payload)
}

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
    case 'okrs.published':
    case 'check-in.due':
    case 'check-in.stale':
    case 'cycle.ending':
    case 'digest.weekly':
      return recordText(payload)
    case 'retro.published':
    case 'action.due':
      return retroText(payload)
    case 'webhook.test':
      return `This is a test from Turnout, for ${escaped(payload.team.name)}. What you chose will be told here.`
    default:
      return assertNever(payload)
  }
}

const METHOD_WORDS = {
  dots: 'dots',
  score: 'importance and confidence',
  approve: 'approval',
  fist: 'fist of five',
  confidence: 'confidence, 0 to 10',
} as const satisfies Record<BallotMethod, string>

function totalWords(method: BallotMethod, total: number): string {
  switch (method) {
    case 'dots':
      return counted(total, 'dot')
    case 'score':
      return `importance ${rounded(total)}`
    case 'approve':
      return `yes less no: ${rounded(total)}`
    case 'confidence':
      return `confidence ${rounded(total)} of 10`
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
