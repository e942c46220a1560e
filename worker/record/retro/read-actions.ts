import { and, desc, eq, ne } from 'drizzle-orm'
import type { Actions } from '../../../shared/api/retro-api.ts'
import type { Database } from '../../db/database.ts'
import { action } from '../../db/retro-schema.ts'
import { peopleQuery, shownPeople } from '../living/team-people.ts'
import { type RecordAccess, recordMe } from '../record-access.ts'
import { byDate, selectActions, toAction } from './action-rows.ts'

/** More of what is over than anybody reads. */
const MAX_SETTLED = 200

/** [RE7] The team's actions: open ones by date, then those that were settled, newest first. One round trip. */
export async function readActions(db: Database, access: RecordAccess): Promise<Actions> {
  const { team, today } = access
  const [people, open, settled] = await db.batch([
    peopleQuery(db, access),
    selectActions(db)
      .where(and(eq(action.teamId, team.id), eq(action.state, 'open')))
      .orderBy(...byDate),
    selectActions(db)
      .where(and(eq(action.teamId, team.id), ne(action.state, 'open')))
      .orderBy(desc(action.settledAtMs), desc(action.id))
      .limit(MAX_SETTLED),
  ])
  return {
    team: { teamId: team.id, name: team.name },
    me: recordMe(access),
    today,
    people: shownPeople(people),
    actions: [...open, ...settled].map((row) => toAction(row, today)),
  }
}
