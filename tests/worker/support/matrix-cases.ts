import { ALIGNMENT_ROUTES } from '../../../shared/api/alignment-routes.ts'
import type { ALL_ROUTES } from '../../../shared/api/all-routes.ts'
import { EXCHANGE_ROUTES } from '../../../shared/api/exchange-routes.ts'
import { RECORD_ROUTES } from '../../../shared/api/record-routes.ts'
import { ROUTES } from '../../../shared/api/routes.ts'
import { TOKEN_ROUTES } from '../../../shared/api/token-routes.ts'
import { CREATE, keyOf } from './harness.ts'
import type { World } from './matrix-callers.ts'
import type { Case } from './matrix-outcomes.ts'
import { RETRO_CASES } from './matrix-retro-cases.ts'

const ofTeam = ({ sample: { teamId } }: World) => ({ params: { teamId } })
const ofCycle = ({ sample: { cycleId } }: World) => ({ params: { cycleId } })
const ofWorkshop = ({ sample: { workshopId } }: World) => ({ params: { workshopId } })
const ofKeyResult = ({ sample: { keyResults } }: World) => ({
  params: { keyResultId: keyResults.deployTime },
})
const ofObjective = ({ sample: { objectives } }: World) => ({ params: { objectiveId: objectives.pipeline } })

let differing = 0
/** Words that were not sent before. */
const newWords = (what: string) => `${what} ${++differing}`

const UNKNOWN_SECRET = 'no-such-link-anywhere-here'
const PLAN = [{ kind: 'objectives', minutes: 10 }]

/** A file with one key result that was not there before. */
function someFile({ sample: { cycleId } }: World) {
  const text = `Objective,Key result\n${newWords('Objective')},${newWords('Key result')}\n`
  return { kind: 'csv', text, title: newWords('Brought in'), cycleId }
}

/** One objective of the sample that supports the other. */
function supportOf({ sample: { objectives } }: World) {
  return {
    params: { objectiveId: objectives.pipeline },
    body: {
      supportsObjectiveId: objectives.trust,
      supportsKeyResultId: null,
      contribution: 'Nobody waits for a deployment.',
    },
  }
}

/** The team's only one: it may have no more than a few. */
async function someWebhook(world: World) {
  await run(world, 'DELETE FROM webhook_delivery')
  await run(world, 'DELETE FROM webhook')
  const { priya, teamId } = world.sample
  const { harness } = world
  const { webhook } = await priya.browser.get(ROUTES.createWebhook, {
    params: { teamId },
    body: { url: `${harness.room.origin}/somewhere`, events: ['ballot.opened'] },
  })
  return { params: { teamId, webhookId: webhook.webhookId } }
}

async function run({ harness }: World, query: string, ...values: (string | number | null)[]): Promise<void> {
  await harness.db
    .prepare(query)
    .bind(...values)
    .run()
}

