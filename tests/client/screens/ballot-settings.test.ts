import { describe, expect, it } from 'vitest'
import { settingsInWords } from '../../../client/text/en/ballot-settings.ts'
import { approveSettings, dotSettings, fistSettings, scoreSettings } from '../../support/ballots.ts'

describe('settingsInWords', () => {
  it('[BA1] says what was agreed in one line', () => {
    expect(settingsInWords(dotSettings({ budget: 3, capPerItem: 2, cutLine: 5, tieRule: 'run-off' }))).toBe(
      '3 dots each, at most 2 on one; anonymous; best 5 are in; a tie is run off',
    )
    expect(
      settingsInWords(
        scoreSettings({ anonymous: false, quorumPercent: 60, reasons: 'required', electorIds: ['a', 'b'] }),
      ),
    ).toBe('importance and confidence, 1 to 5; by name; 2 people vote; quorum 60%; with reasons')
  })

  it('names no cap that says nothing, and no tie rule without a cut', () => {
    expect(settingsInWords(dotSettings({ budget: 1, capPerItem: 1, tieRule: 'facilitator' }))).toBe(
      '1 dot each; anonymous',
    )
    expect(settingsInWords(fistSettings({ cutLine: 1, tieRule: 'facilitator' }))).toBe(
      'fist of five, 0 to 5; anonymous; the best one is in; a facilitator settles a tie',
    )
    expect(settingsInWords(approveSettings({ reasons: 'optional' }))).toBe(
      'yes, no or abstain; anonymous; reasons if you like',
    )
  })
})
