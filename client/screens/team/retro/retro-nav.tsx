import { teamLearnings as text } from '../../../text/en/team-learnings.ts'
import './retro-nav.css'

export type RetroTab = 'learnings' | 'actions' | 'calibration'

const TABS: readonly RetroTab[] = ['learnings', 'actions', 'calibration']

/** The pages that retros leave behind, one beside the other. */
export function RetroNav({ teamId, tab }: { teamId: string; tab: RetroTab }) {
  return (
    <nav class="retronav noprint" aria-label={text.pages.label}>
      {TABS.map((each) => (
        <a key={each} href={`/t/${teamId}/${each}`} aria-current={each === tab ? 'page' : undefined}>
          {text.pages[each]}
        </a>
      ))}
    </nav>
  )
}
