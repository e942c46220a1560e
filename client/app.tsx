import { Component, type ComponentChildren } from 'preact'
import { LocationProvider, lazy, Route, Router } from 'preact-iso'
import { CrashedScreen, NotFoundScreen } from './screens/message-screen.tsx'
import { app } from './text/en/app.ts'

const HomeScreen = lazy(() => import('./screens/home/home-screen.tsx').then((screen) => screen.HomeScreen))
const StartScreen = lazy(() =>
  import('./screens/start/start-screen.tsx').then((screen) => screen.StartScreen),
)
const JoinScreen = lazy(() => import('./screens/join/join-screen.tsx').then((screen) => screen.JoinScreen))
const PersonalLinkScreen = lazy(() =>
  import('./screens/join/personal-link-screen.tsx').then((screen) => screen.PersonalLinkScreen),
)
const TeamSpace = lazy(() => import('./screens/team/team-space.tsx').then((screen) => screen.TeamSpace))
const TakeAlongScreen = lazy(() =>
  import('./screens/team/take-along/take-along-screen.tsx').then((screen) => screen.TakeAlongScreen),
)
const WebhooksScreen = lazy(() =>
  import('./screens/team/webhooks/webhooks-screen.tsx').then((screen) => screen.WebhooksScreen),
)
const MapScreen = lazy(() =>
  import('./screens/team/alignment/map-screen.tsx').then((screen) => screen.MapScreen),
)
const TakeLinkScreen = lazy(() =>
  import('./screens/team/alignment/take-link-screen.tsx').then((screen) => screen.TakeLinkScreen),
)
const OkrsScreen = lazy(() => import('./screens/okrs/okrs-screen.tsx').then((screen) => screen.OkrsScreen))
const CoachScreen = lazy(() =>
  import('./screens/coach/coach-screen.tsx').then((screen) => screen.CoachScreen),
)
const PracticeScreen = lazy(() =>
  import('./screens/practice/practice-screen.tsx').then((screen) => screen.PracticeScreen),
)
const PresentScreen = lazy(() =>
  import('./screens/present/present-screen.tsx').then((screen) => screen.PresentScreen),
)
const VoteScreen = lazy(() => import('./screens/vote/vote-screen.tsx').then((screen) => screen.VoteScreen))
const WorkshopScreen = lazy(() =>
  import('./screens/workshop/workshop-screen.tsx').then((screen) => screen.WorkshopScreen),
)

/** The composition root of the screens: each is loaded when it is first opened. */
export function App() {
  return (
    <CrashBoundary>
      <button type="button" class="skip" onClick={skipToContent}>
        {app.skip}
      </button>
      <LocationProvider>
        <Router>
          <Route path="/" component={HomeScreen} />
          <Route path="/start" component={StartScreen} />
          <Route path="/practice" component={PracticeScreen} />
          <Route path="/join" component={JoinScreen} />
          <Route path="/me" component={PersonalLinkScreen} />
          <Route path="/coach" component={CoachScreen} />
          <Route path="/t/:teamId/webhooks" component={WebhooksScreen} />
          <Route path="/t/:teamId/take-along" component={TakeAlongScreen} />
          <Route path="/t/:teamId/map" component={MapScreen} />
          <Route path="/link" component={TakeLinkScreen} />
          <Route path="/t/:teamId/:page?/:itemId?" component={TeamSpace} />
          <Route path="/w/:workshopId" component={WorkshopScreen} />
          <Route path="/w/:workshopId/present" component={PresentScreen} />
          <Route path="/w/:workshopId/vote" component={VoteScreen} />
          <Route path="/w/:workshopId/okrs" component={OkrsScreen} />
          <Route default component={NotFoundScreen} />
        </Router>
      </LocationProvider>
    </CrashBoundary>
  )
}

/** A button, not a link: on the join page the address's fragment is the link's secret, and must stay. */
function skipToContent() {
  const content = document.getElementById('content')
  if (content === null) return
  content.tabIndex = -1
  content.focus()
}

/** A bug in a screen, or a screen's file that could not be loaded, ends in words and a way on. */
class CrashBoundary extends Component<{ children: ComponentChildren }, { hasCrashed: boolean }> {
  override state = { hasCrashed: false }

  static override getDerivedStateFromError() {
    return { hasCrashed: true }
  }

  override componentDidCatch(error: unknown) {
    console.error(error)
  }

  override render() {
    return this.state.hasCrashed ? <CrashedScreen /> : this.props.children
  }
}
