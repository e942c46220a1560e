// Reads an OpenAPI document from standard input, as somebody would who knows nothing else of us: checks it against the
// specification, makes a client's types of it, and compiles a program that uses them (smoke.ts) to dist/.
import { spawnSync } from 'node:child_process'
import { mkdirSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { text } from 'node:stream/consumers'
import { Validator } from '@seriousme/openapi-schema-validator'
import openapiTypescript, { astToString } from 'openapi-typescript'

const here = import.meta.dirname
// Not at once by its number: a pipe that has nothing yet would say so with an error.
const document = JSON.parse(await text(process.stdin))

const validator = new Validator()
const { valid, errors } = await validator.validate(structuredClone(document))
if (!valid) fail(`The document breaks the specification: ${JSON.stringify(errors, null, 2)}`)
if (validator.version !== '3.1') fail(`It was read as version ${validator.version}.`)

rmSync(join(here, 'dist'), { recursive: true, force: true })
mkdirSync(join(here, 'dist'))
writeFileSync(join(here, 'dist/api.d.ts'), astToString(await openapiTypescript(document)))

const compiler = join(here, 'node_modules/typescript/bin/tsc')
const { status, stdout } = spawnSync(process.execPath, [compiler, '-p', here], { encoding: 'utf8' })
if (status !== 0) fail(`The client does not compile:\n${stdout}`)

/** @param {string} message @returns {never} */
function fail(message) {
  console.error(message)
  process.exit(1)
}
