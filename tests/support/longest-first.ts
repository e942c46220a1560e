import { BaseSequencer, type TestSpecification } from 'vitest/node'

/**
 * The files that take longest, longest first. They begin before all others of their project, so that no worker is left with
 * one of them at the end while the others have nothing to do. One project follows the other, since a process goes on with what
 * it has started (servers, a browser, modules) only while the next file is of the same: those first that have the longest
 * files, so that what is left for the end is short. A file that is not named comes after them, in no order; a name that is
 * missing here costs time and nothing else.
 */
const LONGEST = [
  'fuzz/room-fuzz.unit',
  'party/document-store-fuzz.unit',
  ...['party/ballot-deadline', 'party/readers', 'party/writing-secrecy', 'party/idle', 'party/hibernation'],
  ...['party/hostile', 'party/ballot-recorder', 'party/sudden-death', 'party/durability'],
  ...['party/damaged-room', 'worker/practice', 'worker/migrations'],
  ...['worker/access-matrix', 'worker/http-edge', 'worker/openapi-client', 'worker/record-queries'],
  ...['scripts/start', 'browser/survival', 'browser/people', 'browser/lead-by-keys', 'browser/living-okrs'],
  ...['browser/idle', 'browser/stages-accessible', 'browser/locks', 'browser/two-cycles'],
  ...['browser/retro-week', 'browser/retro-again'],
  ...['browser/reveal-480', 'browser/sort', 'browser/vote', 'browser/hour-planning', 'browser/planning'],
  ...[
    'browser/coach-cards',
    'browser/practice',
    'browser/clock',
    'browser/closed-vote',
    'browser/async-vote',
  ],
  ...['browser/discuss', 'browser/private-writing', 'browser/parking', 'scripts/local-stack'],
  ...['scripts/worker-host', 'browser/agenda', 'browser/coach-page', 'scripts/coach', 'scripts/demo'],
]

/** Within their group (vitest.config.ts). Those that are not named come after these. */
const FIRST_PROJECTS = ['party', 'room', 'worker', 'scripts']

export class LongestFirst extends BaseSequencer {
  override async sort(specifications: TestSpecification[]): Promise<TestSpecification[]> {
    const placed = specifications.map((specification) => ({
      specification,
      place: placeOf(specification.moduleId),
      project: specification.project.name,
    }))
    return placed
      .toSorted(
        (a, b) =>
          turnOf(a.project) - turnOf(b.project) || a.project.localeCompare(b.project) || a.place - b.place,
      )
      .map(({ specification }) => specification)
  }
}

function placeOf(path: string): number {
  const at = LONGEST.findIndex((name) => path.endsWith(`/${name}.test.ts`))
  return at < 0 ? LONGEST.length : at
}

function turnOf(project: string): number {
  const at = FIRST_PROJECTS.indexOf(project)
  return at < 0 ? FIRST_PROJECTS.length : at
}
