import { useLoaded } from '../use-loaded.ts'
import { useWorkshop } from '../workshop-context.ts'

const load = () => import('./from-before.tsx').then((part) => part.FromBefore)

/** The place of what a card brings from before. Its file is fetched where there is something to bring. */
export function BeforeSlot(props: { cardId: string; name: string; words: string; unit: string }) {
  const { model, lookBack } = useWorkshop()
  const candidates = model.visible.value?.candidates ?? {}
  const answer = lookBack.answer.value
  const hasLearnings = answer?.ok === true && answer.value.lookBack.learnings.length > 0
  // Where it cannot be fetched, the card is whole without it.
  const Part = useLoaded(hasLearnings || Object.hasOwn(candidates, props.cardId), load, () => {})
  return Part === null ? null : <Part {...props} />
}
