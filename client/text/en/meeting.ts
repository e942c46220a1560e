/** Words of a check-in meeting: its start in the team's space, its vote, its end. */
export const meetingText = {
  title: 'Look at it together.',
  goesOn: 'There is a check-in meeting this week.',
  body: 'Half an hour: what changed, how sure we are, what is next.',
  hold: 'Hold a check-in meeting',
  goTo: 'Go to the meeting',
  join: 'Join the meeting',
  meetingTitle: (cycle: string, week: number | null) =>
    week === null ? `Check-in, ${cycle}` : `Check-in, week ${week} of ${cycle}`,
  end: {
    over: 'That is all.',
    last: 'This is the last stage.',
    stays: 'Check-ins stay in the team’s space.',
    team: 'To the team’s space',
  },
  beside: {
    title: 'Beside what was said last',
    help: 'What the owner said in the last check-in, and the middle of the room’s answers.',
    said: (level: number | null) => (level === null ? 'nothing said yet' : `said ${level}`),
    saidBy: (name: string, level: number) => `${name} said ${level}`,
    room: (level: string) => `the room says ${level}`,
    noRoom: 'the room did not answer',
    below: (by: string) => `${by} below`,
    checkIn: 'Check in',
    checkInOn: (keyResult: string) => `Check in on “${keyResult}”`,
    gone: 'Key results that the record does not pursue any more are left out.',
  },
} as const
