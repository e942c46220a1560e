import { createContext } from 'preact'
import { useContext } from 'preact/hooks'
import { type PersonColour, personColour } from './person.ts'

/** The colours of the people around; whoever has none here, and everybody outside a workshop, gets one by their id. */
export const PersonColours = createContext<ReadonlyMap<string, PersonColour>>(new Map())

export function usePersonColour(): (personId: string) => PersonColour {
  const colours = useContext(PersonColours)
  return (personId) => colours.get(personId) ?? personColour(personId)
}
