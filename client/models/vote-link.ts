/** The join link, leading to the vote instead of the room; the secret stays in the fragment, which is never sent. */
export function voteLinkOf(joinLink: string): string {
  const link = new URL(joinLink)
  link.searchParams.set('to', 'vote')
  return link.href
}
