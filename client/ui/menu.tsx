import type { IconNode } from 'lucide'
import type { ComponentChildren } from 'preact'
import { useId, useRef, useState } from 'preact/hooks'
import { Icon } from './icon.tsx'
import './button.css'
import './menu.css'

export type MenuItem = {
  readonly id: string
  readonly label: string
  readonly icon?: IconNode | undefined
  /** A second line: why it is greyed out, or what it does. */
  readonly note?: string | undefined
  readonly disabled?: boolean | undefined
  readonly tone?: 'negative' | undefined
} & (
  | { readonly onSelect: () => void; readonly href?: undefined }
  /** A file to save under this name: a real link, so that the browser does the saving. */
  | { readonly href: string; readonly download: string; readonly onSelect?: undefined }
)

type MenuProps = {
  /** The button's name for everyone who does not see it; the menu carries it too. */
  label: string
  items: readonly MenuItem[]
  /** An icon alone, or words in `children`. */
  icon?: IconNode | undefined
  class?: string | undefined
  children?: ComponentChildren
}

const GAP_PX = 4
const EDGE_PX = 8

/**
 * A button that opens a list of actions. Arrows, Home, End and the first letter move; Enter selects; Escape and Tab close.
 * The list is a popover, so no scrolling container can cut it off.
 */
export function Menu({ label, items, icon, class: extra, children }: MenuProps) {
  const menuId = useId()
  const trigger = useRef<HTMLButtonElement>(null)
  const list = useRef<HTMLDivElement>(null)
  const [isOpen, setOpen] = useState(false)

  const open = (at: 'first' | 'last') => {
    if (trigger.current === null || list.current === null) return
    list.current.showPopover()
    place(list.current, trigger.current)
    const buttons = itemsOf(list.current)
    ;(at === 'first' ? buttons[0] : buttons.at(-1))?.focus()
  }
  const close = () => {
    list.current?.hidePopover()
    trigger.current?.focus()
  }

  return (
    <>
      <button
        type="button"
        ref={trigger}
        class={`btn ${children === undefined ? 'btn--icon' : ''} ${extra ?? ''}`}
        aria-haspopup="menu"
        aria-expanded={isOpen}
        aria-controls={menuId}
        aria-label={label}
        title={label}
        onClick={() => (isOpen ? close() : open('first'))}
        onKeyDown={(event) => {
          if (event.key !== 'ArrowDown' && event.key !== 'ArrowUp') return
          event.preventDefault()
          open(event.key === 'ArrowDown' ? 'first' : 'last')
        }}
      >
        {icon === undefined ? null : <Icon icon={icon} />}
        {children === undefined ? null : <span>{children}</span>}
      </button>
      <div
        id={menuId}
        ref={list}
        class="menu"
        role="menu"
        tabIndex={-1}
        aria-label={label}
        popover="auto"
        onToggle={(event) => setOpen(event.newState === 'open')}
        onKeyDown={(event) => {
          if (event.key === 'Escape' || event.key === 'Tab') {
            event.preventDefault()
            event.stopPropagation()
            close()
          } else if (list.current !== null) move(list.current, event)
        }}
      >
        {items.map((item) => (
          <MenuEntry key={item.id} item={item} close={close} />
        ))}
      </div>
    </>
  )
}

function MenuEntry({ item, close }: { item: MenuItem; close: () => void }) {
  const look = item.tone === undefined ? 'menu__item' : `menu__item is-${item.tone}`
  const body = (
    <>
      {item.icon === undefined ? null : <Icon icon={item.icon} />}
      <span>
        {item.label}
        {item.note === undefined ? null : <small>{item.note}</small>}
      </span>
    </>
  )
  if (item.href !== undefined) {
    return (
      <a role="menuitem" tabIndex={-1} class={look} href={item.href} download={item.download} onClick={close}>
        {body}
      </a>
    )
  }
  return (
    <button
      type="button"
      role="menuitem"
      tabIndex={-1}
      class={look}
      aria-disabled={item.disabled === true ? 'true' : undefined}
      onClick={() => {
        if (item.disabled === true) return
        close()
        item.onSelect()
      }}
    >
      {body}
    </button>
  )
}

function itemsOf(list: HTMLElement): HTMLElement[] {
  return [...list.querySelectorAll<HTMLElement>('[role="menuitem"]')]
}

function move(list: HTMLElement, event: KeyboardEvent) {
  const buttons = itemsOf(list)
  const at = buttons.findIndex((button) => button.matches(':focus'))
  const target = targetOf(buttons, at, event.key)
  if (target === undefined) return
  event.preventDefault()
  target.focus()
}

function targetOf(buttons: readonly HTMLElement[], at: number, key: string): HTMLElement | undefined {
  if (key === 'ArrowDown') return buttons[(at + 1) % buttons.length]
  if (key === 'ArrowUp') return buttons.at(at <= 0 ? -1 : at - 1)
  if (key === 'Home') return buttons[0]
  if (key === 'End') return buttons.at(-1)
  if (key.length !== 1 || key === ' ') return undefined
  const letter = key.toLocaleLowerCase()
  const rotated = [...buttons.slice(at + 1), ...buttons.slice(0, at + 1)]
  return rotated.find((button) => button.textContent?.trim().toLocaleLowerCase().startsWith(letter))
}

/** Below the trigger, its right edges aligned; above when there is no room; never outside the window. */
function place(list: HTMLElement, trigger: HTMLElement) {
  const anchor = trigger.getBoundingClientRect()
  const size = list.getBoundingClientRect()
  const below = anchor.bottom + GAP_PX
  const top =
    below + size.height > innerHeight - EDGE_PX ? Math.max(EDGE_PX, anchor.top - GAP_PX - size.height) : below
  const left = Math.min(Math.max(EDGE_PX, anchor.right - size.width), innerWidth - EDGE_PX - size.width)
  list.style.top = `${top}px`
  list.style.left = `${left}px`
}
