import { useLoaded } from '../use-loaded.ts'
import { useWorkshop } from '../workshop-context.ts'

const load = () => import('./hidden-grades.tsx').then((part) => part.HiddenGrades)

/** The place of what is said of grades that were left hidden. Its file is fetched in a retro alone, by those who lead it. */
export function HiddenGradesSlot() {
  const { model } = useWorkshop()
  const visible = model.visible.value
  const isWanted = visible !== null && visible.retro !== null && model.can('lead-workshop')
  // Where it cannot be fetched, the end of the retro says it.
  const Part = useLoaded(isWanted, load, () => {})
  return Part === null || visible === null || !isWanted ? null : <Part visible={visible} />
}
