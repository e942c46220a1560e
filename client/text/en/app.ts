export const app = {
  skip: 'Skip to the content',
  notFound: {
    title: 'There is nothing here',
    body: 'The address may be mistyped, or the thing it named has moved.',
    action: 'Go to the start page',
  },
  crashed: {
    title: 'This page stopped working',
    body: 'Everything that was saved is safe. Reload the page to go on; if it happens again, start from the first page.',
    reload: 'Reload the page',
    home: 'Go to the start page',
  },
  refused: {
    'not-signed-in': {
      title: 'This browser is not in this workshop yet',
      body: 'Open the link or code that you were given, and you are in. From another device of yours, make a personal link.',
    },
    'not-allowed': {
      title: 'This is for members of the team',
      body: 'You see the workshops that you joined. Ask a member of the team for an invitation to see the rest.',
    },
    'not-found': {
      title: 'There is nothing here',
      body: 'The address may be mistyped, or it belongs to a team that this browser does not know.',
    },
    other: { title: 'This could not be loaded' },
  },
  tryAgain: 'Try again',
  home: 'Go to the start page',
} as const
