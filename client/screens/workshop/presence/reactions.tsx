import type { IconNode } from 'lucide'
import { CircleQuestionMark, HandHeart, Heart, Laugh, ThumbsUp } from 'lucide'
import { useEffect, useState } from 'preact/hooks'
import type { Reaction } from '../../../../shared/protocol/messages.ts'
import { REACTION_MS, type ShownReaction } from '../../../models/presence-model.ts'
import { peopleText } from '../../../text/en/people.ts'
import { Icon } from '../../../ui/icon.tsx'
import { usePersonColour } from '../../../ui/person-colours.ts'
import { useWorkshop } from '../workshop-context.ts'
import './reactions.css'

export const REACTION_ICONS = {
  agree: ThumbsUp,
  like: Heart,
  thanks: HandHeart,
  laugh: Laugh,
  question: CircleQuestionMark,
} as const satisfies Record<Reaction, IconNode>

/** More at once would cover what is discussed. */
const SHOWN_AT_ONCE = 6
/** What came meanwhile is spoken together, no more often than this. */
const SPOKEN_EVERY_MS = 5_000

/** Reactions as they come, each for three seconds in a corner; spoken politely and not one by one. */
export function Reactions() {
  const { model, announcement } = useWorkshop()
  const colourOf = usePersonColour()
  const [shown, setShown] = useState<readonly (ShownReaction & { readonly key: number })[]>([])
  useEffect(() => {
    const timers = new Set<ReturnType<typeof setTimeout>>()
    const after = (ms: number, then: () => void) => {
      const timer = setTimeout(() => {
        timers.delete(timer)
        then()
      }, ms)
      timers.add(timer)
    }
    let count = 0
    let unspoken: string[] = []
    let isQuiet = false
    const speak = () => {
      isQuiet = unspoken.length > 0
      if (!isQuiet) return
      announcement.value = [...new Set(unspoken)].join(', ')
      unspoken = []
      after(SPOKEN_EVERY_MS, speak)
    }
    const stop = model.presence.onReaction((reaction) => {
      const key = ++count
      setShown((before) => [...before, { ...reaction, key }].slice(-SHOWN_AT_ONCE))
      after(REACTION_MS, () => setShown((before) => before.filter((each) => each.key !== key)))
      if (reaction.personId === model.personId.peek()) return
      unspoken.push(peopleText.reacted(reaction.name, peopleText.reactions[reaction.kind]))
      if (!isQuiet) speak()
    })
    return () => {
      stop()
      for (const timer of timers) clearTimeout(timer)
    }
  }, [model, announcement])
  return (
    <ul class="reactions" aria-hidden="true">
      {shown.map(({ key, kind, name, personId }) => (
        <li key={key} class="reaction" data-reaction={kind}>
          <span class={`reaction__icon ${colourOf(personId)}`}>
            <Icon icon={REACTION_ICONS[kind]} />
          </span>
          {name}
        </li>
      ))}
    </ul>
  )
}
