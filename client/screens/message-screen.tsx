import type { ComponentChildren } from 'preact'
import type { ApiRefusal } from '../api/request.ts'
import { app } from '../text/en/app.ts'
import { Button, ButtonLink } from '../ui/button.tsx'
import { PlainPage } from '../ui/plain-top.tsx'
import { useScreenHeading } from '../ui/screen-heading.ts'

/** A page that says one thing: what happened, what is safe, what to do next. */
export function MessageScreen({
  title,
  body,
  actions,
  children,
}: {
  title: string
  body: string
  actions: ComponentChildren
  /** What else the person may want to take along. */
  children?: ComponentChildren
}) {
  const heading = useScreenHeading(title)
  return (
    <PlainPage>
      <h1 ref={heading} tabIndex={-1}>
        {title}
      </h1>
      <p class="plainpage__lede">{body}</p>
      <div class="plainpage__actions">{actions}</div>
      {children}
    </PlainPage>
  )
}

export function NotFoundScreen() {
  return (
    <MessageScreen
      title={app.notFound.title}
      body={app.notFound.body}
      actions={<ButtonLink href="/">{app.notFound.action}</ButtonLink>}
    />
  )
}

export function CrashedScreen() {
  return (
    <MessageScreen
      title={app.crashed.title}
      body={app.crashed.body}
      actions={
        <>
          <Button variant="lamp" onClick={() => location.reload()}>
            {app.crashed.reload}
          </Button>
          {/* A whole new page, past the router that may have failed. */}
          <ButtonLink href="/" target="_top">
            {app.crashed.home}
          </ButtonLink>
        </>
      }
    />
  )
}

/** A page that the server would not give: who it is for, and how to get there. */
export function RefusedScreen({ refusal, onRetry }: { refusal: ApiRefusal; onRetry: () => void }) {
  const known = refusalText(refusal)
  return (
    <MessageScreen
      title={known.title}
      body={known.body}
      actions={
        <>
          <ButtonLink href="/">{app.home}</ButtonLink>
          <Button onClick={onRetry}>{app.tryAgain}</Button>
        </>
      }
    />
  )
}

function refusalText({ code, message }: ApiRefusal): { title: string; body: string } {
  if (code === 'not-signed-in') return app.refused['not-signed-in']
  if (code === 'not-allowed') return app.refused['not-allowed']
  if (code === 'not-found') return app.refused['not-found']
  return { title: app.refused.other.title, body: message }
}
