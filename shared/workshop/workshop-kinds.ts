/** What a room can be for. */
export const ROOM_KINDS = ['planning', 'check-in', 'retro'] as const
export type RoomKind = (typeof ROOM_KINDS)[number]

/** What people start a workshop for. The check-in meeting of a week is held, by whoever comes first. */
export const STARTED_KINDS = ['planning', 'retro'] as const satisfies readonly RoomKind[]
export type StartedKind = (typeof STARTED_KINDS)[number]

/** `imported`: holds OKRs that came in a file; it is closed, and has no room. */
export const WORKSHOP_KINDS = [...ROOM_KINDS, 'imported'] as const
export type WorkshopKind = (typeof WORKSHOP_KINDS)[number]
