import { createContext } from 'preact'

/** A question of the facilitator's own in place of the stage's; `''`: there is none. */
export const StagePrompt = createContext('')
