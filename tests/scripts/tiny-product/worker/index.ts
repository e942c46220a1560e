/** The least that the scripts can start: it counts in D1 and says what it was given. */
interface Env {
  readonly TURNOUT_SECRET: string
  readonly APP_ORIGIN: string
  readonly ROOM_ORIGIN?: string
  readonly ROOM: { getByName(name: string): { fetch(request: Request): Promise<Response> } }
  readonly DB: { prepare(sql: string): { run(): Promise<unknown>; first(column: string): Promise<unknown> } }
}

let ticks = 0

export default {
  async fetch(request: Request, env: Env): Promise<Response> {
    const { pathname } = new URL(request.url)
    if (pathname === '/api/health') return Response.json({ ok: true })
    if (pathname === '/api/given') return Response.json({ ...env, DB: undefined, ROOM: undefined, ticks })
    if (pathname.startsWith('/parties/')) return env.ROOM.getByName(pathname).fetch(request)
    if (request.method === 'POST') await env.DB.prepare('insert into note default values').run()
    return Response.json({ notes: await env.DB.prepare('select count(*) as notes from note').first('notes') })
  },
  scheduled(): void {
    ticks += 1
  },
}
