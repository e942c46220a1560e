import type { ComponentChildren } from 'preact'
import { Brand } from './logo.tsx'
import { ThemeButton } from './theme-button.tsx'
import './plain-page.css'

/** The quiet bar of the pages outside a room: the name, and light or dark. */
export function PlainTop({ children }: { children?: ComponentChildren }) {
  return (
    <header class="plaintop">
      <Brand name />
      <span class="push" />
      {children}
      <ThemeButton />
    </header>
  )
}

/** A page with one question in its middle: a heading, a line of help, and what to fill in. */
export function PlainPage({ children }: { children: ComponentChildren }) {
  return (
    <div class="plainpage">
      <PlainTop />
      <main class="plainpage__main" id="content">
        {children}
      </main>
    </div>
  )
}
