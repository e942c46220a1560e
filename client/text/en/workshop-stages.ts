/** Each stage's question and its one line of help. */
export const stages = {
  welcome: {
    question: 'Who is here?',
    help: (from: string, until: string) =>
      `We set our OKRs for ${from} to ${until}. The facilitator starts when everybody is in.`,
    retroHelp: (cycle: string) =>
      `We look back on ${cycle}: how far we got, what we learned, what we take along. The facilitator starts when everybody is in.`,
    meetingHelp: (cycle: string) =>
      `We look at what changed in ${cycle}, say how sure we are, and talk about what is next. The facilitator starts when everybody is in.`,
  },
  objectives: {
    question: (until: string) => `What should be better by ${until}, and for whom?`,
    help: 'Name a direction in a sentence. Leave the numbers for later.',
    label: 'New objective',
    placeholder: 'For example: Make shipping a change a safe, everyday thing',
    list: 'Objectives',
    empty: 'No objective yet. Write the first one above: a direction, in your own words.',
  },
  keyResults: {
    question: 'How would we see that it worked?',
    help: 'Under each objective, write what would prove it. Three to five is a good number. What you would do goes below as an initiative.',
    empty: 'There is no objective to prove yet. Add one here, or ask the facilitator to go back.',
  },
  outcomes: {
    question: 'What changes, and for whom?',
    help: 'Some cards still say what we do. Turn those into what changes when it is done.',
  },
  vote: {
    setUp: 'How should the vote go?',
    setUpHelp: 'These settings are fixed once the vote is open.',
    waiting: 'The vote opens in a moment',
    waitingHelp: 'The facilitator sets it up. Read the proposals meanwhile.',
    open: 'Which results matter most this cycle?',
    openObjectives: 'Which objectives matter most this cycle?',
    openNotes: 'What is most worth talking about?',
    openHelp:
      'Your vote stays hidden, from the facilitator too, until the vote closes. You can change it until then.',
    planned: 'A vote is planned',
    plannedHelp: 'It opens by itself. The proposals can still be reworded until then.',
    closed: (inCut: number) => (inCut === 1 ? 'One result made the cut' : `${inCut} results made the cut`),
    closedNoCut: 'This is what the room voted for',
    closedHelp: (round: number, cast: number, abstained: number, eligible: number) =>
      `Round ${round}: ${cast} of ${eligible} voted${abstained === 0 ? '' : `, ${abstained} abstained`}.`,
  },
  commit: {
    question: 'Who takes care of what, and by when?',
    help: 'Each key result needs one owner who says yes, a start, a target and a date.',
    empty: 'There is no key result to commit to yet. Ask the facilitator to go back a stage.',
  },
  review: {
    question: 'Is this the set we want to be held to?',
    help: 'What still has to be mended stands first, with the way to it.',
  },
  finalised: {
    publishing: 'The OKRs are on their way to the record',
    publishingHelp: 'This takes a moment. You can close this page: it goes on by itself.',
    published: (revision: number) =>
      revision === 1 ? 'The OKRs are published' : `Revision ${revision} is published`,
    publishedHelp: 'They are in the record now, with how they came to be.',
    open: 'Open the OKRs',
    markdown: 'Download as Markdown',
    json: 'Download as JSON',
    reopen: 'Re-open for changes',
    reopenHelp: 'Re-opening makes the next revision. The published one stays as it is.',
  },
} as const
