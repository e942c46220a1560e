import type { ComponentChildren } from 'preact'
import type { Visible } from '../../../../shared/workshop/state.ts'
import { Button } from '../../../ui/button.tsx'
import { StageHead } from '../../../ui/stage-head.tsx'
import { useWorkshop } from '../workshop-context.ts'

export type FinalisedWords = {
  readonly publishing: string
  readonly publishingHelp: string
  readonly published: (revision: number) => string
  readonly publishedHelp: string
  readonly reopen: string
  readonly reopenHelp: string
}

/** What was finalised, on its way to the record or there; with the ways to go on from it, of which opening it again is one. */
export function FinalisedSession({
  visible: { publication, workshop },
  text,
  ways,
  children,
}: {
  visible: Visible
  text: FinalisedWords
  ways: ComponentChildren
  children: ComponentChildren
}) {
  if (publication.status !== 'published') {
    return (
      <div aria-busy="true">
        <StageHead question={text.publishing} help={text.publishingHelp} place={workshop.teamName} />
        <p class="row" role="status">
          <i class="spin" /> {text.publishing}
        </p>
        {children}
      </div>
    )
  }
  return (
    <>
      <StageHead
        question={text.published(publication.revision)}
        help={text.publishedHelp}
        place={workshop.teamName}
      />
      <div class="row finalways">
        {ways}
        <ReopenButton text={text} />
      </div>
      <ReopenHelp text={text} />
      {children}
    </>
  )
}

function ReopenButton({ text }: { text: FinalisedWords }) {
  const { model } = useWorkshop()
  if (!model.can('lead-workshop')) return null
  return (
    <Button disabled={!model.may({ type: 'reopen' }).ok} onClick={() => void model.give({ type: 'reopen' })}>
      {text.reopen}
    </Button>
  )
}

function ReopenHelp({ text }: { text: FinalisedWords }) {
  const { model } = useWorkshop()
  return model.can('lead-workshop') ? <p class="small muted finalhelp">{text.reopenHelp}</p> : null
}
