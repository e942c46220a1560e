/** How an initiative stands. It never moves a key result's progress: doing is not achieving. */
export const INITIATIVE_STATES = ['open', 'doing', 'done', 'dropped'] as const
export type InitiativeState = (typeof INITIATIVE_STATES)[number]
