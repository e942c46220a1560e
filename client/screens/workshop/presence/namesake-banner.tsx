import { useState } from 'preact/hooks'
import { namesakeOf } from '../../../../shared/workshop/namesake.ts'
import type { Visible } from '../../../../shared/workshop/state.ts'
import { peopleText } from '../../../text/en/people.ts'
import { Banner } from '../../../ui/banner.tsx'
import { Button } from '../../../ui/button.tsx'
import { RenameDialog } from '../people/person-dialogs.tsx'
import { useWorkshop } from '../workshop-context.ts'

const DRAFT = 'namesake-read'

/** Two people of one name: the second is asked whether they are the first on another device, or goes by another name. */
export function NamesakeBanner({ visible }: { visible: Visible }) {
  const { model, drafts } = useWorkshop()
  const [isRead, setRead] = useState(() => drafts.read(DRAFT) !== '')
  const [isRenaming, setRenaming] = useState(false)
  const personId = model.personId.value
  const name = model.me.value?.name ?? ''
  if (personId === null || isRead || namesakeOf(visible, personId) === null) return null
  const text = peopleText.namesake
  return (
    <>
      <Banner
        tone="info"
        title={text.title(name)}
        action={
          <span class="row">
            <Button size="sm" onClick={() => setRenaming(true)}>
              {peopleText.rename}
            </Button>
            <Button
              size="sm"
              onClick={() => {
                drafts.write(DRAFT, 'yes')
                setRead(true)
              }}
            >
              {text.dismiss}
            </Button>
          </span>
        }
      >
        {text.body}
      </Banner>
      {isRenaming ? <RenameDialog name={name} onClose={() => setRenaming(false)} /> : null}
    </>
  )
}
