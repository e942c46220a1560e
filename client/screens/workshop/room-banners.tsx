import { useState } from 'preact/hooks'
import { currentKind } from '../../../shared/workshop/agenda.ts'
import { workshop } from '../../text/en/workshop.ts'
import { Banner } from '../../ui/banner.tsx'
import { Button } from '../../ui/button.tsx'
import { TextArea } from '../../ui/field.tsx'
import { HiddenGradesSlot } from './retro/hidden-grades-slot.tsx'
import { useWorkshop } from './workshop-context.ts'
import './room-banners.css'

/** What everybody in the room should know now: no connection, not saved, words that were not taken. */
export function RoomBanners() {
  const { model } = useWorkshop()
  const connection = model.connection.value
  const saved = model.saved.value
  const write = model.mayWrite.value
  const isFinalised = model.visible.value !== null && currentKind(model.visible.value) === 'finalised' // The stage says it itself.
  return (
    <div class="roombanners">
      {connection.kind === 'waiting' ? (
        <Banner
          tone="offline"
          title={workshop.offline.title}
          action={
            <Button size="sm" onClick={() => model.reconnect()}>
              {workshop.offline.retry}
            </Button>
          }
        >
          {workshop.offline.body}
        </Banner>
      ) : null}
      {saved.kind === 'not-saved' ? (
        <Banner tone="warning" title={workshop.notSaved.title}>
          {workshop.notSaved.body}
        </Banner>
      ) : null}
      {write.ok || write.refusal.message === '' || isFinalised ? null : (
        <Banner tone="info" title={workshop.readOnly}>
          {write.refusal.message}
        </Banner>
      )}
      <HiddenGradesSlot />
      <RefusedEditBanner />
    </div>
  )
}

/** Words that the room did not take, to be copied. */
export function RefusedEditBanner() {
  const { model } = useWorkshop()
  const refused = model.refusedEdit.value
  if (refused === null) return null
  const text = workshop.refusedEdit
  return (
    <section class="refusededit" aria-label={text.title}>
      <Banner
        tone="negative"
        title={text.title}
        action={
          <Button
            size="sm"
            onClick={() => {
              model.letGoOfRefused()
            }}
          >
            {text.dismiss}
          </Button>
        }
      >
        {refused.message} {text.body}
      </Banner>
      {refused.texts.map((words, index) => (
        <div key={words} class="refusededit__words">
          <TextArea label={text.words(index + 1)} readOnly value={words} />
          <CopyButton words={words} />
        </div>
      ))}
    </section>
  )
}

function CopyButton({ words }: { words: string }) {
  const [isCopied, setCopied] = useState(false)
  return (
    <Button
      size="sm"
      onClick={() => {
        void navigator.clipboard?.writeText(words).then(() => setCopied(true))
      }}
    >
      {isCopied ? workshop.refusedEdit.copied : workshop.refusedEdit.copy}
    </Button>
  )
}
