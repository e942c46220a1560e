import type { ComponentChildren } from 'preact'
import { useContext } from 'preact/hooks'
import { useScreenHeading } from './screen-heading.ts'
import { StageHeadAside } from './stage-head-aside.ts'
import { StagePrompt } from './stage-prompt.ts'
import './stage-head.css'

type StageHeadProps = {
  /** The stage's question: the screen's `h1`, and the start of the document's title. */
  question: string
  help?: string | undefined
  /** What stands behind the question in the document's title, such as the team. */
  place?: string | undefined
  /** At the right: a timer or a segmented choice. */
  children?: ComponentChildren
}

/** What this stage asks of me, with one line of help. */
export function StageHead({ question, help, place, children }: StageHeadProps) {
  const prompt = useContext(StagePrompt)
  const asked = prompt === '' ? question : prompt
  const heading = useScreenHeading(place === undefined ? asked : `${asked}, ${place}`)
  return (
    <div class="stagehead">
      <div class="stagehead__q">
        <h1 ref={heading} tabIndex={-1}>
          {asked}
        </h1>
        {help === undefined ? null : <p>{help}</p>}
      </div>
      {children}
      {useContext(StageHeadAside)}
    </div>
  )
}
