/** Words of the agenda beside the room. */
export const railText = {
  edit: 'Edit the agenda',
  failed: 'The agenda could not be opened. Reload the page.',
  minutes: (minutes: number) => `${minutes} min`,
} as const
