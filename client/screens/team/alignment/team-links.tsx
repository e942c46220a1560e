import { Link2 } from 'lucide'
import { useState } from 'preact/hooks'
import { ALIGNMENT_ROUTES, type TeamLink } from '../../../../shared/api/alignment-routes.ts'
import { request } from '../../../api/request.ts'
import { useChanges } from '../../../api/use-changes.ts'
import { useKept } from '../../../api/use-kept.ts'
import { useResource } from '../../../api/use-resource.ts'
import { formatDay, todayHere } from '../../../text/dates.ts'
import { alignment } from '../../../text/en/alignment.ts'
import { Button } from '../../../ui/button.tsx'
import { ConfirmDialog } from '../../../ui/confirm-dialog.tsx'
import { CopyDialog } from '../../../ui/copy-dialog.tsx'
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
  const { busy, problem, change } = useChanges<'making' | 'end'>()
  const close = () => setAsking({ kind: 'nothing' })

  const make = async () => {
    const reply = await change('making', () =>
      request(ALIGNMENT_ROUTES.makeTeamLink, { params: { teamId }, body: {} }),
    )
    if (!reply.ok) return
    setAsking({ kind: 'made', url: reply.value.url })
    answer.reload()
  }
  const end = async ({ linkId }: TeamLink) => {
    await change('end', () => request(ALIGNMENT_ROUTES.endTeamLink, { params: { teamId, linkId } }))
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
        <Button icon={Link2} busy={busy === 'making'} onClick={() => void make()}>
          {text.make}
        </Button>
      }
    >
      {asking.kind === 'made' ? (
        <CopyDialog title={text.made.title} value={asking.url} words={text.made} onClose={close} />
      ) : null}
      {asking.kind === 'removal' ? (
        <ConfirmDialog
          title={text.endTitle(asking.teamName)}
          body={text.endBody}
          cancel={text.keep}
          confirm={text.end}
          busy={busy === 'end'}
          onConfirm={() => void end(asking.link)}
          onClose={close}
        />
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
