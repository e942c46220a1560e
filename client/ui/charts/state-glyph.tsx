import type { KeyResultState } from '../../../shared/okr/key-result-state.ts'
import './state-glyph.css'

/**
 * A state as a small sign that is told apart by its shape alone: a filled disc, a triangle, a filled octagon, a clock, a broken
 * ring; a point where there was none. Words stand beside it, or in the name of the picture it is part of.
 */
export function StateGlyph({ state }: { state: KeyResultState | null }) {
  return (
    <svg class={`glyph is-${state ?? 'none'}`} viewBox="0 0 16 16" aria-hidden="true">
      {SHAPES[state ?? 'none']}
    </svg>
  )
}

const SHAPES = {
  'on-track': (
    <>
      <circle class="glyph__fill" cx="8" cy="8" r="6.5" />
      <path class="glyph__cut" d="M5 8.300l2.100 2.100 4-4.300" />
    </>
  ),
  'at-risk': (
    <>
      <path class="glyph__line" d="M8 2.200l6.300 11.300H1.700z" />
      <path class="glyph__line" d="M8 6.600v3M8 11.500h.01" />
    </>
  ),
  'off-track': (
    <>
      <path
        class="glyph__fill"
        d="M5.300 1.500h5.400l3.800 3.800v5.400l-3.800 3.800H5.300l-3.800-3.800V5.300z"
      />
      <path class="glyph__cut" d="M5.800 5.800l4.400 4.400M10.200 5.800l-4.400 4.400" />
    </>
  ),
  stale: (
    <>
      <circle class="glyph__line" cx="8" cy="8" r="6" />
      <path class="glyph__line" d="M8 4.700V8l2.200 1.400" />
    </>
  ),
  pending: <circle class="glyph__line is-broken" cx="8" cy="8" r="6" />,
  none: <circle class="glyph__none" cx="8" cy="8" r="1.5" />,
} as const satisfies Record<KeyResultState | 'none', unknown>
