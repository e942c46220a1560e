import { UserPlus } from 'lucide'
import { useState } from 'preact/hooks'
import { JOINING_ROUTES } from '../../../shared/api/joining-routes.ts'
import { request } from '../../api/request.ts'
import { team as text } from '../../text/en/team.ts'
import { Button } from '../../ui/button.tsx'
import { CopyDialog } from '../../ui/copy-dialog.tsx'
import { FieldError } from '../../ui/field.tsx'

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
    const answer = await request(JOINING_ROUTES.teamInvitation, { params: { teamId }, body: {} })
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
        <CopyDialog
          title={text.invitation.title}
          value={invitation.link}
          words={text.invitation}
          onClose={() => setInvitation({ kind: 'none' })}
        />
      ) : null}
    </>
  )
}
