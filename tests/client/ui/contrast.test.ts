import { readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'

const TOKENS = readFileSync(new URL('../../../client/ui/tokens.css', import.meta.url), 'utf8')

/** Ground, what stands on it, and the least contrast that WCAG 2.2 AA asks: 4.5 for text, 3 for parts and data. */
const TEXT = 4.5
const PART = 3
const PAIRS: readonly (readonly [on: string, ink: string, least: number])[] = [
  ...['ground', 'surface', 'card', 'raised', 'sunken', 'lamp-soft'].map((on) => [on, 'text', TEXT] as const),
  ...['ground', 'card', 'sunken', 'lamp-soft'].map((on) => [on, 'text-2', TEXT] as const),
  ...['ground', 'surface', 'card', 'raised', 'sunken'].map((on) => [on, 'muted', TEXT] as const),
  ...['ink', 'ink-hover'].map((on) => [on, 'on-ink', TEXT] as const),
  ...['on-slab', 'on-slab-muted'].map((ink) => ['slab', ink, TEXT] as const),
  ['slab', 'lamp', PART],
  ...['lamp', 'lamp-hover', 'lamp-active'].map((on) => [on, 'on-lamp', TEXT] as const),
  ...['ground', 'surface', 'card', 'lamp-soft'].map((on) => [on, 'lamp-text', TEXT] as const),
  ...['positive', 'warning', 'negative', 'info'].flatMap((tone) => [
    ...['ground', 'surface', 'card', `${tone}-soft`].map((on) => [on, tone, TEXT] as const),
    ...['card', 'ground'].map((on) => [on, `${tone}-line`, PART] as const),
  ]),
  ...['p1', 'p2', 'p3', 'p4', 'p5', 'p6'].map((on) => [on, 'on-person', TEXT] as const),
  ...['card', 'surface'].map((on) => [on, 'border-strong', PART] as const),
  ...['card', 'ground'].map((on) => [on, 'lamp-line', PART] as const),
  ...['data', 'data-2'].map((ink) => ['card', ink, PART] as const),
  ...['ground', 'card'].map((on) => [on, 'focus', PART] as const),
]

describe.each(['light', 'dark'] as const)('tokens in the %s theme', (theme) => {
  it.each(PAIRS)('on %s, %s has a contrast of at least its need', (on, ink, least) => {
    expect(contrast(colourOf(on, theme), colourOf(ink, theme))).toBeGreaterThanOrEqual(least)
  })
})

function colourOf(name: string, theme: 'light' | 'dark'): string {
  const value = new RegExp(`--${name}: ([^;]+);`).exec(TOKENS)?.[1]
  const colours = value?.match(/#[0-9a-f]{6}/g)
  const colour = theme === 'light' ? colours?.[0] : colours?.at(-1)
  if (colour === undefined) throw new Error(`No colour for --${name} in the ${theme} theme.`)
  return colour
}

/** The contrast ratio of WCAG 2: relative luminances, brighter over darker. */
function contrast(first: string, second: string): number {
  const [low, high] = [luminance(first), luminance(second)].sort((a, b) => a - b)
  if (low === undefined || high === undefined) throw new Error('Two colours make a contrast.')
  return (high + 0.05) / (low + 0.05)
}

function luminance(hex: string): number {
  const [red = 0, green = 0, blue = 0] = [1, 3, 5].map((at) => {
    const channel = Number.parseInt(hex.slice(at, at + 2), 16) / 255
    return channel <= 0.04045 ? channel / 12.92 : ((channel + 0.055) / 1.055) ** 2.4
  })
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue
}
