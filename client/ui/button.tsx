import type { IconNode } from 'lucide'
import type { ComponentChildren, ComponentProps } from 'preact'
import { Icon } from './icon.tsx'
import './button.css'

/** `lamp`: the one main action of a screen. `ink`: a local main action. `quiet`: no outline. */
export type ButtonVariant = 'plain' | 'lamp' | 'ink' | 'quiet'
export type ButtonSize = 'sm' | 'md' | 'lg'

type Look = {
  variant?: ButtonVariant | undefined
  size?: ButtonSize | undefined
  icon?: IconNode | undefined
  iconEnd?: IconNode | undefined
  class?: string | undefined
  children?: ComponentChildren
}

type ButtonProps = Look & { busy?: boolean | undefined } & Omit<ComponentProps<'button'>, keyof Look | 'size'>

/**
 * A button with a verb on it. While `busy` it keeps its label and width, shows a spinner, and takes no clicks.
 * Its type is `button` unless told otherwise, so that it never submits a form by accident.
 */
export function Button({
  variant,
  size,
  icon,
  iconEnd,
  class: extra,
  busy = false,
  children,
  ...rest
}: ButtonProps) {
  return (
    <button
      type="button"
      {...rest}
      class={classOf({ variant, size, extra })}
      aria-busy={busy ? 'true' : undefined}
      onClick={busy ? stop : rest.onClick}
    >
      {busy ? <i class="spin" /> : icon === undefined ? null : <Icon icon={icon} />}
      {children === undefined ? null : <span>{children}</span>}
      {iconEnd === undefined ? null : <Icon icon={iconEnd} />}
    </button>
  )
}

/** A link that looks like a button: for going somewhere, never for doing something. */
export function ButtonLink({
  variant,
  size,
  icon,
  iconEnd,
  class: extra,
  children,
  ...rest
}: Look & { href: string } & Omit<ComponentProps<'a'>, keyof Look | 'size' | 'href' | 'role'>) {
  return (
    <a {...rest} class={classOf({ variant, size, extra })}>
      {icon === undefined ? null : <Icon icon={icon} />}
      <span>{children}</span>
      {iconEnd === undefined ? null : <Icon icon={iconEnd} />}
    </a>
  )
}

type IconButtonProps = {
  label: string
  icon: IconNode
  size?: ButtonSize | undefined
  class?: string | undefined
} & Omit<ComponentProps<'button'>, 'label' | 'icon' | 'size' | 'class' | 'children' | 'aria-label'>

/** A button with an icon alone; `label` is its name for everyone who does not see it, and its tooltip. */
export function IconButton({ label, icon, size, class: extra, ...rest }: IconButtonProps) {
  return (
    <button
      type="button"
      {...rest}
      class={`${classOf({ size, extra })} btn--icon`}
      aria-label={label}
      title={label}
    >
      <Icon icon={icon} />
    </button>
  )
}

function classOf(look: {
  variant?: ButtonVariant | undefined
  size?: ButtonSize | undefined
  extra?: string | undefined
}) {
  const variant = look.variant === undefined || look.variant === 'plain' ? '' : ` btn--${look.variant}`
  const size = look.size === undefined || look.size === 'md' ? '' : ` btn--${look.size}`
  return `btn${variant}${size}${look.extra === undefined ? '' : ` ${look.extra}`}`
}

function stop(event: Event) {
  event.preventDefault()
}
