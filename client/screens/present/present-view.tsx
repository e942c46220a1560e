import { ChevronLeft, ChevronRight, Maximize2, Minimize2, Users } from 'lucide'
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
import { type Pages, usePages } from './use-pages.ts'
import { type PresentKeys, usePageKeys } from './use-projector.ts'

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
  const pages = usePages(stage.id)
  usePageKeys(pages.page.of === 1 ? null : pages.turn)
  return (
    <div class={`present present--${stage.kind}`}>
      <header class="present__top">
        <p class="present__place">
          <b>{name}</b> {visible.workshop.teamName}
        </p>
        {clock}
      </header>
      <main id="content" class="present__main" ref={pages.frame}>
        <h1 ref={heading} tabIndex={-1}>
          {presentQuestion(visible)}
        </h1>
        <div class="present__pages" ref={pages.content}>
          <ShownStage visible={visible} board={board} notes={notes} />
        </div>
      </main>
      <aside class="present__aside" aria-label={present.join}>
        <WaysIn links={links} />
        <People visible={visible} />
      </aside>
      <footer class="present__foot">
        <p role="status">{isLive ? '' : present.paused}</p>
        <TurnPages page={pages.page} turn={pages.turn} />
        <span class="present__keys">{pages.page.of === 1 ? present.keys : present.keysOfPages}</span>
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

function TurnPages({ page: { at, of }, turn }: Pick<Pages, 'page' | 'turn'>) {
  if (of === 1) return null
  return (
    <div class="present__turn">
      <Button
        size="sm"
        icon={ChevronLeft}
        aria-label={present.previousPage}
        disabled={at === 0}
        onClick={() => turn(-1)}
      />
      <b class="num" role="status">
        {present.page(at + 1, of)}
      </b>
      <Button
        size="sm"
        icon={ChevronRight}
        aria-label={present.nextPage}
        disabled={at === of - 1}
        onClick={() => turn(1)}
      />
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
