/** What a room can be for. */
export const ROOM_KINDS = ['planning', 'check-in', 'retro'] as const
export type RoomKind = (typeof ROOM_KINDS)[number]

/** `imported`: holds OKRs that came in a file; it is closed, and has no room. */
export const WORKSHOP_KINDS = [...ROOM_KINDS, 'imported'] as const
export type WorkshopKind = (typeof WORKSHOP_KINDS)[number]
