/** What went wrong on the way to the server; the server's own refusals bring their words along. */
export const api = {
  unreachable:
    'Turnout cannot be reached. Check your connection, then try again. What you typed is still here.',
  unexpectedReply:
    'The server gave an answer that this page does not understand. Reload the page, then try again.',
  unanswered: 'No answer came for too long. Look whether it was done, and do it again if it was not.',
  tooLong: 'This is too long to be sent at once. Shorten it and try again. What you typed is still here.',
} as const
