/** Words about people that the room needs at once; the others are loaded with what says them. */
export const roomPeopleText = {
  open: 'People',
  openWithHands: (hands: number) => `People, ${hands === 1 ? '1 hand' : `${hands} hands`} up`,
  failed: 'This could not be loaded. Try again in a moment.',
  waitingFor: (names: readonly string[]) => `Waiting for ${names.length}: ${names.join(', ')}`,
  point: 'Point everybody at this',
} as const
