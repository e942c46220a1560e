import { useLayoutEffect, useMemo, useRef, useState } from 'preact/hooks'
import { type SuggestedGroup, suggestGroups } from '../../../../shared/board/suggest-groups.ts'
import { sortText } from '../../../text/en/workshop-sort.ts'
import { Button } from '../../../ui/button.tsx'
import { Panel } from '../../../ui/panel.tsx'
import { useNotes } from './notes-context.ts'
import './suggest-panel.css'

/** Groups that the loose cards might make, each with its reason. Worked out once, when it opens. */
export function SuggestPanel({ onClose }: { onClose: () => void }) {
  const { notes, actions } = useNotes()
  const suggestions = useMemo(
    () =>
      notes.layout
        .peek()
        .flatMap(({ looseIds }) =>
          suggestGroups(looseIds.map((id) => ({ id, text: notes.face(id).peek()?.text ?? '' }))),
        ),
    [notes],
  )
  const [settled, setSettled] = useState<ReadonlySet<SuggestedGroup>>(new Set())
  const list = useRef<HTMLUListElement>(null)
  // The button that was pressed is gone with its suggestion: on to the next one.
  useLayoutEffect(() => {
    if (settled.size === 0 || document.activeElement !== document.body) return
    ;(list.current?.querySelector('button') ?? list.current)?.focus()
  }, [settled])
  const open = suggestions.filter((suggestion) => !settled.has(suggestion))
  const settle = (suggestion: SuggestedGroup) => setSettled((before) => new Set([...before, suggestion]))
  return (
    <Panel title={sortText.suggestTitle} onClose={onClose}>
      <p class="muted">{open.length === 0 ? sortText.noSuggestions : sortText.suggestHelp}</p>
      <ul class="suggestions" ref={list} tabIndex={-1}>
        {open.map((suggestion) => (
          <li key={suggestion.noteIds[0]} class="suggestion card">
            <h3>{suggestion.name}</h3>
            <p class="small">
              {sortText.shares(suggestion.noteIds.length, suggestion.sharedWords, suggestion.frequentWords)}
            </p>
            <ul>
              {suggestion.noteIds.map((id) => (
                <li key={id}>{notes.face(id).peek()?.text}</li>
              ))}
            </ul>
            <div class="row">
              <Button
                size="sm"
                variant="ink"
                aria-label={sortText.takeNamed(suggestion.name)}
                onClick={() => {
                  if (actions.takeSuggestion(suggestion)) settle(suggestion)
                }}
              >
                {sortText.take}
              </Button>
              <Button
                size="sm"
                variant="quiet"
                aria-label={sortText.leaveNamed(suggestion.name)}
                onClick={() => settle(suggestion)}
              >
                {sortText.leave}
              </Button>
            </div>
          </li>
        ))}
      </ul>
    </Panel>
  )
}
