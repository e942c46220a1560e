import { signal } from '@preact/signals'
import type { Toast } from '../ui/toast.tsx'

/** More at once would cover the board: the oldest goes. */
const MAX_TOASTS = 3

/** The notices on screen, newest last. */
export function createToasts() {
  const list = signal<readonly Toast[]>([])
  let made = 0
  return {
    list,
    show(text: string, onUndo?: () => void, action?: Toast['action']): string {
      made += 1
      const id = String(made)
      list.value = [...list.peek(), { id, text, onUndo, action }].slice(-MAX_TOASTS)
      return id
    },
    dismiss: (id: string): void => {
      list.value = list.peek().filter((toast) => toast.id !== id)
    },
  }
}
export type Toasts = ReturnType<typeof createToasts>
