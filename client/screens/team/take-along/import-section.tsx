import { useState } from 'preact/hooks'
import type { CycleOkrs } from '../../../../shared/api/living-okrs.ts'
import { takeAlong } from '../../../text/en/take-along.ts'
import { ChooseFile } from './choose-file.tsx'
import { ImportFilePanel } from './import-file-panel.tsx'
import type { ChosenFile } from './read-file.ts'

/** Choosing a file, then everything about that file. */
export function ImportSection({ okrs }: { okrs: CycleOkrs }) {
  const [file, setFile] = useState<ChosenFile | null>(null)
  return (
    <section class="sheet" aria-labelledby="bring-in">
      <h2 id="bring-in">{takeAlong.import.title}</h2>
      <p class="takealong__lede">{takeAlong.import.lede}</p>
      {file === null ? (
        <ChooseFile onChosen={setFile} />
      ) : (
        <ImportFilePanel okrs={okrs} file={file} onAnother={() => setFile(null)} />
      )}
    </section>
  )
}
