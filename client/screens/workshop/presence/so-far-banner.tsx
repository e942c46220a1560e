import { useState } from 'preact/hooks'
import { readNotes } from '../../../../shared/board/notes.ts'
import { joinedLate, whatHappened } from '../../../../shared/workshop/so-far.ts'
import type { Visible } from '../../../../shared/workshop/state.ts'
import { peopleText, soFarLine } from '../../../text/en/people.ts'
import { stageName } from '../../../text/en/stages.ts'
import { Banner } from '../../../ui/banner.tsx'
import { Button } from '../../../ui/button.tsx'
import { useWorkshop } from '../workshop-context.ts'

/** What this tab has said that it read. */
const DRAFT = 'so-far-read'

/** For who comes in the middle: what the others have done until now, in one line. */
export function SoFarBanner({ visible }: { visible: Visible }) {
  const { model, drafts } = useWorkshop()
  const [isRead, setRead] = useState(() => drafts.read(DRAFT) !== '')
  const personId = model.personId.value
  if (isRead || personId === null || !joinedLate(visible, personId)) return null
  const { made, now } = whatHappened(visible, model.board.value, readNotes(model.document.value.doc))
  const text = peopleText.soFar
  return (
    <Banner
      tone="info"
      title={text.title}
      action={
        <Button
          size="sm"
          onClick={() => {
            drafts.write(DRAFT, 'yes')
            setRead(true)
          }}
        >
          {text.dismiss}
        </Button>
      }
    >
      {soFarLine(made)} {text.now(stageName(now))}
    </Banner>
  )
}
