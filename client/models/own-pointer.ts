import { signal } from '@preact/signals'

const STORAGE_KEY = 'turnout-pointers'

/** Whether this browser shows pointers, the others' and one's own: kept on the device, on until it is turned off. */
export const showsPointers = signal(readChoice())

export function setShowsPointers(next: boolean): void {
  showsPointers.value = next
  try {
    localStorage.setItem(STORAGE_KEY, next ? 'on' : 'off')
  } catch {
    // Storage may be refused: the choice then lasts as long as the page.
  }
}

function readChoice(): boolean {
  try {
    return localStorage.getItem(STORAGE_KEY) !== 'off'
  } catch {
    return true
  }
}
