import { Check, CloudOff, TriangleAlert } from 'lucide'
import { assertNever } from '../../shared/result.ts'
import { ui } from '../text/en/ui.ts'
import { Icon } from './icon.tsx'
import './saved.css'

export type SavedState =
  | { readonly kind: 'saved' }
  | { readonly kind: 'saving' }
  | { readonly kind: 'offline'; readonly edits: number }
  | { readonly kind: 'not-saved'; readonly retryInSeconds: number | null }

/** Whether my words are safe: always in words, never by a colour alone. Announced when it gets worse or well again. */
export function Saved({ state }: { state: SavedState }) {
  return (
    <p class={`saved is-${state.kind}`} role="status" aria-live={state.kind === 'saving' ? 'off' : 'polite'}>
      {state.kind === 'saving' ? <i class="spin" /> : <Icon icon={iconOf(state)} />}
      <span>{wordsOf(state)}</span>
    </p>
  )
}

function iconOf(state: SavedState) {
  if (state.kind === 'offline') return CloudOff
  return state.kind === 'not-saved' ? TriangleAlert : Check
}

function wordsOf(state: SavedState): string {
  switch (state.kind) {
    case 'saved':
      return ui.saved
    case 'saving':
      return ui.saving
    case 'offline':
      return ui.offline(state.edits)
    case 'not-saved':
      return ui.notSaved(state.retryInSeconds)
    default:
      return assertNever(state)
  }
}
