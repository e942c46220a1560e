import { coachPage } from '../../text/en/coach-page.ts'
import { PlainTop } from '../../ui/plain-top.tsx'
import { useScreenHeading } from '../../ui/screen-heading.ts'
import { Verdict } from '../../ui/verdict.tsx'
import { RuleList } from './rule-list.tsx'
import { TryIt } from './try-it.tsx'
import '../../ui/ladder.css'
import './coach.css'

/** *How the coach thinks*: a field to try it, how it decides, and every rule from the data that it speaks from. */
export function CoachScreen() {
  const heading = useScreenHeading(coachPage.title)
  const { how, strength } = coachPage
  return (
    <div class="plainpage coachpage">
      <PlainTop />
      <main id="content">
        <div class="coachpage__intro">
          <h1 ref={heading} tabIndex={-1}>
            {coachPage.title}
          </h1>
          <p class="plainpage__lede">{coachPage.lede}</p>
        </div>
        <div class="coachpage__top">
          <TryIt />
          <div class="coachpage__how">
            <section aria-labelledby="how">
              <h2 id="how">{how.title}</h2>
              <ol class="rungs">
                {how.steps.map(({ title, body }, index) => (
                  <li key={title} class="rung" data-n={index + 1}>
                    <p class="rung__a">{title}</p>
                    <p class="rung__q">{body}</p>
                  </li>
                ))}
              </ol>
            </section>
            <section class="coachpage__strength" aria-labelledby="strength">
              <h2 id="strength">{strength.title}</h2>
              <p class="small muted">{strength.intro}</p>
              <ul>
                {(['hint', 'ask', 'warn'] as const).map((level) => (
                  <li key={level}>
                    <Verdict level={level} finding={`${strength.names[level]}.`}>
                      {strength.says[level]}
                    </Verdict>
                  </li>
                ))}
                <li>
                  <Verdict level="gate" finding={`${coachPage.rules.gate}.`}>
                    {strength.says.gate}
                  </Verdict>
                </li>
              </ul>
            </section>
          </div>
        </div>
        <RuleList />
      </main>
    </div>
  )
}
