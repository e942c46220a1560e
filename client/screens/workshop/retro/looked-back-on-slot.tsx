import type { Visible } from '../../../../shared/workshop/state.ts'
import { useLoaded } from '../use-loaded.ts'

const load = () => import('./looked-back-on.tsx').then((part) => part.LookedBackOn)

/** The place of what a retro looks back on. Its file is fetched in a retro alone. */
export function LookedBackOnSlot({ visible: { retro, workshop } }: { visible: Visible }) {
  const Part = useLoaded(retro !== null, load, () => {})
  return Part === null || retro === null ? null : <Part retro={retro} cycleName={workshop.cycle.name} />
}
