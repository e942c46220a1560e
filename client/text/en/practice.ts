export const practice = {
  documentTitle: 'Practice room',
  title: 'Rehearse with simulated teammates',
  lede: 'You lead a planning hour of the Harbour Line ticket team. Five simulated teammates write, vote and take on key results, in the time that people take.',
  nothingLasts:
    'Nobody else sees the room unless you give them its link. It is deleted after a day, with everything in it.',
  yourName: 'Your name',
  yourNameHint: 'You are the facilitator.',
  submit: 'Start practising',
  notStarted: 'The practice room was not started.',
  bar: {
    label: 'Practice room',
    name: 'Practice',
    count: (count: number) =>
      count === 0
        ? 'no simulated teammates here'
        : `${count} simulated ${count === 1 ? 'teammate' : 'teammates'}`,
    coming: (count: number) =>
      `${count} simulated ${count === 1 ? 'teammate is' : 'teammates are'} coming in`,
    pause: 'Pause them',
    resume: 'Let them go on',
    paused: 'paused',
    add: 'Add one',
    notAdded: 'No teammate could be added.',
    deletedAt: (when: string) => `This room is deleted on ${when}.`,
    deleted: 'This room is deleted after a day.',
    elsewhere: 'The simulated teammates live in the tab that started the room.',
  },
} as const
