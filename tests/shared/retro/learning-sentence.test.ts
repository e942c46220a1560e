import { describe, expect, it } from 'vitest'
import { startLearning } from '../../../shared/retro/learning-sentence.ts'

describe('[RE6] a card as the beginning of a learning', () => {
  it.each([
    // What was found out follows as it is.
    ['learned', 'The last minutes are one test suite', 'fact', 'the last minutes are one test suite'],
    [
      'learned',
      'A small release is rolled back less often',
      'fact',
      'a small release is rolled back less often',
    ],
    ['learned', 'Test environments drift apart', 'fact', 'test environments drift apart'],
    ['worked', 'Pairing on releases helped', 'fact', 'pairing on releases helped'],
    ['differently', 'We should have asked support', 'fact', 'we should have asked support'],
    ['differently', 'Test environments are too slow', 'fact', 'test environments are too slow'],
    ['learned', 'we learned to ask', 'said', 'we learned to ask'],
    // What says to do something is none of it, whatever column it stands in.
    ['differently', 'Ask the on-call earlier', 'proposal', 'ask the on-call earlier'],
    ['learned', 'Ask the on-call earlier', 'proposal', 'ask the on-call earlier'],
    ['differently', 'Name one person for each dependency', 'proposal', 'name one person for each dependency'],
    ['differently', 'Test deployments on Mondays', 'proposal', 'test deployments on Mondays'],
    ['learned', 'Plan the move before the summer', 'proposal', 'plan the move before the summer'],
    ['differently', 'Let’s invite support', 'proposal', 'invite support'],
    ['differently', "Let's not deploy on Fridays", 'proposal', 'not deploy on Fridays'],
    ['differently', 'Next time, write it down', 'proposal', 'write it down'],
    ['differently', 'Don’t start in the last week', 'proposal', 'not start in the last week'],
    ['learned', 'Do not trust the staging numbers', 'proposal', 'not trust the staging numbers'],
    ['differently', 'Never ship the day before a holiday', 'proposal', 'never ship the day before a holiday'],
    // The name of a thing is no sentence.
    ['worked', 'Pairing on releases', 'practice', 'pairing on releases'],
    ['worked', 'Ask the on-call first', 'practice', 'ask the on-call first'],
    ['differently', 'No deployments before a holiday', 'change', 'no deployments before a holiday'],
    ['differently', 'Earlier check-ins', 'change', 'earlier check-ins'],
  ] as const)('%s: “%s” is a %s', (column, card, as, words) => {
    expect(startLearning(column, card)).toEqual({ as, words })
  })

  it.each([
    'GPU quotas are asked for once a quarter',
    'GitHub was down more often than we were',
    'K8s upgrades take a week',
    'I was afraid of Fridays',
    'Friday demos kept us honest',
    'Tomasz knows the last suite',
    'Tomasz’s dashboards are read',
    '97% is enough',
  ])('what is written with a capital in every sentence stays: “%s”', (card) => {
    expect(startLearning('learned', card, new Set(['tomasz'])).words).toBe(card)
  })

  it('is empty of an empty card', () => {
    expect(startLearning('learned', '  ')).toEqual({ as: 'fact', words: '' })
  })
})
