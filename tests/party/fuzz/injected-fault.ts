/** What the simulation makes go wrong, so that it can be told from what goes wrong by itself. */
export class InjectedFault extends Error {}
