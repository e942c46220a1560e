import type { AlignmentPage } from '../../../../shared/api/alignment-routes.ts'
import type { Alignment } from '../../../../shared/okr/alignment.ts'
import { alignment as text } from '../../../text/en/alignment.ts'
import { ChartFigure } from '../../../ui/charts/chart-table.tsx'
import { layOutSupport, MAP } from '../../../ui/charts/support-layout.ts'
import './support-map.css'

type Objective = AlignmentPage['objectives'][number]

/** Of A4 and of Letter, between the margins. */
const PAPER_WIDTH = 680

/**
 * The objectives that are linked, as cards with lines from what supports to what is supported. The lines are for the eyes:
 * each card names in words what it supports, and the table below says the whole.
 */
export function SupportMap({ page, alignment }: { page: AlignmentPage; alignment: Alignment }) {
  const edges = page.supports.map(({ objectiveId, supportsObjectiveId }) => ({
    from: objectiveId,
    to: supportsObjectiveId,
  }))
  const linked = page.objectives.filter(({ id }) => !alignment.islands.includes(id))
  const layout = layOutSupport(
    linked.map(({ id }) => id),
    edges,
    alignment,
  )
  const objectiveOf = new Map(page.objectives.map((objective) => [objective.id, objective]))
  const nameOf = new Map(page.teams.map(({ teamId, name }) => [teamId, name]))
  const full = (id: string) => {
    const objective = objectiveOf.get(id)
    return objective === undefined ? '' : text.ofTeam(objective.text, nameOf.get(objective.teamId) ?? '')
  }
  const keyResultOf = (id: string | null) =>
    id === null
      ? undefined
      : page.objectives.flatMap(({ keyResults }) => keyResults).find((kr) => kr.id === id)

  return (
    <ChartFigure
      caption={text.table}
      columns={text.columns}
      rows={page.supports.map((support) => ({
        id: support.supportId,
        name: full(support.objectiveId),
        cells: [
          keyResultOf(support.supportsKeyResultId)?.text ?? full(support.supportsObjectiveId),
          support.contribution,
        ],
      }))}
    >
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: a region that scrolls must be reachable by keyboard */}
      <section class="supportmap" aria-label={text.table} tabIndex={0}>
        <div
          class="supportmap__sheet"
          style={{
            '--w': rem(layout.width),
            '--h': rem(layout.height),
            '--on-paper': scaleOnPaper(layout.width),
          }}
        >
          <svg viewBox={`0 0 ${layout.width} ${layout.height}`} aria-hidden="true">
            <defs>
              <Tip id="supports" />
              <Tip id="supports-round" />
            </defs>
            {layout.edges.map(({ from, to, path, isRound }) => (
              <path
                key={`${from} ${to}`}
                class={isRound ? 'supportmap__line is-round' : 'supportmap__line'}
                d={path}
                marker-end={isRound ? 'url(#supports-round)' : 'url(#supports)'}
              />
            ))}
          </svg>
          <ul>
            {layout.nodes.map(({ id, x, y }) => {
              const objective = objectiveOf.get(id)
              return objective === undefined ? null : (
                <li
                  key={id}
                  style={{ '--x': rem(x), '--y': rem(y), '--w': rem(MAP.width), '--h': rem(MAP.height) }}
                >
                  <Node
                    objective={objective}
                    teamName={nameOf.get(objective.teamId) ?? ''}
                    isOurs={objective.teamId === page.team.teamId}
                    supports={edges.filter(({ from }) => from === id).map(({ to }) => full(to))}
                  />
                </li>
              )
            })}
          </ul>
        </div>
      </section>
    </ChartFigure>
  )
}

/** The head of an arrow. */
function Tip({ id }: { id: 'supports' | 'supports-round' }) {
  return (
    <marker id={id} viewBox="0 0 8 8" refX="7" refY="4" markerWidth="6" markerHeight="6" orient="auto">
      <path d="M0 0.5 7 4 0 7.5z" />
    </marker>
  )
}

function Node(props: {
  objective: Objective
  teamName: string
  isOurs: boolean
  supports: readonly string[]
}) {
  const { objective, teamName, isOurs, supports } = props
  const words = (
    <>
      <small>{teamName}</small>
      <b>{objective.text}</b>
      {supports.length === 0 ? null : (
        <span class="sr">
          {text.supports}: {supports.join('; ')}
        </span>
      )}
    </>
  )
  // Another team's objective has no page for us: its words are all there is to see.
  return isOurs ? (
    <a
      class="supportmap__node is-ours"
      href={`/t/${objective.teamId}/o/${objective.id}`}
      title={objective.text}
    >
      {words}
    </a>
  ) : (
    <div class="supportmap__node" title={objective.text}>
      {words}
    </div>
  )
}

/** How much smaller it is drawn so that all of it is on the paper. */
function scaleOnPaper(width: number): string {
  return Math.min(1, PAPER_WIDTH / width).toFixed(3)
}

/** Grows with the reader's text size, as the words on the cards do. */
function rem(pixels: number): string {
  return `${pixels / 16}rem`
}
