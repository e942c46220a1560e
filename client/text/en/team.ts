export const team = {
  imported: 'imported',
  noWorkshops: 'No workshop yet. The first one sets the team’s OKRs.',
  invite: 'Invite a member',
  revision: (revision: number) => `revision ${revision}`,
  invitation: {
    title: 'Invite a member',
    body: 'Whoever opens this link becomes a member: they see all of the team’s OKRs and workshops, and can start new ones.',
    label: 'Invitation link',
    copy: 'Copy the link',
    copied: 'Copied',
    done: 'Done',
    failed: 'The link could not be made.',
  },
} as const
