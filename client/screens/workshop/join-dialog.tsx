import { Copy } from 'lucide'
import { useState } from 'preact/hooks'
import { formatJoinCode } from '../../../shared/identity/join-code.ts'
import { workshop } from '../../text/en/workshop.ts'
import { Button } from '../../ui/button.tsx'
import { Dialog } from '../../ui/dialog.tsx'
import { TextField } from '../../ui/field.tsx'
import { QrCode } from '../../ui/qr-code.tsx'
import './join-dialog.css'

export type JoinLinks = { readonly joinLink: string | null; readonly joinCode: string | null }

/** The ways in, for anyone in the room to show or pass on. */
export function JoinDialog({ links, onClose }: { links: JoinLinks; onClose: () => void }) {
  return (
    <Dialog
      title={workshop.links.title}
      onClose={onClose}
      actions={<Button onClick={onClose}>{workshop.links.close}</Button>}
    >
      <JoinWays links={links} />
    </Dialog>
  )
}

/** Link, code and QR code side by side. */
export function JoinWays({ links }: { links: JoinLinks }) {
  const text = workshop.links
  const { joinLink, joinCode } = links
  return (
    <div class="joinways">
      {joinLink === null ? null : <QrCode text={joinLink} label={text.qr} />}
      <div class="joinways__words">
        <p class="small muted">{text.help}</p>
        {joinCode === null ? null : (
          <p class="joinways__code">
            <span class="label">{text.code}</span> <b class="num">{formatJoinCode(joinCode)}</b>
          </p>
        )}
      </div>
      {joinLink === null ? null : <CopyField label={text.link} value={joinLink} />}
    </div>
  )
}

/** A value to copy: selected by focus, copied by the button, and said when it was. */
export function CopyField({ label, value }: { label: string; value: string }) {
  const [state, setState] = useState<'idle' | 'copied' | 'failed'>('idle')
  const text = workshop.links
  const copy = async () => {
    try {
      await navigator.clipboard.writeText(value)
      setState('copied')
    } catch {
      setState('failed') // Not allowed, or no clipboard on an insecure origin.
    }
  }
  return (
    <div class="copyfield">
      <TextField
        label={label}
        readOnly
        value={value}
        hint={state === 'failed' ? text.copyFailed : undefined}
        onFocus={(event) => event.currentTarget.select()}
      />
      <Button icon={Copy} aria-label={text.copy(label)} onClick={() => void copy()}>
        {state === 'copied' ? text.copied : text.copyShort}
      </Button>
      <span class="sr" role="status">
        {state === 'copied' ? text.copied : ''}
      </span>
    </div>
  )
}
