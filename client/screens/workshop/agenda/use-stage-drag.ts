import { signal } from '@preact/signals'
import type { RefObject } from 'preact'
import { useEffect, useRef } from 'preact/hooks'
import type { Stage } from '../../../../shared/workshop/stages.ts'

export type StageEdge = 'above' | 'below'

/** Where the stage that is dragged would land. */
const hint = signal<{ readonly stageId: string; readonly edge: StageEdge } | null>(null)

const loadAdapter = () => import('@atlaskit/pragmatic-drag-and-drop/element/adapter')

/**
 * Makes a stage of the agenda draggable, and a place to drop another one at. The buttons do the same for keys and touch.
 * @returns the edge at which something would land now
 */
export function useStageDrag(
  element: RefObject<HTMLElement | null>,
  agenda: readonly Stage[],
  stage: Stage,
  move: (afterId: string | null, at: number) => void,
): StageEdge | null {
  const now = useRef({ agenda, move })
  now.current = { agenda, move }
  const { id } = stage
  const isEnd = stage.kind === 'finalised'
  useEffect(() => {
    const target = element.current
    if (target === null || !matchMedia('(any-pointer: fine)').matches) return
    const cleanups: (() => void)[] = []
    let isGone = false
    loadAdapter().then(
      ({ draggable, dropTargetForElements }) => {
        if (isGone) return
        if (!isEnd) {
          cleanups.push(
            draggable({
              element: target,
              // Selecting words in a field is no drag.
              canDrag: () =>
                !(
                  document.activeElement instanceof HTMLInputElement &&
                  target.contains(document.activeElement)
                ),
              getInitialData: () => ({ stageId: id }),
              onDrop: ({ location }) => {
                hint.value = null
                const drop = location.current.dropTargets[0]
                const targetId = drop?.data['stageId']
                const edge = drop?.data['edge']
                if (typeof targetId !== 'string') return
                const landing = landingOf(
                  now.current.agenda,
                  id,
                  targetId,
                  edge === 'above' ? 'above' : 'below',
                )
                if (landing !== null) now.current.move(landing.afterId, landing.at)
              },
            }),
          )
        }
        cleanups.push(
          dropTargetForElements({
            element: target,
            canDrop: ({ source }) =>
              typeof source.data['stageId'] === 'string' && source.data['stageId'] !== id,
            getData: ({ input }) => ({ stageId: id, edge: isEnd ? 'above' : edgeAt(target, input.clientY) }),
            onDrag: ({ self }) => {
              hint.value = { stageId: id, edge: self.data['edge'] === 'above' ? 'above' : 'below' }
            },
            onDragLeave: () => {
              if (hint.peek()?.stageId === id) hint.value = null
            },
          }),
        )
      },
      () => {}, // The buttons are there.
    )
    return () => {
      isGone = true
      for (const cleanup of cleanups) cleanup()
    }
  }, [element, id, isEnd])
  return hint.value?.stageId === id ? hint.value.edge : null
}

function edgeAt(target: HTMLElement, y: number): StageEdge {
  const { top, height } = target.getBoundingClientRect()
  return y < top + height / 2 ? 'above' : 'below'
}

/** Behind which stage something comes that is dropped there; `null` where it stays where it is. */
export function landingOf(
  agenda: readonly Pick<Stage, 'id'>[],
  movedId: string,
  targetId: string,
  edge: StageEdge,
): { readonly afterId: string | null; readonly at: number } | null {
  const others = agenda.filter(({ id }) => id !== movedId)
  const targetAt = others.findIndex(({ id }) => id === targetId)
  if (targetAt === -1) return null
  const at = edge === 'above' ? targetAt : targetAt + 1
  if (agenda.findIndex(({ id }) => id === movedId) === at) return null
  return { afterId: others[at - 1]?.id ?? null, at }
}
