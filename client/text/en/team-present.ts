export const teamPresent = {
  loading: 'Loading the OKRs',
  documentTitle: (team: string) => `Present, ${team}`,
  overview: 'All objectives',
  keyResults: 'Key results',
  place: (at: number, of: number) => `${at} of ${of}`,
  next: 'Next',
  back: 'Back',
  leave: 'Leave',
  fullScreen: 'Full screen (F)',
  leaveFullScreen: 'Leave full screen (F)',
  keys: 'Arrow keys turn the page, Esc leaves.',
  open: 'Open it on your phone',
} as const
