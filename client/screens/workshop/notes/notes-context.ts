import { createContext } from 'preact'
import { useContext } from 'preact/hooks'
import type { NotesModel } from '../../../models/notes-model.ts'
import type { NotesActions } from './notes-actions.ts'

/** What the parts of one board of notes share; it stays the same object, so that nothing is drawn anew for it. */
export type NotesView = {
  readonly notes: NotesModel
  readonly actions: NotesActions
  /** What an area is called. */
  readonly nameOfArea: (areaId: string) => string
}

export const NotesContext = createContext<NotesView | null>(null)

export function useNotes(): NotesView {
  const view = useContext(NotesContext)
  if (view === null) throw new Error('There is no board of notes around this component.')
  return view
}
