import { FileUp } from 'lucide'
import { useEffect, useRef, useState } from 'preact/hooks'
import { takeAlong } from '../../../text/en/take-along.ts'
import { Button } from '../../../ui/button.tsx'
import { FieldError, TextArea } from '../../../ui/field.tsx'
import { type ChosenFile, readText } from './read-file.ts'

const text = takeAlong.import

/** A file by a button, by dropping it, or as text. */
export function ChooseFile({ onChosen }: { onChosen: (file: ChosenFile) => void }) {
  const input = useRef<HTMLInputElement>(null)
  const [pasted, setPasted] = useState('')
  const [problem, setProblem] = useState<string | null>(null)
  const [isOver, setOver] = useState(false)

  useEffect(() => {
    // A file that misses the field would be opened by the browser in place of the page, with all that is typed on it.
    const keepPage = (event: DragEvent) => event.preventDefault()
    window.addEventListener('dragover', keepPage)
    window.addEventListener('drop', keepPage)
    return () => {
      window.removeEventListener('dragover', keepPage)
      window.removeEventListener('drop', keepPage)
    }
  }, [])

  const take = (name: string, content: string) => {
    const read = readText(name, content)
    setProblem(read.ok ? null : read.message)
    if (read.ok) onChosen(read.file)
  }
  const takeFile = async (file: File | undefined) => {
    if (file === undefined) return
    try {
      take(file.name, await file.text())
    } catch {
      // Moved or deleted since it was chosen, or a folder.
      setProblem(text.notText)
    }
  }
  return (
    <div class="choosefile">
      <fieldset
        aria-label={text.drop}
        class={isOver ? 'choosefile__drop is-over' : 'choosefile__drop'}
        onDragOver={(event) => {
          event.preventDefault()
          setOver(true)
        }}
        onDragLeave={({ currentTarget, relatedTarget }) => {
          // Going on to what is within is not leaving.
          if (!(relatedTarget instanceof Node && currentTarget.contains(relatedTarget))) setOver(false)
        }}
        onDrop={(event) => {
          event.preventDefault()
          setOver(false)
          void takeFile(event.dataTransfer?.files[0])
        }}
      >
        <p class="muted">{text.drop}</p>
        <Button icon={FileUp} onClick={() => input.current?.click()}>
          {text.choose}
        </Button>
        {/* The button stands for it: the same for mouse, keyboard and screen readers. */}
        <input
          ref={input}
          type="file"
          accept=".csv,.tsv,.txt,.json,text/csv,application/json"
          hidden
          onChange={(event) => {
            const { files } = event.currentTarget
            void takeFile(files?.[0])
            event.currentTarget.value = ''
          }}
        />
      </fieldset>
      {problem === null ? null : <FieldError>{problem}</FieldError>}
      <details class="choosefile__paste">
        <summary>{text.paste}</summary>
        <TextArea
          label={text.pasteLabel}
          hint={text.formatHelp}
          rows={6}
          spellcheck={false}
          value={pasted}
          onInput={(event) => setPasted(event.currentTarget.value)}
        />
        <Button disabled={pasted.trim() === ''} onClick={() => take(text.pastedName, pasted)}>
          {text.pasteUse}
        </Button>
      </details>
    </div>
  )
}
