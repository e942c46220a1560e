/** The same room as a Durable Object: it counts in its storage and says what it was given. */
interface Storage {
  get(key: string): Promise<unknown>
  put(key: string, value: number): Promise<void>
  sync(): Promise<void>
}
interface Env {
  readonly TURNOUT_SECRET: string
  readonly WORKER: { fetch(url: string): Promise<Response> }
}

export class Room {
  constructor(
    readonly state: { readonly storage: Storage },
    readonly env: Env,
  ) {}

  async fetch(request: Request): Promise<Response> {
    const { storage } = this.state
    let notes = Number((await storage.get('notes')) ?? 0)
    if (request.method === 'POST') {
      notes += 1
      await storage.put('notes', notes)
      await storage.sync()
    }
    const worker: unknown = await (await this.env.WORKER.fetch('http://worker/api/health')).json()
    return Response.json({ notes, TURNOUT_SECRET: this.env.TURNOUT_SECRET, worker })
  }
}

export default {
  fetch: () => new Response(null, { status: 404 }),
}
