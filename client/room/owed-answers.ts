/** What was sent on one connection and is not answered: sync frames until they are saved, commands until they are settled. */
export function createOwedAnswers(onChange: (bytes: number | null, isMore: boolean) => void) {
  const commands = new Set<string>()
  let unsaved: { readonly frame: number; bytes: number }[] = []
  let sentFrames = 0

  const tell = (isMore: boolean) => {
    const isOwed = unsaved.length + commands.size > 0
    onChange(isOwed ? unsaved.reduce((sum, { bytes }) => sum + bytes, 0) : null, isMore)
  }

  return {
    syncFrameSent(bytes: number): void {
      sentFrames += 1
      unsaved.push({ frame: sentFrames, bytes })
      tell(true)
    },
    /** Another piece of the last one. */
    pieceSent(bytes: number): void {
      const last = unsaved.at(-1)
      if (!last) return
      last.bytes += bytes
      tell(false)
    },
    commandSent(id: string): void {
      commands.add(id)
      tell(true)
    },
    saved(frames: number): void {
      unsaved = unsaved.filter(({ frame }) => frame > frames)
      tell(false)
    },
    settled(id: string): void {
      if (commands.delete(id)) tell(false)
    },
  }
}
