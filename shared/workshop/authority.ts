import type { Capability } from '../identity/roles.ts'
import { isBoardOpenIn, type StageKind } from './stages.ts'

/** In which stages a command may be given: in every one, in every one until the OKRs are finalised, or in these kinds. */
type At = 'any' | 'open' | readonly StageKind[]

export type Authority = { readonly needs: Capability; readonly at: At }

const lead = { needs: 'lead-workshop', at: 'any' } as const
const leadOpen = { needs: 'lead-workshop', at: 'open' } as const
const manage = { needs: 'manage-people', at: 'any' } as const
const write = { needs: 'write-board', at: 'open' } as const
/** What is not part of what is published. */
const talk = { needs: 'write-board', at: 'any' } as const
const discuss = { needs: 'lead-workshop', at: ['discuss'] } as const
const vote = { needs: 'cast-ballot', at: 'any' } as const
const everybody = { needs: 'read-workshop', at: 'any' } as const

/**
 * Who may give which command, and in which stages: the one place that says so. `defineCommand` asks it before anything else, so
 * that a command's own `allowed` holds only what is about its subject. What a capability is worth to each role, `roles.ts` says.
 */
export const AUTHORITY = {
  'advance-stage': lead,
  'skip-stage': lead,
  'go-to-stage': leadOpen,
  'change-agenda': leadOpen,
  'start-timer': leadOpen,
  'pause-timer': leadOpen,
  'resume-timer': leadOpen,
  'add-time': leadOpen,
  'end-timer': leadOpen,
  'set-deadline': leadOpen,
  'lock-board': lead,
  finalise: { needs: 'lead-workshop', at: ['review'] },
  'finalise-retro': { needs: 'lead-workshop', at: ['close'] },
  reopen: { needs: 'lead-workshop', at: ['finalised'] },

  'set-ready': { needs: 'set-ready', at: 'any' },
  'set-attendance': everybody,
  rename: everybody,
  'raise-hand': everybody,
  'lower-hand': lead,
  'lead-view': lead,
  spotlight: lead,
  'set-role': manage,
  'hand-over': manage,
  'remove-person': manage,
  'lock-joining': manage,

  'write-private': write,
  // Who wrote something and only watches by now may still take it back.
  'withdraw-private': everybody,
  'give-pulse': write,
  reveal: leadOpen,

  'open-ballot': leadOpen,
  'extend-ballot': lead,
  'remind-voters': lead,
  'close-ballot': lead,
  'withdraw-ballot': lead,
  'settle-tie': lead,
  'apply-cut-line': leadOpen,
  'cast-ballot': vote,
  'set-ballot-done': vote,

  'add-comment': talk,
  'change-comment': talk,
  'delete-comment': talk,
  'plan-discussion': discuss,
  'discuss-card': discuss,
  'end-discussion': discuss,

  'open-ladder': write,
  'choose-outcome': write,
  'accept-ownership': { needs: 'own-key-results', at: 'open' },
  'dismiss-finding': write,
  'restore-finding': write,

  'give-grade': write,
  // Who graded something and only watches by now may still take it back.
  'withdraw-grade': everybody,
  'reveal-grades': leadOpen,
  'show-key-result': leadOpen,
  'say-as-owner': write,
  'agree-score': leadOpen,
  'name-cause': write,
  'decide-key-result': leadOpen,
  'keep-learning': write,
  'change-learning': write,
  'drop-learning': write,
  'add-action': write,
  'change-action': write,
  'remove-action': write,
  'settle-last-action': write,
  'give-process-pulse': write,
} as const satisfies Record<string, Authority>

/** Every command of a workshop by its type. `decide.ts` has one for each, and none besides. */
export type CommandType = keyof typeof AUTHORITY

export function isCommandType(type: string): type is CommandType {
  return Object.hasOwn(AUTHORITY, type)
}

/** Whether a command with this `at` may be given in stages of a kind. */
export function isAt(at: At, kind: StageKind): boolean {
  if (at === 'any') return true
  return at === 'open' ? isBoardOpenIn(kind) : at.includes(kind)
}
