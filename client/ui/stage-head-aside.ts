import { type ComponentChildren, createContext } from 'preact'

/** What stands at the right of every stage's question, whichever stage it is: the clock. */
export const StageHeadAside = createContext<ComponentChildren>(null)
