/** The least that partykit can run: it counts in the room's storage and says what it was given. */
interface Room {
  readonly env: Record<string, unknown>
  readonly storage: {
    get(key: string): Promise<unknown>
    put(key: string, value: number): Promise<void>
    sync(): Promise<void>
  }
}

export default class TinyRoom {
  constructor(readonly room: Room) {}

  async onRequest(request: Request): Promise<Response> {
    let notes = Number((await this.room.storage.get('notes')) ?? 0)
    if (request.method === 'POST') {
      notes += 1
      await this.room.storage.put('notes', notes)
      await this.room.storage.sync()
    }
    const { TURNOUT_SECRET, WORKER_ORIGIN } = this.room.env
    return Response.json({ notes, TURNOUT_SECRET, WORKER_ORIGIN })
  }
}
