import { Link } from 'lucide'
import type { ComponentChildren } from 'preact'
import { useEffect, useLayoutEffect, useRef, useState } from 'preact/hooks'
import type { CoachRule } from '../../../shared/coach/finding.ts'
import { ruleEntry } from '../../../shared/coach/rules/rulebook.ts'
import { RULE_SOURCES } from '../../../shared/coach/rules/sources.ts'
import { coachPage } from '../../text/en/coach-page.ts'
import { Button } from '../../ui/button.tsx'
import { EmptyState } from '../../ui/empty-state.tsx'
import { TextField } from '../../ui/field.tsx'
import { Icon } from '../../ui/icon.tsx'
import { Segmented } from '../../ui/segmented.tsx'
import { findRules, RULE_GROUPS, type RuleGroup, ruleFromHash } from './find-rules.ts'

const text = coachPage.rules
type Filter = RuleGroup | 'all'

const GROUPS: readonly RuleGroup[] = ['objective', 'key_result', 'set']
const FILTERS: readonly Filter[] = ['all', ...GROUPS]

/** Every rule with its reason, found by kind or by a word, and each with an address of its own. */
export function RuleList() {
  const [filter, setFilter] = useState<Filter>('all')
  const [words, setWords] = useState('')
  const showAll = () => {
    setFilter('all')
    setWords('')
  }
  const target = useRuleOfAddress(showAll)
  const found = new Set(findRules(words))
  const groups = GROUPS.filter((group) => filter === 'all' || filter === group).flatMap((group) => {
    const rules = RULE_GROUPS[group].filter((rule) => found.has(rule))
    return rules.length === 0 ? [] : [{ group, rules }]
  })
  const count = groups.reduce((sum, { rules }) => sum + rules.length, 0)
  return (
    <section class="rulelist" aria-labelledby="rules">
      <div class="rulelist__head">
        <h2 id="rules">{text.title}</h2>
        <p class="muted small" role="status">
          {text.count(count)}
        </p>
      </div>
      <search class="rulelist__find">
        <Segmented
          label={text.filter}
          segments={FILTERS.map((value) => ({ value, label: text.filters[value] }))}
          value={filter}
          onChange={setFilter}
        />
        <TextField
          label={text.search}
          hint={text.searchHint}
          autocomplete="off"
          value={words}
          onInput={(event) => setWords(event.currentTarget.value)}
        />
      </search>
      {groups.length === 0 ? (
        <EmptyState action={<Button onClick={showAll}>{text.showAll}</Button>}>{text.none}</EmptyState>
      ) : (
        groups.map(({ group, rules }) => (
          <section key={group} aria-labelledby={`rules-${group}`}>
            <h3 class="rulelist__group" id={`rules-${group}`}>
              {text.groups[group]}
            </h3>
            {rules.map((rule) => (
              <Rule key={rule} rule={rule} isTarget={rule === target} />
            ))}
          </section>
        ))
      )}
    </section>
  )
}

/**
 * The rule that the address names. The browser looked for it before the page was there, so it is brought into view here,
 * and whatever hides it is cleared first.
 */
function useRuleOfAddress(reveal: () => void): CoachRule | null {
  const [target, setTarget] = useState(() => ruleFromHash(location.hash))
  const latest = useRef(reveal)
  latest.current = reveal
  useEffect(() => {
    const follow = () => {
      const rule = ruleFromHash(location.hash)
      if (rule !== null) latest.current()
      setTarget(rule)
    }
    addEventListener('hashchange', follow)
    return () => removeEventListener('hashchange', follow)
  }, [])
  useLayoutEffect(() => {
    if (target === null) return
    const heading = document.getElementById(target)?.querySelector<HTMLElement>('h4')
    heading?.focus({ preventScroll: true })
    document.getElementById(target)?.scrollIntoView({ block: 'start' })
  }, [target])
  return target
}

function Rule({ rule, isTarget }: { rule: CoachRule; isTarget: boolean }) {
  const { name, says, reason, prompt, verdict, example, gate, sources } = ruleEntry(rule)
  return (
    <article class={isTarget ? 'rule is-target' : 'rule'} id={rule} aria-labelledby={`${rule}-name`}>
      <div class="rule__id">
        <a href={`#${rule}`} aria-label={text.link(rule, name)}>
          {rule}
          <Icon icon={Link} />
        </a>
        <small>{coachPage.strength.names[verdict]}</small>
      </div>
      <div class="rule__body">
        <h4 id={`${rule}-name`} tabIndex={-1}>
          {name}
        </h4>
        <p>{says}</p>
        <dl class="rule__pair">
          <div class="is-weak">
            <dt>{text.weak}</dt>
            <dd>{example.weak}</dd>
          </div>
          <div class="is-strong">
            <dt>{text.strong}</dt>
            <dd>{example.strong}</dd>
          </div>
        </dl>
        <dl class="rule__facts">
          <Fact name={text.why}>{reason}</Fact>
          <Fact name={text.asks}>{prompt}</Fact>
          {gate === undefined ? null : <Fact name={text.gate}>{gate}</Fact>}
          <Fact name={text.source}>{sources.map((source) => RULE_SOURCES[source]).join('; ')}.</Fact>
        </dl>
      </div>
    </article>
  )
}

function Fact({ name, children }: { name: string; children: ComponentChildren }) {
  return (
    <div>
      <dt>{name}</dt>
      <dd>{children}</dd>
    </div>
  )
}
