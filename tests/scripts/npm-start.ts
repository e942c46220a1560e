import { type ChildProcess, spawn } from 'node:child_process'
import { descendantsOf, isAlive } from '../support/processes.ts'
import { waitFor } from '../support/wait.ts'

const UP_TIMEOUT_MS = 60_000
const END_TIMEOUT_MS = 20_000

/** `npm start` as a person runs it: in a process group like a terminal's, so that `interrupt` is a Ctrl-C. */
export class NpmStart {
  output = ''
  exitCode: number | null = null
  readonly #child: ChildProcess
  readonly #ended: Promise<void>
  #seen = new Set<number>()

  constructor(dir: string, ports: { port: number; partyPort: number }, args: string[] = []) {
    const env = { ...process.env, PORT: String(ports.port), PARTY_PORT: String(ports.partyPort) }
    this.#child = spawn('npm', ['start', '--', ...args], { cwd: dir, env, detached: true, stdio: 'pipe' })
    for (const stream of [this.#child.stdout, this.#child.stderr]) {
      stream?.on('data', (chunk) => {
        this.output += chunk
      })
    }
    this.#ended = new Promise((resolve) => {
      this.#child.once('close', (code) => {
        this.exitCode = code
        resolve()
      })
    })
  }

  /** The URL in its last line. */
  async url(): Promise<string> {
    const url = await waitFor(
      'the URL in what npm start prints',
      () => {
        if (this.exitCode !== null)
          throw new Error(`npm start ended with code ${this.exitCode}:\n${this.output}`)
        return /runs at (http:\S+)/.exec(this.output)?.[1]
      },
      UP_TIMEOUT_MS,
    )
    this.processes()
    return url
  }

  /** Every process it has started, itself included. Remembers what it saw, as orphans lose their parents. */
  processes(): number[] {
    const pid = this.#child.pid
    if (pid !== undefined) this.#seen = new Set([...this.#seen, pid, ...descendantsOf(pid)])
    return [...this.#seen]
  }

  interrupt(): void {
    this.#signalGroup('SIGINT')
  }

  /** What a crash or `kill -9` of everything but the servers is like. */
  killAbruptly(): void {
    this.processes()
    this.#signalGroup('SIGKILL')
  }

  async ended(): Promise<void> {
    const timeout = AbortSignal.timeout(END_TIMEOUT_MS)
    await Promise.race([
      this.#ended,
      new Promise((_, reject) =>
        timeout.addEventListener('abort', () => reject(new Error(`Still runs:\n${this.output}`))),
      ),
    ])
  }

  async noProcessIsLeft(): Promise<void> {
    await waitFor('all its processes to end', () => ![...this.#seen].some(isAlive))
  }

  /** For `afterEach`: whatever the test did, nothing of it goes on running. */
  async stop(): Promise<void> {
    if (this.exitCode === null && this.#child.signalCode === null) {
      this.interrupt()
      await this.ended()
    }
  }

  #signalGroup(signal: NodeJS.Signals): void {
    if (this.#child.pid === undefined) throw new Error('npm could not be started.')
    process.kill(-this.#child.pid, signal)
  }
}
