import type { CycleOkrs } from '../../../../shared/api/living-okrs.ts'
import { teamHome as text } from '../../../text/en/team-home.ts'
import { formatShare } from '../../../text/values.ts'
import { StateChip } from '../state-mark.tsx'

/** [SE7] Objectives of linked teams that name this team as a partner, with what this team brings. */
export function SharedWithUs({ okrs: { sharedWithUs } }: { okrs: CycleOkrs }) {
  if (sharedWithUs.length === 0) return null
  return (
    <section class="sharedwithus" aria-labelledby="shared">
      <h2 class="sech" id="shared">
        {text.shared.title}
      </h2>
      <p class="charthelp">{text.shared.help}</p>
      <ul>
        {sharedWithUs.map(({ id, text: words, teamName, brings, progress, state }) => (
          <li key={id} class="card sharedwithus__one">
            <p>
              <b>{words}</b>
              <small>
                {text.shared.from(teamName)}
                {brings === '' ? '' : `. ${text.shared.brings(brings)}`}
              </small>
            </p>
            <StateChip state={state} />
            <b class="num">{progress === null ? '–' : formatShare(progress)}</b>
          </li>
        ))}
      </ul>
    </section>
  )
}
