/** Cards that are on the screen: whoever shows one marks its box with `data-card`. */
const CARD = '[data-card]'

/** The box of a card, if this screen shows it; of several, the first that has a size. */
export function boxOfCard(cardId: string): HTMLElement | null {
  const boxes = document.querySelectorAll<HTMLElement>(`[data-card="${CSS.escape(cardId)}"]`)
  return [...boxes].find((box) => box.offsetParent !== null) ?? null
}

/** The card that something on the screen is part of. */
export function cardAround(target: EventTarget | null): { cardId: string; box: HTMLElement } | null {
  const box = target instanceof Element ? target.closest<HTMLElement>(CARD) : null
  const cardId = box?.dataset['card']
  return box === null || cardId === undefined || cardId === '' ? null : { cardId, box }
}

/** The first card that is not scrolled away above or to the left, `null` where none is on the screen. */
export function topCard(content: HTMLElement): string | null {
  const view = content.getBoundingClientRect()
  const inView = [...content.querySelectorAll<HTMLElement>(CARD)].find((box) => {
    const { top, bottom, left, right } = box.getBoundingClientRect()
    return (
      top >= view.top - 8 &&
      bottom > view.top &&
      top < view.bottom &&
      left >= view.left - 8 &&
      right > view.left
    )
  })
  return inView?.dataset['card'] ?? null
}

/** Brings a card to where it is read. */
export function scrollToCard(box: HTMLElement, block: 'start' | 'center'): void {
  const behavior = isStill() ? 'instant' : 'smooth'
  box.scrollIntoView({ block, inline: 'nearest', behavior })
}

export function isStill(): boolean {
  return matchMedia('(prefers-reduced-motion: reduce)').matches
}

/** Somebody who is writing is not scrolled away from their words. */
export function isTyping(): boolean {
  const active = document.activeElement
  if (active instanceof HTMLTextAreaElement) return true
  return active instanceof HTMLInputElement && !['radio', 'checkbox', 'button'].includes(active.type)
}
