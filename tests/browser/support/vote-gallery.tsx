import '../../../client/ui/tokens.css'
import '@fontsource-variable/bricolage-grotesque/opsz.css'
import '../../../client/ui/base.css'
import '../../../client/ui/frame.css'
import { render } from 'preact'
import { rememberMyVote } from '../../../client/models/my-votes.ts'
import { createWorkshopModel } from '../../../client/models/workshop-model.ts'
import { rememberRoom } from '../../../client/room/room-memory.ts'
import { ClosedVote } from '../../../client/screens/workshop/vote/results/closed-vote.tsx'
import { factsOf, headlineOf } from '../../../client/screens/workshop/vote/results/result-words.ts'
import { createWorkshopView, WorkshopContext } from '../../../client/screens/workshop/workshop-context.ts'
import { StageHead } from '../../../client/ui/stage-head.tsx'
import { createKeyResult, createObjective } from '../../../shared/board/write.ts'
import { NOTHING_OF_MINE } from '../../../shared/workshop/state.ts'
import { galleryCase } from './vote-gallery-cases.ts'

const found = document.getElementById('app')
if (found === null) throw new Error('The page has no #app element.')
const root = found

/** Shows the closed vote that the address names: `#score-8`, or `#score-8/participant`. No room answers it. */
function show(): void {
  const [name = '', role = 'facilitator'] = location.hash.slice(1).split('/')
  const { visible, myVotes, textsNow } = galleryCase(
    name,
    role === 'participant' ? 'participant' : 'facilitator',
  )
  const last = visible.ballots.at(-1)
  if (last === undefined) throw new Error('A case has a closed vote at least.')
  localStorage.clear()
  for (const [ballotId, choice] of Object.entries(myVotes)) rememberMyVote(ballotId, choice)
  rememberRoom(name, {
    ...{ personId: 'p0', epoch: 1, version: 1, visible },
    mine: NOTHING_OF_MINE,
  })
  const model = createWorkshopModel(name, {
    requestTicket: () => new Promise(() => {}),
    commandStorage: null,
    wordStorage: null,
  })
  const { doc } = model.document.value
  createObjective(doc, { id: 'o', text: 'A faster shop' }, 'gallery')
  for (const [id, text] of Object.entries(textsNow)) {
    createKeyResult(doc, { id, objectiveId: 'o', text }, 'gallery')
  }
  render(null, root)
  render(
    <WorkshopContext.Provider value={createWorkshopView(model)}>
      <main class="main" style={{ height: '100dvh' }} data-case={location.hash.slice(1)}>
        <StageHead question={headlineOf(last)} help={factsOf(last)} />
        <ClosedVote ballot={last} visible={visible} />
      </main>
    </WorkshopContext.Provider>,
    root,
  )
}

addEventListener('hashchange', show)
if (location.hash !== '') show()
