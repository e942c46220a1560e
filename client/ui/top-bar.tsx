import type { ComponentChildren } from 'preact'
import { Brand } from './logo.tsx'
import { ThemeButton } from './theme-button.tsx'
import './top-bar.css'

export type NavItem = { readonly href: string; readonly label: string; readonly current: boolean }

type TopBarProps = {
  title: string
  subtitle?: string | undefined
  nav?: { readonly label: string; readonly items: readonly NavItem[] } | undefined
  /** Right after the title: the saved state. */
  status?: ComponentChildren
  /** At the right end, before the theme: people and actions. */
  children?: ComponentChildren
}

/** The bar on top of a room or a page: where I am, whether it is saved, who is here. */
export function TopBar({ title, subtitle, nav, status, children }: TopBarProps) {
  return (
    <header class="top">
      <Brand />
      <p class="top__title">
        <b title={title}>{title}</b>
        {subtitle === undefined ? null : <span>{subtitle}</span>}
      </p>
      {nav === undefined ? null : (
        <nav class="nav" aria-label={nav.label}>
          {nav.items.map((item) => (
            <a key={item.href} href={item.href} aria-current={item.current ? 'page' : undefined}>
              {item.label}
            </a>
          ))}
        </nav>
      )}
      {status}
      <span class="push" />
      {children}
      <ThemeButton />
    </header>
  )
}
