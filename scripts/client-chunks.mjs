// Which modules of the client share a file. Left alone, each part that several screens share is a file of its own: forty for a
// workshop, most of them of less than a kilobyte, and each is a request.
import { realpathSync } from 'node:fs'
import { join } from 'node:path'

/**
 * As much of rolldown's context of chunking as says what a module imports.
 * @typedef {{ importedIds: readonly string[], dynamicallyImportedIds: readonly string[] }} Imports
 * @typedef {{ getModuleInfo(id: string): Imports | null }} Graph
 */

/** They show a room: what nobody else needs is one file for all of them. */
const ROOM_SCREENS = [
  'workshop/workshop-screen',
  'vote/vote-screen',
  'present/present-screen',
  'practice/practice-screen',
]

/** How many lazy parts must want something of client/ui/ before it is worth being loaded with the rest of it. */
const WANTED_BY = 6

/**
 * In the order in which they take their modules. A file holds little that a page that loads it has no use for: `app` is loaded by
 * every page, `first` by home and others, `common` by a workshop and others, `room` by those that show a room. A room fetches the
 * stages of its agenda ahead: what several of them need is in `stages`, apart from what the first of them begins with, `welcome`,
 * and from what other pages need too, `charts` and `record`. `vote` is for that stage, and for a vote that goes on beside others.
 */
const FILES = /** @type {const} */ ([
  'app',
  'first',
  'common',
  'room',
  'ui',
  'rules',
  'decide',
  'charts',
  'record',
  'welcome',
  'stages',
  'vote',
])

/**
 * Groups for rolldown's code splitting.
 * @param {string} clientDir absolute
 */
export function clientChunks(clientDir) {
  /** @type {ReadonlyMap<string, string> | null} */
  let files = null
  return FILES.map((name, at) => ({
    name: (/** @type {string} */ id, /** @type {Graph} */ graph) => {
      files ??= placeModules(clientDir, graph)
      return files.get(id) === name ? name : null
    },
    debugName: name,
    // Above the groups of packages, and each above those after it: what a module needs comes along unless an earlier file has it.
    priority: FILES.length - at,
    minShareCount: name === 'ui' ? WANTED_BY : 1,
  }))
}

/**
 * @param {string} clientDir @param {Graph} graph
 * @returns {Map<string, typeof FILES[number]>} by module id; what is not in it, such as a client without screens, is split as
 * rolldown does by itself
 */
function placeModules(clientDir, graph) {
  // Modules go by their real paths, also where the checkout is reached through a link.
  const realDir = realpathSync(clientDir)
  const at = (/** @type {string} */ file) => join(realDir, file)
  const app = graph.getModuleInfo(at('app.tsx'))
  if (app === null) return new Map()
  const screens = app.dynamicallyImportedIds
  const home = at('screens/home/home-screen.tsx')
  const roomScreens = ROOM_SCREENS.map((screen) => at(`screens/${screen}.tsx`))
  const joinScreen = at('screens/join/join-screen.tsx')
  const workshop = roomScreens.slice(0, 1)
  const stageView = at('screens/workshop/stage-view.tsx')
  const decide = at('../shared/workshop/decide.ts')
  if (![home, joinScreen, decide, stageView, ...roomScreens].every((id) => graph.getModuleInfo(id) !== null))
    throw new Error('A screen has moved: scripts/client-chunks.mjs names those that share files.')

  const beyondHome = reach(
    graph,
    screens.filter((id) => id !== home),
  )
  const beyondRooms = reach(graph, screens, new Set(roomScreens))
  /** @type {Map<string, typeof FILES[number]>} */
  const files = new Map()
  /** @param {Iterable<string>} ids @param {(id: string) => typeof FILES[number] | null} fileOf */
  const place = (ids, fileOf) => {
    for (const id of ids) {
      const file = files.has(id) ? null : fileOf(id)
      if (file !== null) files.set(id, file)
    }
  }
  place(needs(graph, [at('main.tsx')]), () => 'app')
  place(needs(graph, [home]), (id) => (beyondHome.has(id) ? 'first' : null))
  place(needs(graph, workshop), (id) => (beyondRooms.has(id) ? 'common' : 'room'))
  place(beyondRooms, (id) => (/[\\/]client[\\/]ui[\\/](?!charts)/.test(id) ? 'ui' : null))
  place(needs(graph, [decide]), (id) => (beyondRooms.has(id) ? 'rules' : 'decide'))
  placeStages()
  // They keep files of their own names, by which others find them.
  for (const id of [at('main.tsx'), decide, ...screens]) files.delete(id)
  return files

  function placeStages() {
    const stages = graph.getModuleInfo(stageView)?.dynamicallyImportedIds ?? []
    const ofEach = stages.map((stage) => needs(graph, [stage]))
    const ofSeveral = [...needs(graph, stages)].filter((id) => ofEach.filter((ids) => ids.has(id)).length > 1)
    const ofJoining = needs(graph, [joinScreen])
    const ofWelcome = needs(graph, [at('screens/workshop/stages/welcome-stage.tsx')])
    place(ofSeveral, (id) => {
      if (!beyondRooms.has(id)) return ofWelcome.has(id) ? 'welcome' : 'stages'
      if (ofJoining.has(id)) return 'common'
      return /[\\/]charts[\\/.]/.test(id) ? 'charts' : 'record'
    })
    const voteStage = at('screens/workshop/stages/vote-stage.tsx')
    place(needs(graph, [voteStage]), (id) => (beyondRooms.has(id) || stages.includes(id) ? null : 'vote'))
  }
}

/** What runs before these do. @param {Graph} graph @param {readonly string[]} ids */
function needs(graph, ids) {
  return walk(ids, (id) => graph.getModuleInfo(id)?.importedIds ?? [])
}

/** What may ever run where one begins with these. @param {Graph} graph @param {readonly string[]} ids @param {ReadonlySet<string>} [without] */
function reach(graph, ids, without) {
  return walk(
    ids,
    (id) => {
      const { importedIds = [], dynamicallyImportedIds = [] } = graph.getModuleInfo(id) ?? {}
      return [...importedIds, ...dynamicallyImportedIds]
    },
    without,
  )
}

/** @param {readonly string[]} from @param {(id: string) => readonly string[]} next @param {ReadonlySet<string>} [without] */
function walk(from, next, without = new Set()) {
  /** @type {Set<string>} */
  const seen = new Set()
  const todo = [...from]
  for (let id = todo.pop(); id !== undefined; id = todo.pop()) {
    if (seen.has(id) || without.has(id)) continue
    seen.add(id)
    todo.push(...next(id))
  }
  return seen
}
