import type { RETRO_ROUTES } from '../../../shared/api/retro-routes.ts'
import type { World } from './matrix-callers.ts'
import type { Case } from './matrix-outcomes.ts'

const ofTeam = ({ sample: { teamId } }: World) => ({ params: { teamId } })
const ofRetro = ({ retro: { workshopId } }: World) => ({ params: { workshopId } })

let differing = 0

/** A case for every route of retros. */
export const RETRO_CASES: Readonly<Record<keyof typeof RETRO_ROUTES, Case>> = {
  // Who takes part in a retro sees what it grades: as long as they have not joined, the others of its cycle do not.
  evidence: {
    about: 'workshop',
    asked: ofRetro,
    except: { observer: 'not-found', 'removed person': 'not-found' },
  },
  lookBack: { about: 'workshop', asked: ({ sample: { workshopId } }) => ({ params: { workshopId } }) },
  // The same.
  retro: { about: 'team', asked: ofRetro, except: { observer: 'not-found' } },
  retroMarkdown: { about: 'team', asked: ofRetro, except: { observer: 'not-found' } },
  learnings: { about: 'team', asked: ofTeam },
  removeLearning: {
    about: 'objective',
    asked: async ({ harness, retro: { record } }) => {
      const [learning] = record.learnings
      const learningId = learning?.id ?? ''
      await harness.db.prepare('UPDATE learning SET removed_at_ms = NULL').run()
      return { params: { learningId } }
    },
  },
  actions: { about: 'team', asked: ofTeam },
  // Ana's.
  changeAction: {
    about: 'own-key-result',
    asked: ({ retro: { record } }) => ({
      params: { actionId: record.actions[0]?.id ?? '' },
      body: { text: `Ask the network team early ${++differing}` },
    }),
  },
  calibration: { about: 'team', asked: ofTeam },
}
