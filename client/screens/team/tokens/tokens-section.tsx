import { Plus } from 'lucide'
import { useId, useRef, useState } from 'preact/hooks'
import { TOKEN_ROUTES, type Token } from '../../../../shared/api/token-routes.ts'
import { request } from '../../../api/request.ts'
import { useResource } from '../../../api/use-resource.ts'
import { formatInstant } from '../../../text/dates.ts'
import { tokensText as text } from '../../../text/en/tokens.ts'
import { Button } from '../../../ui/button.tsx'
import { Chip } from '../../../ui/chip.tsx'
import { Dialog } from '../../../ui/dialog.tsx'
import { EmptyState } from '../../../ui/empty-state.tsx'
import { FieldError } from '../../../ui/field.tsx'
import { SecretDialog } from '../secret-dialog.tsx'
import { AddTokenDialog } from './add-token.tsx'
import '../../okrs/okrs.css'
import './tokens.css'

/** The tokens that a team's programs have; for its members. */
export function TokensSection({ teamId }: { teamId: string }) {
  const titleId = useId()
  const answer = useResource(TOKEN_ROUTES.tokens, { params: { teamId } })
  return (
    <section class="sheet tokens" aria-labelledby={titleId}>
      <h2 id={titleId}>{text.title}</h2>
      <p class="tokens__lede">
        {text.lede}{' '}
        <a class="textlink" href="/api/openapi.json" target="_blank" rel="noreferrer">
          {text.reference}
        </a>
      </p>
      {answer.kind === 'loading' ? <p class="muted small">{text.loading}</p> : null}
      {answer.kind === 'refused' ? (
        <>
          <FieldError>
            {text.failed} {answer.refusal.message}
          </FieldError>
          <Button onClick={answer.reload}>{text.again}</Button>
        </>
      ) : null}
      {answer.kind === 'ready' ? <TokenList teamId={teamId} first={answer.value.tokens} /> : null}
    </section>
  )
}

type Asking =
  | { readonly kind: 'nothing' | 'new' }
  | { readonly kind: 'secret'; readonly token: Token; readonly secret: string }
  | { readonly kind: 'removal'; readonly token: Token }

function TokenList({ teamId, first }: { teamId: string; first: readonly Token[] }) {
  // Changed by what each answer says, so that the list stays as it is while something is done.
  const [tokens, setTokens] = useState(first)
  const [asking, setAsking] = useState<Asking>({ kind: 'nothing' })
  const [problem, setProblem] = useState<string | null>(null)
  const [isBusy, setBusy] = useState(false)
  const adding = useRef<HTMLDivElement>(null)
  const close = () => setAsking({ kind: 'nothing' })
  const revoke = async ({ tokenId }: Token) => {
    if (isBusy) return
    setBusy(true)
    setProblem(null)
    const answer = await request(TOKEN_ROUTES.revokeToken, { params: { teamId, tokenId } })
    setBusy(false)
    close()
    if (!answer.ok) {
      setProblem(answer.refusal.message)
      return
    }
    setTokens((all) => all.filter((one) => one.tokenId !== tokenId))
    // The button that was pressed has gone with its token.
    requestAnimationFrame(() => adding.current?.querySelector('button')?.focus())
  }
  const add = (
    <Button icon={Plus} onClick={() => setAsking({ kind: 'new' })}>
      {text.add}
    </Button>
  )
  return (
    <>
      {tokens.length === 0 ? null : (
        <ul class="tokens__list" aria-label={text.list}>
          {tokens.map((token) => (
            <TokenRow
              key={token.tokenId}
              token={token}
              onRevoke={() => setAsking({ kind: 'removal', token })}
            />
          ))}
        </ul>
      )}
      <div ref={adding}>{tokens.length === 0 ? <EmptyState action={add}>{text.empty}</EmptyState> : add}</div>
      {problem === null ? null : (
        <FieldError>
          {text.notRevoked} {problem}
        </FieldError>
      )}
      {asking.kind === 'new' ? (
        <AddTokenDialog
          teamId={teamId}
          onClose={close}
          onAdded={({ token, secret }) => {
            setTokens((all) => [...all, token])
            setAsking({ kind: 'secret', token, secret })
          }}
        />
      ) : null}
      {asking.kind === 'secret' ? (
        <SecretDialog
          title={text.secret.title(asking.token.name)}
          secret={asking.secret}
          words={text.secret}
          onClose={close}
        >
          <p class="tokens__how">
            {text.secret.how} <code>{text.secret.header}</code>
          </p>
        </SecretDialog>
      ) : null}
      {asking.kind === 'removal' ? (
        <Dialog
          title={text.removal.title(asking.token.name)}
          onClose={close}
          actions={
            <>
              <Button onClick={close}>{text.removal.cancel}</Button>
              <Button variant="ink" busy={isBusy} onClick={() => void revoke(asking.token)}>
                {text.removal.confirm}
              </Button>
            </>
          }
        >
          <p>{text.removal.body}</p>
        </Dialog>
      ) : null}
    </>
  )
}

function TokenRow({ token, onRevoke }: { token: Token; onRevoke: () => void }) {
  const { name, scopes, createdBy, createdAtMs, lastUsedAtMs } = token
  return (
    <li class="tokens__token">
      <h3>{name}</h3>
      <Button size="sm" aria-label={text.revokeOf(name)} onClick={onRevoke}>
        {text.revoke}
      </Button>
      <p class="row">
        {scopes.map((scope) => (
          <Chip key={scope} tone="line">
            {text.scopes[scope].name}
          </Chip>
        ))}
      </p>
      <p class="muted xs">
        {lastUsedAtMs === null ? text.notUsed : text.lastUsed(formatInstant(lastUsedAtMs))}
        {' · '}
        {text.madeBy(createdBy.name, formatInstant(createdAtMs))}
      </p>
    </li>
  )
}
