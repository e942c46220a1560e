import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { ROUTES } from '../../shared/api/routes.ts'
import type { Role } from '../../shared/identity/roles.ts'
import { CREATE, type Harness, joinBy, keyOf, startHarness, startWorkshop } from './support/harness.ts'
import { RoomSender } from './support/room-sender.ts'

let harness: Harness
beforeAll(async () => {
  harness = await startHarness()
})
afterAll(() => harness.dispose())

describe('starting a workshop', () => {
  test('makes the team, its cycle, the links and the room, and signs the facilitator in', async () => {
    const { facilitator, workshopId, teamId, me, links } = await startWorkshop(harness)
    expect(links.joinLink).toMatch(/^http:\/\/turnout\.test\/join#[\w-]{43}$/)
    expect(links.joinCode).toMatch(/^[0-9A-Z]{8}$/)
    const workshop = await facilitator.get(ROUTES.workshop, { params: { workshopId } })
    expect(workshop).toMatchObject({
      teamId,
      teamName: 'Platform',
      title: 'Planning 2027-Q1',
      cycle: CREATE.cycle,
      timeZone: 'Europe/Berlin',
      stageId: 'welcome',
      revision: null,
      me: { ...me, role: 'facilitator' },
      joinLink: links.joinLink,
      joinCode: links.joinCode,
    })
    expect(harness.room.requests).toContainEqual({
      path: `/parties/main/${workshopId}/create`,
      body: {
        workshopId,
        title: 'Planning 2027-Q1',
        teamName: 'Platform',
        kind: 'planning',
        cycle: CREATE.cycle,
        timeZone: 'Europe/Berlin',
      },
    })
    expect(harness.room.forged).toEqual([])
  })

  test('stores no secret of a link or cookie in the clear', async () => {
    const { facilitator, links } = await startWorkshop(harness)
    const secrets = [
      keyOf(links.joinLink).secret,
      keyOf(links.facilitatorLink).secret,
      links.joinCode,
      facilitator.cookie?.split('=')[1]?.split('.')[0] ?? 'no cookie',
    ]
    for (const table of ['invitation', 'session', 'workshop']) {
      const { results } = await harness.db.prepare(`SELECT * FROM ${table}`).all()
      for (const secret of secrets) expect(JSON.stringify(results)).not.toContain(secret)
    }
  })

  test('in a team of yours takes its cycle again, and refuses the name with other dates', async () => {
    const { facilitator, teamId } = await startWorkshop(harness)
    const again = { ...CREATE, team: { as: 'existing', teamId }, title: 'Second half' }
    const second = await facilitator.get(ROUTES.createWorkshop, { body: again })
    expect(second.teamId).toBe(teamId)
    const { cycles, workshops } = await facilitator.get(ROUTES.team, { params: { teamId } })
    expect(cycles).toHaveLength(1)
    expect(workshops.map(({ title }) => title).sort()).toEqual(['Planning 2027-Q1', 'Second half'])
    const otherDates = { ...again, cycle: { ...CREATE.cycle, endsOn: '2027-04-30' } }
    expect(await facilitator.refusal(ROUTES.createWorkshop, { body: otherDates })).toMatchObject({
      status: 409,
      code: 'conflict',
      fields: { 'cycle.name': expect.any(String) },
    })
  })

  test('in another team is refused as if the team did not exist, and a guest is told no', async () => {
    const { teamId, links } = await startWorkshop(harness)
    const body = { ...CREATE, team: { as: 'existing', teamId } }
    const { facilitator: stranger } = await startWorkshop(harness)
    expect(await stranger.refusal(ROUTES.createWorkshop, { body })).toMatchObject({ code: 'not-found' })
    expect(await harness.browser().refusal(ROUTES.createWorkshop, { body })).toMatchObject({
      code: 'not-found',
    })
    const { browser: guest } = await joinBy(harness, links.joinLink, 'Ana')
    expect(await guest.refusal(ROUTES.createWorkshop, { body })).toMatchObject({ code: 'not-allowed' })
  })

  test('survives a room that is away: the next ticket makes it', async () => {
    harness.room.failWith = 500
    const { facilitator, workshopId } = await startWorkshop(harness)
    const params = { workshopId }
    expect(await facilitator.refusal(ROUTES.ticket, { params })).toMatchObject({
      status: 502,
      code: 'room-unreachable',
    })
    harness.room.failWith = null
    expect((await facilitator.get(ROUTES.ticket, { params })).room).toBe(workshopId)
    const creations = harness.room.requests.filter(
      ({ path }) => path === `/parties/main/${workshopId}/create`,
    )
    expect(creations).toHaveLength(1)
  })
})

describe('joining', () => {
  test('by link or code makes a participant who is a guest of the team', async () => {
    const { workshopId, teamId, links } = await startWorkshop(harness)
    const byCode = harness.browser()
    const typed = { by: 'code', code: links.joinCode.toLowerCase().replace(/(....)/, '$1 - ') }
    const joined = await byCode.get(ROUTES.join, { body: { key: typed, displayName: ' Ana   Silva ' } })
    expect(joined).toMatchObject({ workshopId, teamId, me: { name: 'Ana Silva' } })
    const workshop = await byCode.get(ROUTES.workshop, { params: { workshopId } })
    expect(workshop.me).toMatchObject({ ...joined.me, role: 'participant' })
    expect(await byCode.get(ROUTES.me)).toMatchObject({
      teams: [
        {
          teamId,
          standing: 'guest',
          people: 2,
          me: joined.me,
          workshops: [{ workshopId, role: 'participant' }],
        },
      ],
    })
    const { browser: byLink } = await joinBy(harness, links.joinLink, 'Ben')
    expect((await byLink.get(ROUTES.workshop, { params: { workshopId } })).me.role).toBe('participant')
  })

  test('again from the same browser is the same person, also twice at once', async () => {
    const { links } = await startWorkshop(harness)
    const { browser, me } = await joinBy(harness, links.joinLink, 'Ana')
    const again = await joinBy(harness, links.joinLink, 'Somebody else', browser)
    expect(again.me).toEqual(me)

    const second = await startWorkshop(harness)
    const both = await Promise.all([
      joinBy(harness, second.links.joinLink, 'Ana', browser),
      joinBy(harness, second.links.joinLink, 'Ana', browser),
    ])
    expect(both[0].me).toEqual(both[1].me)
    expect(both[0].me.personId).not.toBe(me.personId)
    expect((await browser.get(ROUTES.me)).teams).toHaveLength(2)
  })

  test('a guest may say which team they come from; members see it, and it ends when they become one', async () => {
    const { workshopId, teamId, facilitator, links } = await startWorkshop(harness)
    const key = keyOf(links.joinLink)
    const guest = harness.browser()
    await guest.get(ROUTES.join, { body: { key, displayName: 'Ana', homeTeam: '  Data   platform ' } })
    await joinBy(harness, links.joinLink, 'Ben')
    const params = { teamId }
    const homeTeams = async () => {
      const { people } = await facilitator.get(ROUTES.team, { params })
      return people.map(({ name, homeTeam }) => [name, homeTeam])
    }
    expect(await homeTeams()).toEqual([
      ['Priya Raman', null],
      ['Ana', 'Data platform'],
      ['Ben', null],
    ])
    const claimed = async () => {
      const { ticket } = await guest.get(ROUTES.ticket, { params: { workshopId } })
      return JSON.parse(decodeURIComponent(ticket.slice(0, ticket.lastIndexOf('.'))))
    }
    expect(await claimed()).toMatchObject({ name: 'Ana', homeTeam: 'Data platform' })
    // Who is somebody here already stays who they are.
    await guest.get(ROUTES.join, { body: { key, displayName: 'Ana', homeTeam: 'Marketing' } })
    expect(await claimed()).toMatchObject({ homeTeam: 'Data platform' })
    const { invitationLink } = await facilitator.get(ROUTES.teamInvitation, { params })
    await joinBy(harness, invitationLink, 'Ana', guest)
    expect(await claimed()).not.toHaveProperty('homeTeam')
    expect((await homeTeams())[1]).toEqual(['Ana', null])
  })

  test('refuses a team’s name that is too long or cannot be read', async () => {
    const { links } = await startWorkshop(harness)
    const key = keyOf(links.joinLink)
    for (const homeTeam of ['x'.repeat(61), '\u200b', 'a\u202eb']) {
      const body = { key, displayName: 'Ana', homeTeam }
      expect(await harness.browser().refusal(ROUTES.join, { body })).toMatchObject({
        code: 'invalid-input',
        fields: { homeTeam: expect.any(String) },
      })
    }
  })

  test('looks before it joins, and looking signs nobody in', async () => {
    const { workshopId, links, me } = await startWorkshop(harness)
    const visitor = harness.browser()
    const inspected = await visitor.get(ROUTES.inspectLink, { body: { key: keyOf(links.facilitatorLink) } })
    expect(inspected).toEqual({
      opens: 'workshop',
      workshopId,
      title: 'Planning 2027-Q1',
      teamName: 'Platform',
      role: 'facilitator',
      knownAs: null,
    })
    expect(visitor.cookie).toBeNull()
    expect(me.name).toBe('Priya Raman')
  })

  test('tells a browser that is known here who it is', async () => {
    const { facilitator, links, me } = await startWorkshop(harness)
    const key = { by: 'code', code: links.joinCode }
    expect(await facilitator.get(ROUTES.inspectLink, { body: { key } })).toMatchObject({ knownAs: me })
  })

  test('by a wrong link or code is refused with one answer', async () => {
    const { links } = await startWorkshop(harness)
    const { secret } = keyOf(links.joinLink)
    const wrong = [
      { by: 'link', secret: `${secret.slice(0, -1)}${secret.endsWith('A') ? 'B' : 'A'}` },
      { by: 'code', code: '34679ACD' },
      // A code is no link's secret, and the other way round.
      { by: 'link', secret: `${links.joinCode}${links.joinCode}${links.joinCode}` },
    ]
    for (const key of wrong) {
      const body = { key, displayName: 'Ana' }
      expect(await harness.browser().refusal(ROUTES.join, { body })).toMatchObject({
        status: 404,
        code: 'link-not-valid',
      })
      expect(await harness.browser().refusal(ROUTES.inspectLink, { body })).toMatchObject({
        code: 'link-not-valid',
      })
    }
  })

  test('ends when the workshop is closed', async () => {
    const { workshopId, facilitator, links } = await startWorkshop(harness)
    await harness.db.prepare('UPDATE workshop SET closed_at_ms = 1 WHERE id = ?').bind(workshopId).run()
    for (const key of [keyOf(links.joinLink), { by: 'code', code: links.joinCode }]) {
      const body = { key, displayName: 'Ana' }
      expect(await harness.browser().refusal(ROUTES.join, { body })).toMatchObject({ code: 'link-not-valid' })
    }
    const workshop = await facilitator.get(ROUTES.workshop, { params: { workshopId } })
    expect(workshop).toMatchObject({ joinLink: null, joinCode: null })
  })
})

describe('the facilitator link', () => {
  test('makes a facilitator, and a participant who opens it one in the room too', async () => {
    const { workshopId, links } = await startWorkshop(harness)
    const { browser, me } = await joinBy(harness, links.joinLink, 'Ana')
    await joinBy(harness, links.facilitatorLink, 'Ana', browser)
    expect((await browser.get(ROUTES.workshop, { params: { workshopId } })).me.role).toBe('facilitator')
    expect(harness.room.requests).toContainEqual({
      path: `/parties/main/${workshopId}/grant-role`,
      body: { personId: me.personId, name: 'Ana', role: 'facilitator' },
    })
    await joinBy(harness, links.joinLink, 'Ana', browser)
    expect((await browser.get(ROUTES.workshop, { params: { workshopId } })).me.role).toBe('facilitator')
  })

  test('does not undo what the room says meanwhile', async () => {
    const { workshopId, links } = await startWorkshop(harness)
    const { browser, me } = await joinBy(harness, links.joinLink, 'Ana')
    // The grant is told back, and taken away again, before the Worker has the room's answer.
    const sender = new RoomSender(harness, workshopId)
    const tell = (role: Role) => {
      const people = [{ ...me, role, removed: false }]
      return sender.send({ type: 'roster-changed', people, joiningLocked: false })
    }
    harness.room.beforeAnswer = async (path) => {
      if (!path.endsWith('/grant-role')) return
      await tell('facilitator')
      await tell('observer')
    }
    await joinBy(harness, links.facilitatorLink, 'Ana', browser)
    harness.room.beforeAnswer = null
    expect((await browser.get(ROUTES.workshop, { params: { workshopId } })).me.role).toBe('observer')
  })

  test('changes nothing while the room cannot be told', async () => {
    const { workshopId, links } = await startWorkshop(harness)
    const { browser } = await joinBy(harness, links.joinLink, 'Ana')
    harness.room.failWith = 503
    const body = { key: keyOf(links.facilitatorLink), displayName: 'Ana' }
    expect(await browser.refusal(ROUTES.join, { body })).toMatchObject({ code: 'room-unreachable' })
    harness.room.failWith = null
    expect((await browser.get(ROUTES.workshop, { params: { workshopId } })).me.role).toBe('participant')
  })

  test('ends when a new one is made, which only a facilitator may', async () => {
    const { workshopId, facilitator, links } = await startWorkshop(harness)
    const params = { workshopId }
    const { browser: participant } = await joinBy(harness, links.joinLink, 'Ana')
    expect(await participant.refusal(ROUTES.facilitatorLink, { params })).toMatchObject({
      status: 403,
      code: 'not-allowed',
    })
    const { facilitatorLink } = await facilitator.get(ROUTES.facilitatorLink, { params })
    const body = { key: keyOf(links.facilitatorLink), displayName: 'Ben' }
    expect(await harness.browser().refusal(ROUTES.join, { body })).toMatchObject({ code: 'link-not-valid' })
    const { browser } = await joinBy(harness, facilitatorLink, 'Ben')
    expect((await browser.get(ROUTES.workshop, { params })).me.role).toBe('facilitator')
  })
})

describe('the team', () => {
  test('is seen by members, refused to guests, and does not exist for strangers', async () => {
    const { teamId, facilitator, links, me } = await startWorkshop(harness)
    const params = { teamId }
    const { browser: guest } = await joinBy(harness, links.joinLink, 'Ana')
    const { facilitator: stranger } = await startWorkshop(harness)
    expect((await facilitator.get(ROUTES.team, { params })).me).toEqual({ ...me, standing: 'member' })
    expect(await guest.refusal(ROUTES.team, { params })).toMatchObject({ status: 403, code: 'not-allowed' })
    expect(await stranger.refusal(ROUTES.team, { params })).toMatchObject({ status: 404, code: 'not-found' })
    expect(await harness.browser().refusal(ROUTES.team, { params })).toMatchObject({
      status: 401,
      code: 'not-signed-in',
    })
  })

  test('an invitation makes a member, also of a guest; only members invite, and not for ever', async () => {
    const { teamId, workshopId, facilitator, links } = await startWorkshop(harness)
    const params = { teamId }
    const { browser: guest, me } = await joinBy(harness, links.joinLink, 'Ana')
    expect(await guest.refusal(ROUTES.teamInvitation, { params })).toMatchObject({ code: 'not-allowed' })
    const { invitationLink } = await facilitator.get(ROUTES.teamInvitation, { params })
    expect(await guest.get(ROUTES.inspectLink, { body: { key: keyOf(invitationLink) } })).toEqual({
      opens: 'team',
      teamId,
      teamName: 'Platform',
      knownAs: me,
    })
    const promoted = await joinBy(harness, invitationLink, 'Ana', guest)
    expect(promoted).toMatchObject({ me, workshopId: null, teamId })
    const { browser: newMember } = await joinBy(harness, invitationLink, 'Ben')
    const { people } = await newMember.get(ROUTES.team, { params })
    expect(people.map(({ name, standing }) => [name, standing])).toEqual([
      ['Priya Raman', 'member'],
      ['Ana', 'member'],
      ['Ben', 'member'],
    ])
    // A member may read the team's workshops, and enters a room only after joining.
    const workshop = await newMember.get(ROUTES.workshop, { params: { workshopId } })
    expect(workshop.me.role).toBe('observer')
    expect(await newMember.refusal(ROUTES.ticket, { params: { workshopId } })).toMatchObject({
      code: 'not-allowed',
    })
    await harness.advance(15 * 24 * 3600 * 1000)
    const body = { key: keyOf(invitationLink), displayName: 'Cy' }
    expect(await harness.browser().refusal(ROUTES.join, { body })).toMatchObject({ code: 'link-not-valid' })
  })
})