/** A case for every route of the API: one that has none is a type error, and fails the test. */
export const CASES: Readonly<Record<keyof typeof ALL_ROUTES, Case>> = {
  health: { about: 'nothing', asked: () => ({}) },
  openApi: { about: 'nothing', asked: () => ({}) },
  createWorkshop: {
    about: 'nothing',
    asked: () => ({ body: { ...CREATE, team: { as: 'new', name: 'Another one' } } }),
  },
  inspectLink: {
    about: 'nothing',
    asked: ({ sample }) => ({ body: { key: keyOf(sample.joinLink) } }),
  },
  // Into a workshop apart from the sample: nobody becomes somebody there.
  join: {
    about: 'nothing',
    asked: ({ openJoinLink }) => ({ body: { key: keyOf(openJoinLink), displayName: 'Somebody' } }),
  },
  me: { about: 'nothing', asked: () => ({}) },
  workshop: { about: 'workshop', asked: ofWorkshop },
  ticket: { about: 'workshop', asked: ofWorkshop },
  startPractice: {
    about: 'nothing',
    asked: () => ({ body: { displayName: 'Somebody', timeZone: 'Europe/Berlin', teammates: 0 } }),
  },
  // The sample is no practice workshop: there, it does not exist.
  practiceTeammate: { about: 'workshop', asked: ofWorkshop, done: 'not-found' },
  practiceTicket: {
    about: 'nothing',
    asked: (world) => ({ ...ofWorkshop(world), body: { secret: UNKNOWN_SECRET } }),
    done: 'link-not-valid',
  },
  personalLink: { about: 'workshop', asked: ofWorkshop },
  inspectPersonalLink: {
    about: 'nothing',
    asked: () => ({ body: { secret: UNKNOWN_SECRET } }),
    done: 'link-not-valid',
  },
  redeemPersonalLink: {
    about: 'nothing',
    asked: () => ({ body: { secret: UNKNOWN_SECRET } }),
    done: 'link-not-valid',
  },
  // Of a workshop, not of the record: its facilitators make them (`can`).
  facilitatorLink: {
    about: 'workshop',
    asked: ofWorkshop,
    except: {
      'participant who owns it': 'not-allowed',
      'participant who does not': 'not-allowed',
      observer: 'not-allowed',
    },
  },
  teamInvitation: { about: 'team', asked: ofTeam },
  team: { about: 'team', asked: ofTeam },
  teamAgendas: { about: 'team', asked: ofTeam },
  saveAgenda: {
    about: 'team',
    asked: (world) => ({ ...ofTeam(world), body: { name: newWords('Agenda'), plan: PLAN } }),
  },
  deleteAgenda: {
    about: 'team',
    asked: async (world) => {
      const { priya, teamId } = world.sample
      const body = { name: newWords('Agenda'), plan: PLAN }
      const { agendaId } = await priya.browser.get(ROUTES.saveAgenda, { params: { teamId }, body })
      return { params: { teamId, agendaId } }
    },
  },
  webhooks: { about: 'team', asked: ofTeam },
  createWebhook: {
    about: 'team',
    asked: (world) => ({
      ...ofTeam(world),
      body: { url: `${world.harness.room.origin}/somewhere`, events: ['ballot.opened'] },
    }),
  },
  changeWebhook: {
    about: 'team',
    asked: async (world) => ({ ...(await someWebhook(world)), body: { events: ['ballot.closed'] } }),
  },
  deleteWebhook: { about: 'team', asked: someWebhook },
  rotateWebhookSecret: { about: 'team', asked: someWebhook },
  testWebhook: { about: 'team', asked: someWebhook },
  webhookDeliveries: { about: 'team', asked: someWebhook },
  redeliver: {
    about: 'team',
    asked: async (world) => {
      const { params } = await someWebhook(world)
      const { deliveryId } = await world.sample.priya.browser.get(ROUTES.testWebhook, { params })
      return { params: { ...params, deliveryId } }
    },
  },
  workshopOkrs: { about: 'workshop', asked: ofWorkshop },
  workshopOkrsMarkdown: { about: 'workshop', asked: ofWorkshop },
  workshopBallots: { about: 'workshop', asked: ofWorkshop },
  roomEvent: { about: 'nothing', asked: (world) => ({ ...ofWorkshop(world), body: {} }) },

  cycleOkrs: { about: 'team', asked: ofTeam },
  objective: { about: 'objective', asked: ofObjective },
  keyResult: { about: 'own-key-result', asked: ofKeyResult },
  checkIns: { about: 'own-key-result', asked: ofKeyResult },
  checkIn: {
    about: 'own-key-result',
    asked: (world) => ({
      ...ofKeyResult(world),
      body: { value: 40, confidence: 7, note: newWords('Said'), nextStep: null },
    }),
  },
  // What they own: a program owns nothing, and is answered with that.
  owed: { about: 'team', asked: ofTeam },
  correctKeyResult: {
    about: 'own-key-result',
    asked: (world) => ({
      ...ofKeyResult(world),
      body: { changes: { text: newWords('Deployments take less time') }, reason: 'Said better.' },
    }),
  },
  correctObjective: {
    about: 'objective',
    asked: (world) => ({
      ...ofObjective(world),
      body: { changes: { text: newWords('Deploy without fear') }, reason: 'Said better.' },
    }),
  },
  dropKeyResult: {
    about: 'own-key-result',
    asked: async (world) => {
      const keyResultId = world.sample.keyResults.nps
      await run(
        world,
        'UPDATE key_result SET dropped_in_revision = NULL, dropped_reason = NULL WHERE id = ?',
        keyResultId,
      )
      return { params: { keyResultId }, body: { reason: 'Nobody asks for it any more.' } }
    },
  },
  takeUpKeyResult: {
    about: 'own-key-result',
    asked: async (world) => {
      const { priya, keyResults } = world.sample
      const params = { keyResultId: keyResults.nps }
      // Whether it is dropped already is the same here: afterwards it is.
      await priya.browser.ask(RECORD_ROUTES.dropKeyResult, { params, body: { reason: 'For now.' } })
      return { params, body: { reason: 'It matters again.' } }
    },
  },
  acceptKeyResult: {
    about: 'own-key-result',
    asked: async (world) => {
      const { params } = ofKeyResult(world)
      await run(world, 'UPDATE key_result SET accepted = 0 WHERE id = ?', params.keyResultId)
      return { params, body: {} }
    },
    // [KR9] Nobody accepts for another, a member neither.
    except: { member: 'not-allowed' },
  },
  addInitiative: {
    about: 'own-key-result',
    asked: (world) => ({ ...ofKeyResult(world), body: { text: newWords('Try something'), ownerId: null } }),
  },
  changeInitiative: {
    about: 'own-key-result',
    asked: ({ sample: { initiatives } }) => ({
      params: { initiativeId: initiatives.runbook },
      body: { text: newWords('Cache the layers') },
    }),
  },
  changeTeamSettings: {
    about: 'team',
    asked: (world) => ({ ...ofTeam(world), body: { name: newWords('Platform') } }),
  },

  holdMeeting: {
    about: 'team',
    asked: (world) => ({ ...ofCycle(world), body: { title: 'Check-in' } }),
  },

  joinPeople: {
    about: 'team',
    asked: async (world) => {
      const { teamId, priya } = world.sample
      const personId = newWords('person').replace(' ', '-')
      await run(
        world,
        "INSERT INTO member (id, team_id, name, standing, joined_at_ms) VALUES (?, ?, 'Ana', 'guest', 1)",
        personId,
        teamId,
      )
      return { params: { teamId, personId }, body: { personId: priya.personId } }
    },
  },

  teamLinks: { about: 'team', asked: ofTeam },
  makeTeamLink: { about: 'team', asked: ofTeam },
  inspectTeamLink: {
    about: 'nothing',
    asked: () => ({ body: { secret: UNKNOWN_SECRET } }),
    done: 'link-not-valid',
  },
  takeTeamLink: {
    about: 'team',
    asked: async (world) => {
      const { facilitator, teamId } = world.elsewhere
      const { url } = await facilitator.get(ALIGNMENT_ROUTES.makeTeamLink, { params: { teamId } })
      return { ...ofTeam(world), body: { secret: keyOf(url).secret } }
    },
  },
  endTeamLink: {
    about: 'team',
    asked: async (world) => {
      const { priya, teamId } = world.sample
      const { link } = await priya.browser.get(ALIGNMENT_ROUTES.makeTeamLink, { params: { teamId } })
      return { params: { teamId, linkId: link.linkId } }
    },
  },
  alignment: { about: 'team', asked: ofTeam },
  addSupport: {
    about: 'objective',
    asked: async (world) => {
      await run(world, 'DELETE FROM support_link')
      return supportOf(world)
    },
  },
  endSupport: {
    about: 'objective',
    asked: async (world) => {
      await run(world, 'DELETE FROM support_link')
      const { params, body } = supportOf(world)
      const { supportId } = await world.sample.priya.browser.get(ALIGNMENT_ROUTES.addSupport, {
        params,
        body,
      })
      return { params: { ...params, supportId } }
    },
  },

  calendarFeeds: { about: 'team', asked: ofTeam },
  makeCalendarFeed: {
    about: 'team',
    asked: (world) => ({ ...ofTeam(world), body: { of: 'me' } }),
  },
  endCalendarFeed: {
    about: 'team',
    asked: (world) => ({ params: { ...ofTeam(world).params, feedId: 'no-such-feed' } }),
    done: 'not-found',
  },
  calendar: {
    about: 'nothing',
    asked: () => ({ params: { secret: UNKNOWN_SECRET } }),
    done: 'link-not-valid',
  },
  digest: { about: 'team', asked: ofTeam },

  exportTeamJson: { about: 'team', asked: ofTeam },
  exportTeamCsv: { about: 'team', asked: ofTeam },
  exportTeamMarkdown: { about: 'team', asked: ofTeam },
  exportCycleJson: { about: 'team', asked: ofCycle },
  exportCycleCsv: { about: 'team', asked: ofCycle },
  exportCycleMarkdown: { about: 'team', asked: ofCycle },
  // As a part of its cycle: who was removed is a stranger to that.
  exportWorkshopJson: { about: 'team', asked: ofWorkshop },
  exportWorkshopCsv: { about: 'team', asked: ofWorkshop },
  exportWorkshopMarkdown: { about: 'team', asked: ofWorkshop },
  previewImport: { about: 'team', asked: (world) => ({ ...ofTeam(world), body: { file: someFile(world) } }) },
  confirmImport: {
    about: 'team',
    asked: async (world) => {
      const { params } = ofTeam(world)
      const file = someFile(world)
      const { fingerprint } = await world.sample.priya.browser.get(EXCHANGE_ROUTES.previewImport, {
        params,
        body: { file },
      })
      return { params, body: { file, fingerprint } }
    },
  },

  ...RETRO_CASES,

  tokens: { about: 'team', asked: ofTeam },
  createToken: {
    about: 'team',
    asked: (world) => ({ ...ofTeam(world), body: { name: newWords('Metrics'), scopes: ['read'] } }),
  },
  revokeToken: {
    about: 'team',
    asked: async (world) => {
      const { priya, teamId } = world.sample
      const { token } = await priya.browser.get(TOKEN_ROUTES.createToken, {
        params: { teamId },
        body: { name: newWords('Metrics'), scopes: ['read'] },
      })
      return { params: { teamId, tokenId: token.tokenId } }
    },
  },
}
