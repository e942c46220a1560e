import type { ComponentChildren } from 'preact'
import { useEffect, useRef } from 'preact/hooks'
import type { RecordMe } from '../../../shared/api/living-okrs.ts'
import { formatDay, todayHere } from '../../text/dates.ts'
import { teamHome as text } from '../../text/en/team-home.ts'
import { Avatar } from '../../ui/avatar.tsx'
import { type NavItem, TopBar } from '../../ui/top-bar.tsx'
import './team-frame.css'
import './print.css'

export type TeamTab = 'okrs' | 'workshops' | 'learnings' | 'people' | 'map' | 'settings'

/** The bar on top with the team's tabs, and what is on one of them. On a phone the tabs are a row of their own. */
export function TeamFrame({
  team,
  me,
  tab,
  actions,
  side,
  children,
}: {
  team: { readonly teamId: string; readonly name: string }
  me: RecordMe
  /** `null`: a page below a tab. */
  tab: TeamTab | null
  actions?: ComponentChildren
  /** Docked at the right of the page. */
  side?: ComponentChildren
  children: ComponentChildren
}) {
  const hasSide = side !== undefined && side !== null
  const nav = { label: text.tabs.label, items: tabsOf(team.teamId, me, tab) }
  const tabs = useRef<HTMLElement>(null)
  useEffect(() => {
    // Where the row is wider than the window, as on a phone with large type.
    tabs.current?.querySelector('[aria-current]')?.scrollIntoView({ block: 'nearest', inline: 'nearest' })
  }, [tab])
  return (
    <div class={hasSide ? 'page teamspace has-side' : 'page teamspace'}>
      <TopBar title={team.name} nav={nav}>
        {actions}
        {me.person === null ? null : <Avatar person={{ id: me.person.personId, name: me.person.name }} />}
      </TopBar>
      <nav class="teamtabs" aria-label={nav.label} ref={tabs}>
        {nav.items.map(({ href, label, current }) => (
          <a key={href} href={href} aria-current={current ? 'page' : undefined}>
            {label}
          </a>
        ))}
      </nav>
      <main class="okrs__main" id="content">
        {/* On paper alone, where there is no bar on top. */}
        <p class="printhead">
          <b>{team.name}</b> <span>{formatDay(todayHere(Date.now()))}</span>
        </p>
        {children}
      </main>
      {side}
    </div>
  )
}

/** What somebody may not open is not offered: a guest sees the OKRs of the workshops they joined, and no more. */
function tabsOf(teamId: string, { may }: RecordMe, tab: TeamTab | null): NavItem[] {
  const base = `/t/${teamId}`
  const seesTeam = may['read-team'] === 'any'
  const tabs: readonly (readonly [TeamTab, string, boolean])[] = [
    ['okrs', base, true],
    ['workshops', `${base}/workshops`, seesTeam],
    ['learnings', `${base}/learnings`, seesTeam],
    ['people', `${base}/people`, seesTeam],
    ['map', `${base}/map`, seesTeam],
    ['settings', `${base}/settings`, may['manage-team'] === 'any'],
  ]
  return tabs.flatMap(([id, href, isShown]) =>
    isShown ? [{ href, label: text.tabs[id], current: id === tab }] : [],
  )
}
