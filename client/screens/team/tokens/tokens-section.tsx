import { Plus } from 'lucide'
import { useState } from 'preact/hooks'
import { TOKEN_ROUTES, type Token } from '../../../../shared/api/token-routes.ts'
import { request } from '../../../api/request.ts'
import { useChanges } from '../../../api/use-changes.ts'
import { useKept } from '../../../api/use-kept.ts'
import { useResource } from '../../../api/use-resource.ts'
import { formatInstant } from '../../../text/dates.ts'
import { tokensText as text } from '../../../text/en/tokens.ts'
import { Button } from '../../../ui/button.tsx'
import { Chip } from '../../../ui/chip.tsx'
import { ConfirmDialog } from '../../../ui/confirm-dialog.tsx'
import { CopyDialog } from '../../../ui/copy-dialog.tsx'
import { Line, ListSection } from '../../../ui/line-list.tsx'
import { AddTokenDialog } from './add-token.tsx'
import './tokens.css'

type Asking =
  | { readonly kind: 'nothing' | 'new' }
  | { readonly kind: 'secret'; readonly token: Token; readonly secret: string }
  | { readonly kind: 'removal'; readonly token: Token }

/** The tokens that a team's programs have; for its members. */
export function TokensSection({ teamId }: { teamId: string }) {
  const answer = useResource(TOKEN_ROUTES.tokens, { params: { teamId } })
  const tokens = useKept(answer)?.tokens ?? []
  const [asking, setAsking] = useState<Asking>({ kind: 'nothing' })
  const { busy, problem, change } = useChanges<'revocation'>()
  const close = () => setAsking({ kind: 'nothing' })
  const revoke = async ({ tokenId }: Token) => {
    if (busy !== null) return
    await change('revocation', () => request(TOKEN_ROUTES.revokeToken, { params: { teamId, tokenId } }))
    close()
    answer.reload()
  }
  return (
    <ListSection
      title={text.title}
      note={
        <>
          {text.lede}{' '}
          <a class="textlink" href="/api/openapi.json" target="_blank" rel="noreferrer">
            {text.reference}
          </a>
        </>
      }
      empty={text.empty}
      isLoading={answer.kind === 'loading'}
      problem={
        answer.kind === 'refused'
          ? `${text.failed} ${answer.refusal.message}`
          : problem === null
            ? null
            : `${text.notRevoked} ${problem}`
      }
      onRetry={answer.kind === 'refused' ? answer.reload : null}
      lines={tokens.map((token) => (
        <TokenLine key={token.tokenId} token={token} onRevoke={() => setAsking({ kind: 'removal', token })} />
      ))}
      actions={
        <Button icon={Plus} onClick={() => setAsking({ kind: 'new' })}>
          {text.add}
        </Button>
      }
    >
      {asking.kind === 'new' ? (
        <AddTokenDialog
          teamId={teamId}
          onClose={close}
          onAdded={(added) => {
            setAsking({ kind: 'secret', ...added })
            answer.reload()
          }}
        />
      ) : null}
      {asking.kind === 'secret' ? (
        <CopyDialog
          title={text.secret.title(asking.token.name)}
          value={asking.secret}
          words={text.secret}
          onClose={close}
        >
          <p class="tokens__how">
            {text.secret.how} <code>{text.secret.header}</code>
          </p>
        </CopyDialog>
      ) : null}
      {asking.kind === 'removal' ? (
        <ConfirmDialog
          {...text.removal}
          title={text.removal.title(asking.token.name)}
          busy={busy === 'revocation'}
          onConfirm={() => void revoke(asking.token)}
          onClose={close}
        />
      ) : null}
    </ListSection>
  )
}

function TokenLine({ token, onRevoke }: { token: Token; onRevoke: () => void }) {
  const { name, scopes, createdBy, createdAtMs, lastUsedAtMs } = token
  return (
    <Line
      name={name}
      action={
        <Button size="sm" aria-label={text.revokeOf(name)} onClick={onRevoke}>
          {text.revoke}
        </Button>
      }
    >
      <span class="row">
        {scopes.map((scope) => (
          <Chip key={scope} tone="line">
            {text.scopes[scope].name}
          </Chip>
        ))}
      </span>
      <small>
        {lastUsedAtMs === null ? text.notUsed : text.lastUsed(formatInstant(lastUsedAtMs))}
        {' · '}
        {text.madeBy(createdBy.name, formatInstant(createdAtMs))}
      </small>
    </Line>
  )
}
