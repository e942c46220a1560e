import type { ComponentChildren } from 'preact'
import { useId } from 'preact/hooks'
import './choice-card.css'

/**
 * A radio button as a card: its name, a sentence of help, and what shows it in little (`figure` before the name, `children`
 * after it). Cards of one choice share `group` and stand in a fieldset of the caller's.
 */
export function ChoiceCard({
  group,
  name,
  help,
  isChecked,
  onChange,
  figure,
  children,
  class: extra,
}: {
  group: string
  name: string
  help: string
  isChecked: boolean
  onChange: () => void
  figure?: ComponentChildren
  children?: ComponentChildren
  class?: string
}) {
  const id = useId()
  return (
    <label class={extra === undefined ? 'choicecard' : `choicecard ${extra}`}>
      <input
        type="radio"
        name={group}
        checked={isChecked}
        onChange={onChange}
        aria-labelledby={`${id}-name`}
        aria-describedby={children === undefined ? `${id}-help` : `${id}-help ${id}-more`}
      />
      {figure}
      <b id={`${id}-name`}>{name}</b>
      <small id={`${id}-help`}>{help}</small>
      {children === undefined ? null : (
        <span class="choicecard__more" id={`${id}-more`}>
          {children}
        </span>
      )}
    </label>
  )
}
