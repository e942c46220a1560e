import type { ConnectionState } from '../../room/room-connection.ts'
import { workshop } from '../../text/en/workshop.ts'
import { Button, ButtonLink } from '../../ui/button.tsx'
import { MessageScreen, RefusedScreen } from '../message-screen.tsx'
import { RefusedEditBanner } from './room-banners.tsx'
import { useWorkshop } from './workshop-context.ts'

type Stopped = Extract<ConnectionState, { kind: 'stopped' }>

/** The room does not let this browser in (any more): what happened, and the way on. */
export function RoomStopped({ name, code, message }: Pick<Stopped, 'name' | 'code' | 'message'>) {
  const { model } = useWorkshop()
  const text = workshop.stopped
  const retry = () => model.reconnect()
  if (name === 'no-entry') {
    return <RefusedScreen refusal={{ code, message, fields: {} }} onRetry={retry} />
  }
  const isDeleted = name === 'room-deleted'
  const isOutdated = name === 'protocol-too-old'
  return (
    <MessageScreen
      title={titleOf(name)}
      body={message}
      actions={
        <>
          {isOutdated ? (
            <Button variant="lamp" onClick={() => location.reload()}>
              {text.reload}
            </Button>
          ) : isDeleted ? (
            <ButtonLink variant="lamp" href="/practice">
              {text.practiseAgain}
            </ButtonLink>
          ) : (
            <Button onClick={retry}>{text.retry}</Button>
          )}
          <ButtonLink href="/">{text.home}</ButtonLink>
        </>
      }
    >
      <RefusedEditBanner />
    </MessageScreen>
  )
}

function titleOf(name: Stopped['name']): string {
  if (name === 'removed') return workshop.stopped.title
  if (name === 'room-deleted') return workshop.stopped.practiceOver
  if (name === 'protocol-too-old' || name === 'protocol-too-new') return workshop.stopped.outdated
  return name === 'room-full' ? workshop.stopped.full : workshop.stopped.other
}
