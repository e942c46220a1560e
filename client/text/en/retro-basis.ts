/** Words of what a retro looks back on. */
export const basisText = {
  size: (objectives: number, keyResults: number, dropped: number) =>
    `${some(keyResults, 'key result')} of ${some(objectives, 'objective')}${
      dropped === 0 ? '' : `, ${dropped} of them dropped on the way`
    }.`,
  openActions: (actions: number) =>
    actions === 0 ? '' : `${some(actions, 'action')} of earlier retros ${actions === 1 ? 'is' : 'are'} open.`,
  again: (number: number, cycle: string) => `This is retro ${number} of ${cycle}.`,
  againMeans:
    'Once it is closed, its scores and decisions take the place of those before. Learnings and actions of all of them stay.',
} as const

function some(amount: number, noun: string): string {
  return `${amount} ${noun}${amount === 1 ? '' : 's'}`
}
