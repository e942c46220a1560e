import { ArrowRight } from 'lucide'
import { home } from '../../text/en/home.ts'
import { ButtonLink } from '../../ui/button.tsx'
import { PlainTop } from '../../ui/plain-top.tsx'
import { useScreenHeading } from '../../ui/screen-heading.ts'
import { JoinBox } from './join-box.tsx'
import { KnownTeams } from './known-teams.tsx'
import { SwitchFigure } from './switch-figure.tsx'
import './home.css'

/** What it is in one line, the two doors, and the teams that this browser knows. */
export function HomeScreen() {
  const heading = useScreenHeading(home.documentTitle)
  return (
    <div class="home">
      <PlainTop />
      <main id="content">
        <div class="hero">
          <section>
            <h1 ref={heading} tabIndex={-1}>
              {home.headline}
            </h1>
            <p class="hero__lede">{home.lede}</p>
            <div class="doors">
              <ButtonLink href="/start" variant="lamp" size="lg" iconEnd={ArrowRight}>
                {home.start}
              </ButtonLink>
              <JoinBox />
            </div>
            <p class="practice">
              {home.noAccount}{' '}
              <a class="textlink" href="/practice">
                {home.practice}
              </a>
            </p>
          </section>
          <SwitchFigure />
        </div>
        <KnownTeams />
      </main>
      <footer class="homefoot">
        <a href="/coach">{home.coach}</a>
      </footer>
    </div>
  )
}
