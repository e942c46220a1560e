import { lazy, useRoute } from 'preact-iso'
import { NotFoundScreen } from '../message-screen.tsx'
import { CheckInScreen } from './check-in/check-in-screen.tsx'
import { KeyResultScreen } from './key-result/key-result-screen.tsx'
import { ObjectiveScreen } from './objective/objective-screen.tsx'
import { OwedScreen } from './owed/owed-screen.tsx'
import { PeopleScreen } from './people-screen.tsx'
import { TeamPresentScreen } from './present/team-present-screen.tsx'
import { SettingsScreen } from './settings/settings-screen.tsx'
import { TeamScreen } from './team-screen.tsx'
import { WorkshopsScreen } from './workshops-screen.tsx'

const TeamRetros = lazy(() => import('./team-retros.tsx').then((screen) => screen.TeamRetros))

/**
 * The pages of a team, `/t/:teamId/:page?/:itemId?`, loaded as one: whoever looks at the OKRs goes on to a key result or a
 * check-in, and a phone should not wait again for that.
 */
export function TeamSpace() {
  const { teamId = '', page = '', itemId = '' } = useRoute().params
  if (itemId !== '') {
    if (page === 'kr') return <KeyResultScreen keyResultId={itemId} />
    if (page === 'o') return <ObjectiveScreen objectiveId={itemId} />
    return page === 'retros' ? <TeamRetros page={page} /> : <NotFoundScreen />
  }
  switch (page) {
    case '':
      return <TeamScreen teamId={teamId} />
    case 'check-in':
      return <CheckInScreen teamId={teamId} />
    case 'owed':
      return <OwedScreen teamId={teamId} />
    case 'people':
      return <PeopleScreen teamId={teamId} />
    case 'present':
      return <TeamPresentScreen teamId={teamId} />
    case 'settings':
      return <SettingsScreen teamId={teamId} />
    case 'learnings':
    case 'actions':
    case 'calibration':
      return <TeamRetros page={page} />
    case 'workshops':
      return <WorkshopsScreen teamId={teamId} />
    default:
      return <NotFoundScreen />
  }
}
