import { spawnSync } from 'node:child_process'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'

const CHECKOUT = resolve(import.meta.dirname, '../..')
const STATEMENTS = [
  { id: 7, kind: 'key_result', text: 'Deploy feature X', labels: { type: 'left aside' } },
  { id: 'seven', kind: 'objective', text: 'Launch the new website' },
  { id: 1.5, kind: 'key_result', text: 'Churn falls from 5% to 3% by 31 March' },
]

let dir = ''
beforeAll(() => {
  dir = mkdtempSync(join(tmpdir(), 'turnout-coach-'))
  writeFileSync(join(dir, 'some.jsonl'), lines(STATEMENTS))
  writeFileSync(join(dir, 'weak.md'), '# OKRs\n\n## O1: Launch the new website\n\n- KR1: Deploy feature X\n')
  writeFileSync(join(dir, 'prose.md'), 'Nothing of that kind.\n')
})
afterAll(() => rmSync(dir, { recursive: true, force: true }))

function lines(values: readonly unknown[]): string {
  return `${values.map((value) => JSON.stringify(value)).join('\n')}\n`
}

/** As a person calls it in another folder: npm runs the script in the checkout and says where it was called. */
function coach(args: readonly string[], { input = '', cwd = dir }: { input?: string; cwd?: string } = {}) {
  const { npm_lifecycle_event: _, INIT_CWD: __, NO_COLOR: ___, ...env } = process.env
  const { status, stdout, stderr } = spawnSync(
    process.execPath,
    [join(CHECKOUT, 'scripts/coach.mjs'), ...args],
    { cwd, input, env, encoding: 'utf8', maxBuffer: 64 * 1024 * 1024 },
  )
  return { status, out: stdout.split('\n').filter((line) => line !== ''), errors: stderr }
}

function parsed(out: readonly string[]): unknown[] {
  return out.map((line) => JSON.parse(line))
}

describe('npm run coach -- --jsonl', () => {
  const answers = [
    { id: 7, labels: { type: 'output', measurable: false, has_baseline: false, time_bound: false } },
    { id: 'seven', labels: { problems: ['is_task'] } },
    { id: 1.5, labels: { type: 'outcome', measurable: true, has_baseline: true, time_bound: true } },
  ]

  it('answers each line of a file in order, ids as they came', () => {
    const { status, out, errors } = coach(['--jsonl', 'some.jsonl'])
    expect(errors).toBe('')
    expect(parsed(out)).toEqual(answers)
    expect(status).toBe(0)
  })

  it('keeps the form and the order of the labels of the examples', () => {
    const { out } = coach(['--jsonl', 'some.jsonl'])
    expect(out[0]).toBe(
      '{"id":7,"labels":{"type":"output","measurable":false,"has_baseline":false,"time_bound":false}}',
    )
  })

  it.each([[['--jsonl']], [['--jsonl', '-']]])('reads standard input: %j', (args) => {
    const { status, out } = coach(args, { input: lines(STATEMENTS) })
    expect(parsed(out)).toEqual(answers)
    expect(status).toBe(0)
  })

  it('names bad lines, answers the good ones, and fails', () => {
    const input = `\uFEFF${lines([STATEMENTS[0]])}{nope\n\n${lines([{ id: 2, kind: 'task', text: 'x' }, STATEMENTS[1]])}`
    const { status, out, errors } = coach(['--jsonl'], { input: input.replaceAll('\n', '\r\n') })
    expect(parsed(out)).toEqual([answers[0], answers[1]])
    expect(errors).toMatch(/^<stdin>:2 not-json: .+\n<stdin>:4 not-a-statement: .+\n$/)
    expect(status).toBe(2)
  })

  it('answers many lines, all of them, into a pipe', () => {
    const many = Array.from({ length: 20_000 }, (_, id) => ({
      id,
      kind: 'key_result',
      text: `Ship part ${id}`,
    }))
    const { out } = coach(['--jsonl'], { input: lines(many) })
    expect(out.length).toBe(many.length)
    expect(out.at(-1)).toContain('"id":19999')
  })

  it('prints nothing for nothing', () => {
    expect(coach(['--jsonl'], { input: '' })).toEqual({ status: 0, out: [], errors: '' })
  })
})

describe('npm run coach -- FILE.md', () => {
  it('OB1 KR1: finds as a linter does', () => {
    const { status, out, errors } = coach(['weak.md'])
    expect(errors).toBe('')
    expect(out).toContainEqual(expect.stringMatching(/^weak\.md:3:8 OB1 (?:warn|ask) \S.+/))
    expect(out).toContainEqual(expect.stringMatching(/^weak\.md:5:8 KR1 (?:warn|ask) \S.+/))
    expect(out.at(-1)).toMatch(/^1 objective, 1 key result: /)
    expect(out.join('')).not.toContain('\u001b')
    expect(status).toBe(0)
  })

  it('reads standard input', () => {
    const { out } = coach(['-'], { input: 'KR1: Deploy feature X' })
    expect(out).toContainEqual(expect.stringMatching(/^<stdin>:1:6 KR1 /))
  })

  it('explains', () => {
    const { out } = coach(['weak.md', '--explain'])
    const at = out.findIndex((line) => line.includes(' KR1 '))
    expect(out[at + 1]).toMatch(/^ {4}\S/)
    expect(out.slice(at).join('\n')).toMatch(/weak: {2}.+\n {4}strong: .+/)
  })

  it('fails when it is strict and something warns', () => {
    expect(coach(['--strict', 'weak.md']).status).toBe(1)
  })

  it('says when there are no OKRs in it', () => {
    const { status, out, errors } = coach(['prose.md'])
    expect(out).toEqual([])
    expect(errors).toMatch(/^prose\.md no-okrs: /)
    expect(status).toBe(2)
  })
})

describe('npm run coach', () => {
  it('helps', () => {
    const { status, out } = coach(['--help'])
    expect(out.join('\n')).toContain('--jsonl')
    expect(status).toBe(0)
  })

  it.each([
    ['an option that is none', ['--nope'], 'bad-usage'],
    ['two files', ['weak.md', 'prose.md'], 'bad-usage'],
    ['what is for Markdown, with statements', ['--jsonl', '--strict'], 'bad-usage'],
    ['a file that is not there', ['none.md'], 'cannot-read'],
    ['a folder', ['.'], 'cannot-read'],
  ])('refuses %s', (_, args, code) => {
    const { status, out, errors } = coach(args)
    expect(out).toEqual([])
    expect(errors).toMatch(new RegExp(`^${code}: `))
    expect(status).toBe(2)
  })

  it('takes files from where npm was called', () => {
    const npm = process.platform === 'win32' ? 'npm.cmd' : 'npm'
    const { stdout } = spawnSync(
      npm,
      ['--prefix', CHECKOUT, 'run', '--silent', 'coach', '--', '--jsonl', 'some.jsonl'],
      {
        cwd: dir,
        encoding: 'utf8',
        shell: process.platform === 'win32',
      },
    )
    expect(stdout.trimEnd().split('\n').length).toBe(STATEMENTS.length)
  })
})
