import { voteText } from '../../../../text/en/workshop-vote.ts'
import { Banner } from '../../../../ui/banner.tsx'
import { Button } from '../../../../ui/button.tsx'
import { TextArea } from '../../../../ui/field.tsx'
import { useWorkshop } from '../../workshop-context.ts'

/** Reasons that were typed and not counted when the vote ended, to be copied. */
export function LostReasons() {
  const { ballot } = useWorkshop().model
  const lost = ballot.lost.value
  if (lost === null) return null
  const text = voteText.lost
  return (
    <section class="lostreasons" aria-label={text.title}>
      <Banner
        tone="warning"
        title={text.title}
        action={
          <Button size="sm" onClick={ballot.forgetLost}>
            {text.dismiss}
          </Button>
        }
      >
        {text.body}
      </Banner>
      {lost.texts.map((words, index) => (
        <TextArea key={words} label={text.words(index + 1)} readOnly value={words} />
      ))}
    </section>
  )
}
