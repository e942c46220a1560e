import { Link2 } from 'lucide'
import { useState } from 'preact/hooks'
import { ALIGNMENT_ROUTES, type TeamLink } from '../../../../shared/api/alignment-routes.ts'
import { request } from '../../../api/request.ts'
import { useResource } from '../../../api/use-resource.ts'
import { formatDay, todayHere } from '../../../text/dates.ts'
import { alignment } from '../../../text/en/alignment.ts'
import { Button } from '../../../ui/button.tsx'
import { CopyDialog } from '../../../ui/copy-dialog.tsx'
import { Dialog } from '../../../ui/dialog.tsx'
import { FieldError } from '../../../ui/field.tsx'
import './map.css'

const text = alignment.links

/** The teams that a team is linked with: makes links, ends them. */
export function TeamLinks({ teamId }: { teamId: string }) {
  const answer = useResource(ALIGNMENT_ROUTES.teamLinks, { params: { teamId } })
  const [made, setMade] = useState<string | null>(null)
  const [ending, setEnding] = useState<TeamLink | null>(null)
  const [problem, setProblem] = useState<string | null>(null)
  const [isBusy, setBusy] = useState(false)

  const make = async () => {
    setBusy(true)
    const reply = await request(ALIGNMENT_ROUTES.makeTeamLink, { params: { teamId }, body: {} })
    setBusy(false)
    setProblem(reply.ok ? null : reply.refusal.message)
    if (reply.ok) setMade(reply.value.url)
  }
  const end = async ({ linkId }: TeamLink) => {
    const reply = await request(ALIGNMENT_ROUTES.endTeamLink, { params: { teamId, linkId } })
    setProblem(reply.ok ? null : reply.refusal.message)
    setEnding(null)
    answer.reload()
  }
  const links = answer.kind === 'ready' ? answer.value.links : []
  return (
    <section class="sheet" aria-labelledby="team-links">
      <h2 class="sech" id="team-links">
        {text.title}
      </h2>
      <p class="muted">{text.note}</p>
      <ul class="teamlinks" aria-busy={answer.kind === 'loading'}>
        {answer.kind === 'ready' && links.length === 0 ? <li class="muted">{text.none}</li> : null}
        {links.map((link) => (
          <li key={link.linkId}>
            <span>
              {link.team === null ? null : <b>{link.team.name}</b>}
              <small>
                {link.takenAtMs === null
                  ? text.open(formatDay(todayHere(link.expiresAtMs)))
                  : text.linkedSince(formatDay(todayHere(link.takenAtMs)))}
              </small>
            </span>
            <Button
              size="sm"
              aria-label={link.team === null ? text.endOpen : text.endOf(link.team.name)}
              onClick={() => (link.team === null ? void end(link) : setEnding(link))}
            >
              {text.end}
            </Button>
          </li>
        ))}
      </ul>
      {answer.kind === 'refused' ? <FieldError>{answer.refusal.message}</FieldError> : null}
      {problem === null ? null : <FieldError>{problem}</FieldError>}
      <Button icon={Link2} busy={isBusy} onClick={() => void make()}>
        {text.make}
      </Button>
      {made === null ? null : (
        <CopyDialog
          title={text.madeTitle}
          body={text.madeBody}
          label={text.link}
          value={made}
          copy={text.copy}
          copied={text.copied}
          done={text.done}
          onClose={() => {
            setMade(null)
            answer.reload()
          }}
        />
      )}
      {ending === null ? null : (
        <Dialog
          title={text.endTitle(ending.team?.name ?? '')}
          onClose={() => setEnding(null)}
          actions={
            <>
              <Button onClick={() => setEnding(null)}>{text.keep}</Button>
              <Button variant="ink" onClick={() => void end(ending)}>
                {text.end}
              </Button>
            </>
          }
        >
          <p>{text.endBody}</p>
        </Dialog>
      )}
    </section>
  )
}
