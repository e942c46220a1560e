/** What a browser keeps under one name, and how it can be looked into. */
export function storageWith(initial: string | null = null) {
  let kept = initial
  return {
    getItem: () => kept,
    setItem: (_key: string, value: string) => {
      kept = value
    },
    kept: () => kept,
  }
}
