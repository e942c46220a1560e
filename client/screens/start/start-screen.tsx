import { ArrowRight } from 'lucide'
import { useEffect, useMemo, useState } from 'preact/hooks'
import { useLocation } from 'preact-iso'
import type { AgendaChoice, TeamAgenda } from '../../../shared/api/agendas-api.ts'
import type { CreateWorkshop } from '../../../shared/api/identity-api.ts'
import { JOINING_ROUTES } from '../../../shared/api/joining-routes.ts'
import { ME_ROUTES } from '../../../shared/api/me-routes.ts'
import { nextQuarter } from '../../../shared/okr/cycle.ts'
import { FINALISED_IN } from '../../../shared/workshop/agenda.ts'
import { TEMPLATE_KINDS } from '../../../shared/workshop/template-ids.ts'
import { DEFAULT_TEMPLATE } from '../../../shared/workshop/templates.ts'
import type { StartedKind } from '../../../shared/workshop/workshop-kinds.ts'
import { useForm } from '../../api/use-form.ts'
import { useResource } from '../../api/use-resource.ts'
import { todayHere } from '../../text/dates.ts'
import { agendasText } from '../../text/en/agendas.ts'
import { start } from '../../text/en/start.ts'
import { Banner } from '../../ui/banner.tsx'
import { Button } from '../../ui/button.tsx'
import { DateField, SelectField, TextField } from '../../ui/field.tsx'
import { PlainPage } from '../../ui/plain-top.tsx'
import { useScreenHeading } from '../../ui/screen-heading.ts'
import { AgendaPicker, useTeamAgendas } from './agenda-picker.tsx'
import { RetroCycleField } from './retro-cycle-field.tsx'

const NEW_TEAM = 'new'
const FIELDS = [
  'displayName',
  'team.name',
  'title',
  'cycle.name',
  'cycle.startsOn',
  'cycle.endsOn',
  'timeZone',
  'agenda',
]

/** What the form holds. `null` in a name or title means: not typed yet, show the suggestion. */
type Draft = {
  displayName: string | null
  teamId: string | null
  teamName: string
  title: string | null
  cycleName: string
  startsOn: string
  endsOn: string
  timeZone: string
  agenda: AgendaChoice
}

/** Creates a workshop, with a new team or one of yours, and goes to its room. */
export function StartScreen() {
  const heading = useScreenHeading(start.title)
  const { route, query } = useLocation()
  const [draft, setDraft] = useState(firstDraft)
  const teams = useKnownTeams()
  const form = useForm(JOINING_ROUTES.createWorkshop, FIELDS, ({ workshopId }) =>
    route(`/w/${workshopId}`, true),
  )
  const timeZones = useMemo(() => listTimeZones(draft.timeZone), [draft.timeZone])

  const suggested = query['team'] ?? (draft.teamName === '' ? teams[0]?.teamId : undefined)
  const asked = teams.find((team) => team.teamId === (draft.teamId ?? suggested))
  const teamId = draft.teamId === NEW_TEAM ? NEW_TEAM : (asked?.teamId ?? NEW_TEAM)
  const displayName = draft.displayName ?? asked?.me.name ?? teams[0]?.me.name ?? ''
  const own = useTeamAgendas(teamId === NEW_TEAM ? null : teamId)
  const mayLookBack = teamId !== NEW_TEAM
  const agenda = chosenAgenda(draft.agenda, own.agendas, mayLookBack)
  const kind = kindOf(agenda, own.agendas)
  const cycleName = draft.cycleName.trim()
  const title =
    draft.title ?? (kind === 'retro' ? start.suggestedRetroTitle(cycleName) : start.suggestedTitle(cycleName))
  const set = (change: Partial<Draft>, path: string) => {
    setDraft((before) => ({ ...before, ...change }))
    form.mend(path)
  }

  const choose = (chosen: AgendaChoice) => {
    const isBack = kind === 'retro' && kindOf(chosen, own.agendas) !== 'retro'
    // The cycle to look back on is not the one to plan.
    const { cycleName: name, startsOn, endsOn } = firstDraft()
    set({ agenda: chosen, ...(isBack ? { cycleName: name, startsOn, endsOn } : {}) }, 'agenda')
  }
  const submit = (event: Event) => {
    event.preventDefault()
    const { cycleName, startsOn, endsOn, timeZone, teamName } = draft
    const body: CreateWorkshop = {
      displayName,
      team: teamId === NEW_TEAM ? { as: 'new', name: teamName } : { as: 'existing', teamId },
      title,
      kind,
      cycle: { name: cycleName, startsOn, endsOn },
      timeZone,
      agenda,
    }
    void form.submit({ params: {}, body })
  }

  return (
    <PlainPage>
      <h1 ref={heading} tabIndex={-1}>
        {start.title}
      </h1>
      <p class="plainpage__lede">{start.lede}</p>
      <form class="trackform" ref={form.form} onSubmit={submit} noValidate>
        <section class="trackform__stop" aria-labelledby="start-you">
          <h2 id="start-you">{start.you}</h2>
          <TextField
            label={start.yourName}
            hint={start.yourNameHint}
            autocomplete="name"
            value={displayName}
            error={form.fields['displayName']}
            onInput={(event) => set({ displayName: event.currentTarget.value }, 'displayName')}
          />
        </section>
        <section class="trackform__stop" aria-labelledby="start-team">
          <h2 id="start-team">{start.team}</h2>
          {teams.length === 0 ? null : (
            <SelectField
              label={start.whichTeam}
              value={teamId}
              onChange={(event) => set({ teamId: event.currentTarget.value }, 'team.name')}
            >
              {teams.map((team) => (
                <option key={team.teamId} value={team.teamId}>
                  {team.name}
                </option>
              ))}
              <option value={NEW_TEAM}>{start.newTeam}</option>
            </SelectField>
          )}
          {teamId === NEW_TEAM ? (
            <TextField
              label={start.teamName}
              autocomplete="organization"
              value={draft.teamName}
              error={form.fields['team.name']}
              onInput={(event) => set({ teamName: event.currentTarget.value }, 'team.name')}
            />
          ) : null}
        </section>
        <section class="trackform__stop" aria-labelledby="start-workshop">
          <h2 id="start-workshop">{start.workshop}</h2>
          {kind === 'retro' ? (
            <RetroCycleField
              teamId={teamId}
              value={draft.cycleName}
              error={form.fields['cycle.name']}
              onChange={({ name, startsOn, endsOn }) =>
                set({ cycleName: name, startsOn, endsOn }, 'cycle.name')
              }
            />
          ) : (
            <div class="fieldpair fieldpair--wide">
              <TextField
                label={start.cycle}
                value={draft.cycleName}
                error={form.fields['cycle.name']}
                onInput={(event) => set({ cycleName: event.currentTarget.value }, 'cycle.name')}
              />
              <DateField
                label={start.startsOn}
                value={draft.startsOn}
                error={form.fields['cycle.startsOn']}
                onInput={(event) => set({ startsOn: event.currentTarget.value }, 'cycle.startsOn')}
              />
              <DateField
                label={start.endsOn}
                value={draft.endsOn}
                error={form.fields['cycle.endsOn']}
                onInput={(event) => set({ endsOn: event.currentTarget.value }, 'cycle.endsOn')}
              />
            </div>
          )}
          <TextField
            label={start.workshopTitle}
            value={title}
            error={form.fields['title']}
            onInput={(event) => set({ title: event.currentTarget.value }, 'title')}
          />
          <SelectField
            label={start.timeZone}
            value={draft.timeZone}
            error={form.fields['timeZone']}
            onChange={(event) => set({ timeZone: event.currentTarget.value }, 'timeZone')}
          >
            {timeZones.map((zone) => (
              <option key={zone} value={zone}>
                {zone.replaceAll('_', ' ')}
              </option>
            ))}
          </SelectField>
        </section>
        <section class="trackform__stop" aria-labelledby="start-agenda">
          <h2 id="start-agenda">{agendasText.title}</h2>
          <p class="small muted">{agendasText.help}</p>
          <AgendaPicker
            agendas={own.agendas}
            unusable={own.unusable}
            mayLookBack={mayLookBack}
            value={agenda}
            error={form.fields['agenda']}
            onChange={(chosen) => choose(chosen)}
            onForget={own.forget}
          />
        </section>
        <div class="trackform__stop trackform__stop--end">
          {form.refusal === null ? null : (
            <Banner tone="negative" title={start.notSent}>
              {form.refusal.message}
            </Banner>
          )}
          {/* Choosing an agenda that looks back changes the cycle far above. */}
          {kind === 'retro' && cycleName !== '' ? <p>{start.looksBackOn(cycleName)}</p> : null}
          <div>
            <Button type="submit" variant="lamp" size="lg" iconEnd={ArrowRight} busy={form.isBusy}>
              {start.submit}
            </Button>
          </div>
        </div>
      </form>
    </PlainPage>
  )
}

