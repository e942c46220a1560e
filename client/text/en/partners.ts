/** [SE7] Words about objectives that several teams share. */
export const partnersText = {
  open: 'Shared with other teams',
  title: (objective: string) => `Who shares ${objective}?`,
  help: 'Name the other teams and what each of them brings. Leave a row empty to take it out.',
  team: (row: number) => `Team ${row}`,
  brings: (row: number) => `What team ${row} brings`,
  bringsHint: 'For example: the events pipeline by May',
  add: 'Another team',
  save: 'Save',
  cancel: 'Cancel',
  full: (most: number) => `At most ${most} teams share an objective.`,
  list: (objective: string) => `Teams that share ${objective}`,
  line: (team: string, brings: string) => (brings === '' ? `With ${team}` : `With ${team}: brings ${brings}`),
  inTheRoom: (names: readonly string[]) => `In this workshop: ${names.join(', ')}`,
} as const
