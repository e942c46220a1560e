import { UserPlus } from 'lucide'
import { useState } from 'preact/hooks'
import { ROUTES } from '../../../shared/api/routes.ts'
import { request } from '../../api/request.ts'
import { team as text } from '../../text/en/team.ts'
import { Button } from '../../ui/button.tsx'
import { Dialog } from '../../ui/dialog.tsx'
import { FieldError, TextField } from '../../ui/field.tsx'

type Invitation =
  | { readonly kind: 'none' }
  | { readonly kind: 'busy' }
  | { readonly kind: 'made'; readonly link: string }
  | { readonly kind: 'failed'; readonly message: string }

/** Makes an invitation link and shows it to copy. */
export function InviteMember({ teamId }: { teamId: string }) {
  const [invitation, setInvitation] = useState<Invitation>({ kind: 'none' })
  const invite = async () => {
    setInvitation({ kind: 'busy' })
    const answer = await request(ROUTES.teamInvitation, { params: { teamId }, body: {} })
    setInvitation(
      answer.ok
        ? { kind: 'made', link: answer.value.invitationLink }
        : { kind: 'failed', message: answer.refusal.message },
    )
  }
  return (
    <>
      <Button icon={UserPlus} busy={invitation.kind === 'busy'} onClick={() => void invite()}>
        {text.invite}
      </Button>
      {invitation.kind === 'failed' ? (
        <FieldError>
          {text.invitation.failed} {invitation.message}
        </FieldError>
      ) : null}
      {invitation.kind === 'made' ? (
        <InvitationDialog link={invitation.link} onClose={() => setInvitation({ kind: 'none' })} />
      ) : null}
    </>
  )
}

function InvitationDialog({ link, onClose }: { link: string; onClose: () => void }) {
  const [isCopied, setCopied] = useState(false)
  const copy = async () => {
    try {
      await navigator.clipboard.writeText(link)
      setCopied(true)
    } catch {
      // Copying may be forbidden: the field stands selected, to be copied by hand.
    }
  }
  return (
    <Dialog
      title={text.invitation.title}
      onClose={onClose}
      actions={
        <>
          <Button onClick={onClose}>{text.invitation.done}</Button>
          <Button variant="lamp" onClick={() => void copy()}>
            {isCopied ? text.invitation.copied : text.invitation.copy}
          </Button>
        </>
      }
    >
      <p>{text.invitation.body}</p>
      <TextField
        label={text.invitation.link}
        value={link}
        readOnly
        onFocus={(event) => event.currentTarget.select()}
      />
    </Dialog>
  )
}
