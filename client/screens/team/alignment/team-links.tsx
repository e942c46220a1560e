import { Link2 } from 'lucide'
import { useState } from 'preact/hooks'
import { ALIGNMENT_ROUTES, type TeamLink } from '../../../../shared/api/alignment-routes.ts'
import { request } from '../../../api/request.ts'
import { useKept } from '../../../api/use-kept.ts'
import { useResource } from '../../../api/use-resource.ts'
import { formatDay, todayHere } from '../../../text/dates.ts'
import { alignment } from '../../../text/en/alignment.ts'
import { Button } from '../../../ui/button.tsx'
import { CopyDialog } from '../../../ui/copy-dialog.tsx'
import { Dialog } from '../../../ui/dialog.tsx'
import { Line, ListSection } from '../../../ui/line-list.tsx'

const text = alignment.links

type Asking =
  | { readonly kind: 'nothing' }
  | { readonly kind: 'made'; readonly url: string }
  | { readonly kind: 'removal'; readonly link: TeamLink; readonly teamName: string }

/** The teams that a team is linked with: makes links, ends them. */
export function TeamLinks({ teamId }: { teamId: string }) {
  const answer = useResource(ALIGNMENT_ROUTES.teamLinks, { params: { teamId } })
  const links = useKept(answer)?.links ?? []
  const [asking, setAsking] = useState<Asking>({ kind: 'nothing' })
  const [problem, setProblem] = useState<string | null>(null)
  const [isBusy, setBusy] = useState(false)
  const close = () => setAsking({ kind: 'nothing' })

  const make = async () => {
    setBusy(true)
    const reply = await request(ALIGNMENT_ROUTES.makeTeamLink, { params: { teamId }, body: {} })
    setBusy(false)
    setProblem(reply.ok ? null : reply.refusal.message)
    if (!reply.ok) return
    setAsking({ kind: 'made', url: reply.value.url })
    answer.reload()
  }
  const end = async ({ linkId }: TeamLink) => {
    setBusy(true)
    const reply = await request(ALIGNMENT_ROUTES.endTeamLink, { params: { teamId, linkId } })
    setBusy(false)
    setProblem(reply.ok ? null : reply.refusal.message)
    close()
    answer.reload()
  }
  return (
    <ListSection
      title={text.title}
      note={text.note}
      empty={text.none}
      isLoading={answer.kind === 'loading'}
      problem={answer.kind === 'refused' ? `${text.failed} ${answer.refusal.message}` : problem}
      onRetry={answer.kind === 'refused' ? answer.reload : null}
      lines={links.map((link) => (
        <LinkLine
          key={link.linkId}
          link={link}
          onEnd={() =>
            link.team === null
              ? void end(link)
              : setAsking({ kind: 'removal', link, teamName: link.team.name })
          }
        />
      ))}
      actions={
        <Button icon={Link2} busy={isBusy} onClick={() => void make()}>
          {text.make}
        </Button>
      }
    >
      {asking.kind === 'made' ? (
        <CopyDialog title={text.made.title} value={asking.url} words={text.made} onClose={close} />
      ) : null}
      {asking.kind === 'removal' ? (
        <Dialog
          title={text.endTitle(asking.teamName)}
          onClose={close}
          actions={
            <>
              <Button onClick={close}>{text.keep}</Button>
              <Button variant="ink" busy={isBusy} onClick={() => void end(asking.link)}>
                {text.end}
              </Button>
            </>
          }
        >
          <p>{text.endBody}</p>
        </Dialog>
      ) : null}
    </ListSection>
  )
}

function LinkLine({ link: { team, takenAtMs, expiresAtMs }, onEnd }: { link: TeamLink; onEnd: () => void }) {
  return (
    <Line
      name={team?.name ?? text.untaken}
      action={
        <Button size="sm" aria-label={team === null ? text.endOpen : text.endOf(team.name)} onClick={onEnd}>
          {text.end}
        </Button>
      }
    >
      <small>
        {takenAtMs === null
          ? text.open(formatDay(todayHere(expiresAtMs)))
          : text.linkedSince(formatDay(todayHere(takenAtMs)))}
      </small>
    </Line>
  )
}
