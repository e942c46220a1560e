import { type Retro, startRetro } from '../../../../shared/retro/retro-state.ts'
import { basisText as text } from '../../../text/en/retro-basis.ts'
import { Banner } from '../../../ui/banner.tsx'
import { listKeyResults } from './key-results.ts'
import './looked-back-on.css'

/** What a retro looks back on, before anybody grades: how much it is, and what a second one of a cycle means. */
export function LookedBackOn({ retro, cycleName }: { retro: Retro; cycleName: string }) {
  const { basis } = retro
  const all = listKeyResults(startRetro(basis))
  const dropped = all.filter(({ keyResult }) => keyResult.droppedReason !== null).length
  return (
    <div class="lookedbackon">
      <p class="small muted">
        {text.size(basis.objectives.length, all.length, dropped)} {text.openActions(basis.openActions.length)}
      </p>
      <AnotherRetro retro={retro} cycleName={cycleName} />
    </div>
  )
}

/** Of several retros of a cycle the last one says what counts. Nothing for the first. */
export function AnotherRetro({ retro: { basis }, cycleName }: { retro: Retro; cycleName: string }) {
  if (basis.number === 1) return null
  return (
    <Banner tone="info" title={text.again(basis.number, cycleName)}>
      {text.againMeans}
    </Banner>
  )
}
