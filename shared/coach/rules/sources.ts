/** Where the rules come from, in words. */
export const RULE_SOURCES = {
  article: 'Objective And Key Results (OKRs), the article that Turnout grew from',
  'google-playbook': 'Google’s OKR playbook',
  'google-rework': 'Google re:Work, Set goals with OKRs',
  'what-matters': 'What Matters, the site of John Doerr’s Measure What Matters',
  'radical-focus': 'Radical Focus by Christina Wodtke',
  'felipe-castro': 'Felipe Castro’s guide to OKRs',
  practice: 'our own practice',
} as const
export type RuleSource = keyof typeof RULE_SOURCES