/** Teams that this browser may start a workshop for. Without an answer the form simply offers a new team. */
function useKnownTeams() {
  const me = useResource(ME_ROUTES.me, { params: {} })
  const [teams, setTeams] = useState<readonly { teamId: string; name: string; me: { name: string } }[]>([])
  useEffect(() => {
    if (me.kind === 'ready') setTeams(me.value.teams.filter((team) => team.standing === 'member'))
  }, [me])
  return teams
}

const FIRST_CHOICE: AgendaChoice = { from: 'template', templateId: DEFAULT_TEMPLATE }

/** What was chosen, as long as the chosen team keeps it. A team that is new has nothing to look back on. */
function chosenAgenda(
  chosen: AgendaChoice,
  agendas: readonly TeamAgenda[],
  mayLookBack: boolean,
): AgendaChoice {
  const isThere = chosen.from !== 'saved' || agendas.some(({ agendaId }) => agendaId === chosen.agendaId)
  return isThere && (mayLookBack || kindOf(chosen, agendas) !== 'retro') ? chosen : FIRST_CHOICE
}

/** What a workshop is for that starts from an agenda. */
function kindOf(chosen: AgendaChoice, agendas: readonly TeamAgenda[]): StartedKind {
  if (chosen.from === 'template') return TEMPLATE_KINDS[chosen.templateId]
  const plan =
    chosen.from === 'plan'
      ? chosen.plan
      : (agendas.find(({ agendaId }) => agendaId === chosen.agendaId)?.plan ?? [])
  return plan.some((stage) => stage.kind === FINALISED_IN.retro) ? 'retro' : 'planning'
}

function firstDraft(): Draft {
  const cycle = nextQuarter(todayHere(Date.now()))
  return {
    displayName: null,
    teamId: null,
    teamName: '',
    title: null,
    cycleName: cycle.name,
    startsOn: cycle.startsOn,
    endsOn: cycle.endsOn,
    timeZone: Intl.DateTimeFormat().resolvedOptions().timeZone,
    agenda: FIRST_CHOICE,
  }
}

/** All zones of this browser; its own is always among them (`UTC` is missing from the list in some). */
function listTimeZones(own: string): readonly string[] {
  const zones = Intl.supportedValuesOf('timeZone')
  return [...new Set([own, 'UTC', ...zones])].sort()
}
