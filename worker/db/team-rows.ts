import { eq, getTableColumns, inArray, is, or, type SQL } from 'drizzle-orm'
import { getTableConfig, type SQLiteColumn, SQLiteTable } from 'drizzle-orm/sqlite-core'
import type { Database, Statement } from './database.ts'
import * as living from './living-schema.ts'
import * as retros from './retro-schema.ts'
import * as schema from './schema.ts'
import * as webhooks from './webhook-schema.ts'

/*
 * Which rows are a team's is read off the schema: those that refer to the team, or to other rows that are its. So a new table
 * is deleted with its team, in its place, without being named anywhere.
 */

/** The rows of a table name others in `from`, those of `parent` with that value in `to`. */
type Reference = { readonly from: SQLiteColumn; readonly to: SQLiteColumn; readonly parent: SQLiteTable }

/** Deletes a team with every row that is its, children before those they refer to: no foreign key deletes anything by itself. */
export function deleteTeamRows(db: Database, teamId: string): Statement[] {
  const isOfTeam = (table: SQLiteTable): SQL | undefined => {
    if (table === schema.team) return eq(schema.team.id, teamId)
    const references = referencesOf(table)
    const toTeam = references.filter(({ parent }) => parent === schema.team)
    // Of a row between two teams either is enough.
    if (toTeam.length > 0) return or(...toTeam.map(({ from }) => eq(from, teamId)))
    const [nearest] = references
    if (!nearest) throw new Error(`${getTableConfig(table).name} is no team’s.`)
    const { to, parent } = nearest
    // Of a row between objectives of two teams either is enough, too.
    const ways = references.filter(
      (each) => each.parent === parent && each.from.notNull === nearest.from.notNull,
    )
    return or(
      ...ways.map(({ from }) => inArray(from, db.select({ id: to }).from(parent).where(isOfTeam(parent)))),
    )
  }
  return childrenFirst().map((table) => db.delete(table).where(isOfTeam(table)))
}

/** The tables whose rows are a team's, the team itself included: each before those that it refers to. */
function childrenFirst(): readonly SQLiteTable[] {
  const ordered: SQLiteTable[] = [schema.team]
  const waiting = new Set(allTables().filter((each) => each !== schema.team))
  for (;;) {
    const ready = [...waiting].filter((table) => {
      const parents = referencesOf(table).map(({ parent }) => parent)
      return parents.length > 0 && parents.every((parent) => parent === table || ordered.includes(parent))
    })
    if (ready.length === 0) break
    ordered.push(...ready)
    for (const table of ready) waiting.delete(table)
  }
  return ordered.toReversed()
}

function allTables(): SQLiteTable[] {
  const exported: readonly unknown[] = Object.values({ ...schema, ...living, ...retros, ...webhooks })
  return exported.filter((each): each is SQLiteTable => is(each, SQLiteTable))
}

/** Every column, of whatever table, that holds the key of a row of this one; `key` is what the schema calls the column. */
export function columnsNaming(
  parent: SQLiteTable,
): readonly { readonly table: SQLiteTable; readonly key: string; readonly column: SQLiteColumn }[] {
  return allTables().flatMap((table) =>
    getTableConfig(table).foreignKeys.flatMap((foreignKey) => {
      const { columns, foreignTable } = foreignKey.reference()
      const [column] = columns
      if (!column || foreignTable !== parent) return []
      const key = Object.entries(getTableColumns(table)).find(([, its]) => its === column)?.[0]
      return key === undefined ? [] : [{ table, key, column }]
    }),
  )
}

/** Those that are never empty first, of these those to a workshop: a short way to the team, and one that has an index. */
function referencesOf(table: SQLiteTable): readonly Reference[] {
  const references = getTableConfig(table).foreignKeys.flatMap((key): Reference[] => {
    const { columns, foreignColumns, foreignTable: parent } = key.reference()
    const [from, to] = [columns[0], foreignColumns[0]]
    return from && to && parent !== table ? [{ from, to, parent }] : []
  })
  const rank = ({ from, parent }: Reference) => (from.notNull ? 0 : 2) + (parent === schema.workshop ? 0 : 1)
  return references.toSorted((a, b) => rank(a) - rank(b))
}
