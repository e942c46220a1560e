import type { StagePlan } from '../shared/workshop/stages.ts'
import type { Statement } from './db/database.ts'
import { invitation, participant, workshop } from './db/schema.ts'
import { joinCodeOf, joinSecretOf, linkTo } from './identity/link-secrets.ts'
import { invitationRow } from './invitations.ts'
import type { Services } from './services.ts'

/** A workshop that is about to be: its row, its links, and the statements that write it with them and its first facilitator. */
export async function newWorkshop(
  services: Services,
  asked: Pick<typeof workshop.$inferSelect, 'teamId' | 'cycleId' | 'title' | 'kind' | 'timeZone'> & {
    readonly startedBy: string
    /** `null`: an open board. */
    readonly plan: readonly StagePlan[] | null
    /** Of a check-in meeting. */
    readonly meetingWeekOn?: string
  },
): Promise<{
  row: typeof workshop.$inferSelect
  links: { joinLink: string; joinCode: string; facilitatorLink: string }
  statements: Statement[]
}> {
  const { db, env, newId, newSecret, now } = services
  const { startedBy, plan, meetingWeekOn = null, ...chosen } = asked
  const nowMs = now()
  const row: typeof workshop.$inferSelect = {
    id: newId(),
    ...chosen,
    createdBy: startedBy,
    createdAtMs: nowMs,
    joinSalt: newId(),
    roomCreatedAtMs: null,
    stageId: plan?.[0]?.kind ?? 'welcome',
    joiningLocked: false,
    stageSequence: 0,
    rosterSequence: 0,
    workingSequence: 0,
    closedAtMs: null,
    agendaJson: plan && JSON.stringify(plan),
    meetingWeekOn,
  }
  const joinSecret = await joinSecretOf(services, row)
  const joinCode = await joinCodeOf(services, row)
  const facilitatorSecret = newSecret()
  const invited = { teamId: row.teamId, workshopId: row.id, memberId: startedBy }
  const invitations = await Promise.all([
    invitationRow(services, { kind: 'join-link', secret: joinSecret, ...invited }),
    invitationRow(services, { kind: 'join-code', secret: joinCode, ...invited }),
    invitationRow(services, { kind: 'facilitator', secret: facilitatorSecret, ...invited }),
  ])
  return {
    row,
    links: {
      joinLink: linkTo.join(env.APP_ORIGIN, joinSecret),
      joinCode,
      facilitatorLink: linkTo.join(env.APP_ORIGIN, facilitatorSecret),
    },
    statements: [
      db.insert(workshop).values(row),
      db
        .insert(participant)
        .values({ workshopId: row.id, memberId: startedBy, role: 'facilitator', joinedAtMs: nowMs }),
      ...invitations.map((values) => db.insert(invitation).values(values)),
    ],
  }
}
