import type { TextFieldElement } from '../../client/models/collaborative-text.ts'

/** A text field as a browser has it, as far as the binding looks: value, selection, and the events of typing. */
export class FakeField extends EventTarget implements TextFieldElement {
  selectionStart = 0
  selectionEnd = 0
  selectionDirection: 'forward' | 'backward' | 'none' = 'none'
  #value = ''

  get value(): string {
    return this.#value
  }
  /** Setting the value by code puts the caret at the end, as browsers do. */
  set value(next: string) {
    this.#value = next
    this.setSelectionRange(next.length, next.length)
  }

  setSelectionRange(start: number | null, end: number | null): void {
    this.selectionStart = start ?? 0
    this.selectionEnd = end ?? 0
  }

  caret(at: number): void {
    this.setSelectionRange(at, at)
  }

  /** Puts `text` in place of the selection, as a key press or an input method's commit does. */
  type(text: string): void {
    this.#replaceSelection(text)
    this.dispatchEvent(new Event('input'))
  }

  startComposition(): void {
    this.dispatchEvent(new Event('compositionstart'))
  }
  /** What an input method shows while it composes; it stays selected, to be replaced by the next. */
  compose(text: string): void {
    const start = this.selectionStart
    this.#replaceSelection(text)
    this.dispatchEvent(new Event('input'))
    this.setSelectionRange(start, start + text.length)
  }
  endComposition(text: string): void {
    this.#replaceSelection(text)
    this.dispatchEvent(new Event('input'))
    this.dispatchEvent(new Event('compositionend'))
  }

  #replaceSelection(text: string): void {
    const { selectionStart: start, selectionEnd: end } = this
    this.#value = this.#value.slice(0, start) + text + this.#value.slice(end)
    this.caret(start + text.length)
  }
}
