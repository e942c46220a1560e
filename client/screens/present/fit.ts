/** How large type is on a projector where there is room for it, in pixels: `html.is-projected`. */
const FULL_EM_PX = 24
/** Of the window's height: smaller, and the last row reads guesses. */
const LEAST_EM_SHARE = 1 / 48
const LEAST_EM_PX = 14
const STEPS: readonly number[] = [1, 0.9, 0.8, 0.7, 0.6]

/** The sizes of type to try on a screen so high, from the largest on, each a share of the full one. */
export function projectedScales(windowHeightPx: number): readonly number[] {
  const leastPx = Math.max(LEAST_EM_PX, windowHeightPx * LEAST_EM_SHARE)
  const least = Math.min(1, leastPx / FULL_EM_PX)
  return [...STEPS.filter((step) => step > least), least]
}

/** A page of what does not fit on one even so. */
export type Page = { readonly at: number; readonly of: number }

export const ONLY_PAGE: Page = { at: 0, of: 1 }

/** The page that is so many on; the first and the last one stay. */
export function turnedBy(page: Page, step: number): Page {
  return { ...page, at: Math.min(page.of - 1, Math.max(0, page.at + step)) }
}
