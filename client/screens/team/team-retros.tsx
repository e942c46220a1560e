import { NotFoundScreen } from '../message-screen.tsx'
import { ActionsScreen } from './actions/actions-screen.tsx'
import { CalibrationScreen } from './calibration/calibration-screen.tsx'
import { LearningsScreen } from './learnings/learnings-screen.tsx'
import { RetroScreen } from './retro/retro-screen.tsx'

/** What a team's retros left, `/t/:teamId/learnings|actions|calibration|retros/:workshopId`, loaded as one. */
export function TeamRetros({ page }: { page: string }) {
  switch (page) {
    case 'learnings':
      return <LearningsScreen />
    case 'actions':
      return <ActionsScreen />
    case 'calibration':
      return <CalibrationScreen />
    case 'retros':
      return <RetroScreen />
    default:
      return <NotFoundScreen />
  }
}
