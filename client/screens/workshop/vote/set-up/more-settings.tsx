import { useState } from 'preact/hooks'
import { REASON_RULES, TIE_RULES } from '../../../../../shared/ballot/settings.ts'
import { can } from '../../../../../shared/identity/roles.ts'
import type { Visible } from '../../../../../shared/workshop/state.ts'
import { voteText } from '../../../../text/en/workshop-vote.ts'
import { SelectField } from '../../../../ui/field.tsx'
import { NumberStepper } from '../../../../ui/number-stepper.tsx'
import { hasCut, reasonsOf, type SetUp } from './set-up-state.ts'
import '../../../../ui/check.css'

const QUORUMS = { none: null, half: 50, twoThirds: 66 } as const
type Quorum = keyof typeof QUORUMS | 'other'
const QUORUM_CHOICES: readonly Quorum[] = ['none', 'half', 'twoThirds', 'other']
const ELECTORS = ['everybody', 'participants', 'chosen'] as const

/** What most votes leave as it is: reasons, quorum, ties, and who votes. */
export function MoreSettings({
  setUp,
  items,
  visible,
  onChange,
}: {
  setUp: SetUp
  /** How many are voted on. */
  items: number
  visible: Visible
  onChange: (patch: Partial<SetUp>) => void
}) {
  const text = voteText.setUp
  const { quorumPercent, electors, electorIds, tieRule } = setUp
  const known = QUORUM_CHOICES.find((choice) => choice !== 'other' && QUORUMS[choice] === quorumPercent)
  const [isOther, setOther] = useState(known === undefined)
  const voters = Object.entries(visible.roster).filter(
    ([, { role, removed }]) => !removed && can(role, 'cast-ballot'),
  )
  return (
    <details class="setup__more">
      <summary>{text.more}</summary>
      <div class="setup__grid">
        <SelectField
          label={text.reasons}
          hint={text.reasonsHelp}
          value={reasonsOf(setUp)}
          onChange={(event) =>
            onChange({ reasons: REASON_RULES.find((rule) => rule === event.currentTarget.value) ?? null })
          }
        >
          {REASON_RULES.map((rule) => (
            <option key={rule} value={rule}>
              {text.reasonRules[rule]}
            </option>
          ))}
        </SelectField>
        <div class="setup__pair">
          <SelectField
            label={text.quorum}
            hint={text.quorumHelp}
            value={isOther ? 'other' : (known ?? 'other')}
            onChange={(event) => {
              const choice = QUORUM_CHOICES.find((one) => one === event.currentTarget.value) ?? 'none'
              setOther(choice === 'other')
              onChange({ quorumPercent: choice === 'other' ? (quorumPercent ?? 50) : QUORUMS[choice] })
            }}
          >
            {QUORUM_CHOICES.map((choice) => (
              <option key={choice} value={choice}>
                {text.quorums[choice]}
              </option>
            ))}
          </SelectField>
          {isOther ? (
            <NumberStepper
              label={text.quorumPercent}
              value={quorumPercent ?? 50}
              min={1}
              max={100}
              onChange={(percent) => onChange({ quorumPercent: percent })}
            />
          ) : null}
        </div>
        {hasCut(setUp, items) ? (
          <SelectField
            label={text.tie}
            hint={text.tieHelp}
            value={tieRule}
            onChange={(event) =>
              onChange({ tieRule: TIE_RULES.find((rule) => rule === event.currentTarget.value) ?? 'run-off' })
            }
          >
            {TIE_RULES.map((rule) => (
              <option key={rule} value={rule}>
                {text.tieRules[rule]}
              </option>
            ))}
          </SelectField>
        ) : null}
        <div class="setup__pair">
          <SelectField
            label={text.who}
            hint={text.electorsHelp[electors]}
            value={electors}
            onChange={(event) => {
              const choice = ELECTORS.find((one) => one === event.currentTarget.value) ?? 'everybody'
              onChange({
                electors: choice,
                electorIds:
                  choice === 'chosen' && electorIds.length === 0 ? voters.map(([id]) => id) : electorIds,
              })
            }}
          >
            {ELECTORS.map((choice) => (
              <option key={choice} value={choice}>
                {text.electors[choice]}
              </option>
            ))}
          </SelectField>
          {electors === 'chosen' ? (
            <ul class="picker__list" aria-label={text.who}>
              {voters.map(([id, { name }]) => (
                <li key={id}>
                  <label class="check">
                    <input
                      type="checkbox"
                      checked={electorIds.includes(id)}
                      onChange={(event) =>
                        onChange({
                          electorIds: event.currentTarget.checked
                            ? [...electorIds, id]
                            : electorIds.filter((one) => one !== id),
                        })
                      }
                    />
                    {name}
                  </label>
                </li>
              ))}
            </ul>
          ) : null}
        </div>
      </div>
    </details>
  )
}
