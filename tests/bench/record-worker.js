// The Worker with a clock of its own, and beside it the page as one would write it first: a query for each key result and
// each thing that hangs on it, one after the other. Both build the same page of the same rows. And a search as one would write
// it first: every learning is looked through for each word.
import { and, asc, desc, eq, isNull } from 'drizzle-orm'
import { createApp } from '../../worker/app.ts'
import { createDatabase } from '../../worker/db/database.ts'
import { checkIn, courseChange, supportLink } from '../../worker/db/living-schema.ts'
import { cycle, initiative, keyResult, member, objective, okrRevision } from '../../worker/db/schema.ts'
import { buildLivingObjective } from '../../worker/record/living/living-objective.ts'

let offsetMs = 0
const app = createApp({
  now: () => Date.now() + offsetMs,
  randomBytes: (length) => crypto.getRandomValues(new Uint8Array(length)),
})

export const worker = {
  async fetch(request, env, context) {
    const { pathname, searchParams } = new URL(request.url)
    switch (pathname) {
      case '/__test/clock':
        offsetMs = Number(searchParams.get('offsetMs'))
        return new Response('set')
      case '/__bench/nothing':
        return new Response('nothing')
      case '/__bench/naive': {
        const asked = { cycleId: searchParams.get('cycle'), today: searchParams.get('today') }
        return Response.json(await readNaively(createDatabase(env.DB), asked))
      }
      case '/__bench/like':
        return Response.json(await searchByLike(env.DB, searchParams.get('team'), searchParams.get('q')))
      default:
        return app.fetch(request, env, context)
    }
  },
}

async function searchByLike(db, teamId, words) {
  const sought = words.split(' ').map((word) => `%${word}%`)
  const hits = sought.map((_, at) => `(its.text || ' ' || coalesce(about.text, '') LIKE ?${at + 2})`)
  const { results } = await db
    .prepare(
      `SELECT its.*, about.text AS about, cycle.name, ${hits.join(' + ')} AS hits
       FROM learning AS its INNER JOIN cycle ON cycle.id = its.cycle_id LEFT JOIN key_result AS about ON about.id = its.key_result_id
       WHERE its.team_id = ?1 AND its.removed_at_ms IS NULL AND hits > 0
       ORDER BY hits DESC, its.learned_at_ms DESC LIMIT 50`,
    )
    .bind(teamId, ...sought)
    .all()
  return { learnings: results }
}

async function readNaively(db, { cycleId, today }) {
  const [its] = await db.select().from(cycle).where(eq(cycle.id, cycleId))
  const people = await db.select().from(member).where(eq(member.teamId, its.teamId))
  const nameOf = new Map(people.map(({ id, name }) => [id, name]))
  const team = { timeZone: 'UTC', rhythm: { everyWeeks: 1, weekday: 1, staleAfterDays: 3 } }
  const objectives = await db.select().from(objective).where(eq(objective.cycleId, cycleId))
  const page = []
  for (const row of objectives) {
    const changes = await db
      .select()
      .from(courseChange)
      .where(and(eq(courseChange.objectiveId, row.id), isNull(courseChange.keyResultId)))
    const supports = await db.select().from(supportLink).where(eq(supportLink.objectiveId, row.id))
    const supportedBy = await db.select().from(supportLink).where(eq(supportLink.supportsObjectiveId, row.id))
    const publications = await db.select().from(okrRevision).where(eq(okrRevision.workshopId, row.workshopId))
    const keyResults = []
    for (const kr of await db.select().from(keyResult).where(eq(keyResult.objectiveId, row.id))) {
      const isIts = eq(checkIn.keyResultId, kr.id)
      const trend = await db.select().from(checkIn).where(isIts).orderBy(asc(checkIn.madeAtMs))
      const [last] = await db.select().from(checkIn).where(isIts).orderBy(desc(checkIn.madeAtMs)).limit(1)
      keyResults.push({
        row: kr,
        trend,
        lastCheckIn: last ? { ...last, tokenName: null } : null,
        initiatives: await db.select().from(initiative).where(eq(initiative.keyResultId, kr.id)),
        changes: await db.select().from(courseChange).where(eq(courseChange.keyResultId, kr.id)),
        publications,
      })
    }
    const rows = { row, keyResults, changes, publications, supports, supportedBy }
    page.push(buildLivingObjective(rows, { cycle: its, team, today, nameOf }))
  }
  return { objectives: page }
}
