import { PlainPage } from '../../ui/plain-top.tsx'
import { useScreenHeading } from '../../ui/screen-heading.ts'

/** While a link is looked up: the heading says so, and nothing jumps when the answer comes. */
export function WaitingPage({ title, text }: { title: string; text: string }) {
  const heading = useScreenHeading(title)
  return (
    <PlainPage>
      <h1 class="waiting" ref={heading} tabIndex={-1} aria-busy="true">
        {text}
      </h1>
    </PlainPage>
  )
}
