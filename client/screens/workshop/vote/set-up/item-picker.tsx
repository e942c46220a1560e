import type { BallotItem } from '../../../../../shared/ballot/ballot.ts'
import { voteText } from '../../../../text/en/workshop-vote.ts'
import { Segmented } from '../../../../ui/segmented.tsx'
import type { Proposal, SetUp } from './set-up-state.ts'
import '../../../../ui/check.css'

/** What is voted on: all of a kind, or some of them. */
export function ItemPicker({
  setUp,
  proposals,
  kinds,
  onChange,
}: {
  setUp: SetUp
  proposals: readonly Proposal[]
  /** What may be chosen between. A vote after another one is on what that one was on: nothing. */
  kinds: readonly BallotItem['kind'][]
  onChange: (patch: Partial<SetUp>) => void
}) {
  const { kind, excludedIds } = setUp
  const text = voteText.setUp
  const chosen = proposals.filter(({ id }) => !excludedIds.includes(id)).length
  const others = excludedIds.filter((excluded) => !proposals.some(({ id }) => id === excluded))
  const exclude = (ids: readonly string[]) => onChange({ excludedIds: [...others, ...ids] })
  const excludedHere = excludedIds.filter((excluded) => proposals.some(({ id }) => id === excluded))
  return (
    <section class="setup__part">
      <h2 class="sech">{text.what}</h2>
      {kinds.length > 1 ? (
        <Segmented
          label={text.what}
          segments={kinds.map((one) => ({ value: one, label: text.kinds[one] }))}
          value={kind}
          onChange={(next) => onChange({ kind: next })}
        />
      ) : null}
      {proposals.length === 0 ? (
        <p class="small muted">{text.none[kind]}</p>
      ) : (
        <details class="picker">
          <summary>
            <b>
              {chosen === proposals.length ? text.all[kind](chosen) : text.some(chosen, proposals.length)}
            </b>{' '}
            <span class="textlink">{text.choose}</span>
          </summary>
          <div class="picker__all row">
            <button type="button" class="textlink" onClick={() => exclude([])}>
              {text.chooseAll}
            </button>
            <button type="button" class="textlink" onClick={() => exclude(proposals.map(({ id }) => id))}>
              {text.chooseNone}
            </button>
          </div>
          <ul class="picker__list">
            {proposals.map(({ id, text: words, under }, index) => (
              <li key={id}>
                {under !== null && under !== proposals[index - 1]?.under ? (
                  <p class="picker__under">{under}</p>
                ) : null}
                <label class="check">
                  <input
                    type="checkbox"
                    checked={!excludedIds.includes(id)}
                    onChange={(event) =>
                      exclude(
                        event.currentTarget.checked
                          ? excludedHere.filter((excluded) => excluded !== id)
                          : [...excludedHere, id],
                      )
                    }
                  />
                  <span>{words}</span>
                </label>
              </li>
            ))}
          </ul>
        </details>
      )}
    </section>
  )
}
