import { Maximize2, Minimize2, Users } from 'lucide'
import type { ComponentChildren } from 'preact'
import type { Board, NoteBoard } from '../../../shared/board/cards.ts'
import { formatJoinCode } from '../../../shared/identity/join-code.ts'
import { can } from '../../../shared/identity/roles.ts'
import { currentStage } from '../../../shared/workshop/agenda.ts'
import type { Visible } from '../../../shared/workshop/state.ts'
import { present } from '../../text/en/present.ts'
import { stageName } from '../../text/en/stages.ts'
import { Button, ButtonLink } from '../../ui/button.tsx'
import { Icon } from '../../ui/icon.tsx'
import { QrCode } from '../../ui/qr-code.tsx'
import { useScreenHeading } from '../../ui/screen-heading.ts'
import type { JoinLinks } from '../workshop/join-dialog.tsx'
import { presentQuestion } from './present-question.ts'
import { ShownStage } from './shown-stage.tsx'
import type { PresentKeys } from './use-projector.ts'

/**
 * What a projector shows. It is given what everybody may know, and nothing else: whoever stands in front of it may be the one
 * who has most to hide.
 */
export function PresentView({
  visible,
  board,
  notes,
  links,
  clock,
  keys,
  isLive,
}: {
  visible: Visible
  board: Board
  notes: NoteBoard
  links: JoinLinks | null
  clock: ComponentChildren
  keys: PresentKeys
  isLive: boolean
}) {
  const stage = currentStage(visible)
  const name = stageName(stage)
  const heading = useScreenHeading(present.documentTitle(name, visible.workshop.teamName))
  return (
    <div class={`present present--${stage.kind}`}>
      <header class="present__top">
        <p class="present__place">
          <b>{name}</b> {visible.workshop.teamName}
        </p>
        {clock}
      </header>
      <main id="content" class="present__main">
        <h1 ref={heading} tabIndex={-1}>
          {presentQuestion(visible)}
        </h1>
        <ShownStage visible={visible} board={board} notes={notes} />
      </main>
      <aside class="present__aside" aria-label={present.join}>
        <WaysIn links={links} />
        <People visible={visible} />
      </aside>
      <footer class="present__foot">
        <p role="status">{isLive ? '' : present.paused}</p>
        <span class="present__keys">{present.keys}</span>
        <Button
          size="sm"
          variant="quiet"
          icon={keys.isFullScreen ? Minimize2 : Maximize2}
          onClick={keys.toggleFullScreen}
        >
          {keys.isFullScreen ? present.windowed : present.fullScreen}
        </Button>
        <ButtonLink size="sm" variant="quiet" href={keys.leaveTo}>
          {present.leave}
        </ButtonLink>
      </footer>
    </div>
  )
}

function WaysIn({ links }: { links: JoinLinks | null }) {
  if (links === null || (links.joinLink === null && links.joinCode === null)) return null
  return (
    <section class="present__join">
      {links.joinLink === null ? null : <QrCode text={links.joinLink} />}
      <p>
        {present.join}
        {links.joinCode === null ? null : <b class="num">{formatJoinCode(links.joinCode)}</b>}
      </p>
    </section>
  )
}

/** How many are ready, and nobody's name. */
function People({ visible }: { visible: Visible }) {
  const here = Object.values(visible.roster).filter(
    ({ removed, attendance }) => !removed && attendance !== 'gone',
  )
  const asked = here.filter(({ role }) => can(role, 'set-ready') && !can(role, 'lead-workshop'))
  const ready = asked.filter((person) => person.ready).length
  return (
    <p class="present__people" role="status">
      <Icon icon={Users} />
      {ready === 0 || asked.length === 0 ? present.people(here.length) : present.ready(ready, asked.length)}
    </p>
  )
}
