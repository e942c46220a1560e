import { formatDay } from '../../../text/dates.ts'
import { stages } from '../../../text/en/workshop-stages.ts'
import { StageHead } from '../../../ui/stage-head.tsx'
import { JoinWays } from '../join-dialog.tsx'
import { MyLinks } from '../my-links.tsx'
import { PeopleSheet } from '../people-sheet.tsx'
import { LookedBackOnSlot } from '../retro/looked-back-on-slot.tsx'
import type { StageProps } from '../stage-view.tsx'
import './welcome-stage.css'

/** Who is here, and how others come in. */
export function WelcomeStage({ visible, links }: StageProps) {
  const { cycle, teamName, kind } = visible.workshop
  return (
    <>
      <StageHead
        question={stages.welcome.question}
        help={
          kind === 'check-in'
            ? stages.welcome.meetingHelp(cycle.name)
            : kind === 'retro'
              ? stages.welcome.retroHelp(cycle.name)
              : stages.welcome.help(formatDay(cycle.startsOn), formatDay(cycle.endsOn))
        }
        place={teamName}
      />
      <LookedBackOnSlot visible={visible} />
      <div class="welcomegrid">
        <PeopleSheet visible={visible} />
        <div class="aside">
          {links === null || (links.joinLink === null && links.joinCode === null) ? null : (
            <section class="sheet">
              <JoinWays links={links} />
            </section>
          )}
          <MyLinks />
        </div>
      </div>
    </>
  )
}
