/** Somebody whom an import made, and who is in the team under another entry. */
export const whoIs = {
  ask: 'Who is this?',
  askOf: (name: string) => `Who is ${name}?`,
  title: (name: string) => `Who is ${name}?`,
  body: (name: string) =>
    `${name} came with an import, and nobody has been here as ${name}. If it is somebody of this team, what ${name} owns and said is theirs from then on. This cannot be undone.`,
  who: 'This is',
  choose: 'Choose somebody',
  join: 'Make them one person',
  cancel: 'Cancel',
} as const
