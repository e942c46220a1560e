import { ArrowLeft } from 'lucide'
import type { Ballot } from '../../../../shared/ballot/ballot.ts'
import { currentStage } from '../../../../shared/workshop/agenda.ts'
import type { Visible } from '../../../../shared/workshop/state.ts'
import { stageName } from '../../../text/en/stages.ts'
import { voteBannerText } from '../../../text/en/workshop.ts'
import { Button } from '../../../ui/button.tsx'
import { useWorkshop } from '../workshop-context.ts'
import { CurrentVote } from './cast/current-vote.tsx'
import './vote-beside.css'

/** The vote in place of the stage that the room is at, for the person who went to it, until they go back. */
export function VoteBeside({ ballot, visible }: { ballot: Ballot; visible: Visible }) {
  const { showsVote } = useWorkshop()
  return (
    <div class="stage">
      <p class="votebeside__back">
        <Button
          variant="quiet"
          icon={ArrowLeft}
          onClick={() => {
            showsVote.value = false
          }}
        >
          {voteBannerText.back(stageName(currentStage(visible)))}
        </Button>
      </p>
      <CurrentVote ballot={ballot} visible={visible} isInStage={false} />
    </div>
  )
}
