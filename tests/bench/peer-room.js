// What Turnout's room is measured against: a bare y-partykit room, as its documentation shows it, with snapshots kept.
// JavaScript, since y-partykit's declarations bring the types of another platform.
import { onConnect } from 'y-partykit'

export class PeerRoom {
  constructor(room) {
    this.room = room
  }

  onConnect(connection) {
    return onConnect(connection, this.room, { persist: { mode: 'snapshot' } })
  }
}
