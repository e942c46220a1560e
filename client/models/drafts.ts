/**
 * What stands in a field that is not sent yet (a composer, a reason), kept for this tab: a stage that moves on, or a
 * reload, must not lose half a sentence.
 */
export function createDrafts(workshopId: string) {
  const kept = new Map<string, string>()
  const keyOf = (name: string) => `turnout-draft:${workshopId}:${name}`
  return {
    read(name: string): string {
      const known = kept.get(name)
      if (known !== undefined) return known
      try {
        return sessionStorage.getItem(keyOf(name)) ?? ''
      } catch {
        return '' // Storage may be refused.
      }
    },
    write(name: string, text: string): void {
      kept.set(name, text)
      try {
        if (text === '') sessionStorage.removeItem(keyOf(name))
        else sessionStorage.setItem(keyOf(name), text)
      } catch {
        // Full or refused: the draft then lives as long as the page.
      }
    },
  }
}
export type Drafts = ReturnType<typeof createDrafts>
