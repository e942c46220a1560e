// Finds a Chrome or Chromium for the browser tests.
import { spawnSync } from 'node:child_process'
import { existsSync } from 'node:fs'
import { delimiter, join } from 'node:path'

const COMMANDS = [
  'google-chrome',
  'google-chrome-stable',
  'chromium',
  'chromium-browser',
  'chrome',
  'microsoft-edge',
]
const MAC_APPS = ['Google Chrome', 'Chromium', 'Microsoft Edge']
const WINDOWS_PATHS = [
  'Google\\Chrome\\Application\\chrome.exe',
  'Chromium\\Application\\chrome.exe',
  'Microsoft\\Edge\\Application\\msedge.exe',
]

/**
 * @param {NodeJS.ProcessEnv} env `CHROME_PATH` is believed before all else
 * @returns {string | null} path of the executable
 * @throws when CHROME_PATH names a file that is not there
 */
export function findBrowser(env = process.env) {
  if (env.CHROME_PATH) {
    if (existsSync(env.CHROME_PATH)) return env.CHROME_PATH
    throw new Error(`CHROME_PATH is ${env.CHROME_PATH}, but there is no such file.`)
  }
  return candidates(env).find((path) => existsSync(path)) ?? null
}

/**
 * Like findBrowser, and installs Chromium where that needs no question: on Debian and its kin, as root.
 * @returns {string}
 * @throws one line that says what to install
 */
export function findOrInstallBrowser() {
  const found = findBrowser()
  if (found !== null) return found
  const isRoot = process.getuid?.() === 0
  if (isRoot && existsSync('/usr/bin/apt-get')) {
    console.log('Installing Chromium for the browser tests (apt-get) …')
    const env = { ...process.env, DEBIAN_FRONTEND: 'noninteractive' }
    spawnSync('apt-get', ['update', '-qq'], { stdio: ['ignore', 'ignore', 'inherit'], env })
    spawnSync('apt-get', ['install', '-y', '-qq', 'chromium'], {
      stdio: ['ignore', 'ignore', 'inherit'],
      env,
    })
    const installed = findBrowser()
    if (installed !== null) return installed
  }
  throw new Error(
    'The browser tests need Chrome or Chromium: install one of them, or set CHROME_PATH to its executable.',
  )
}

/** @param {NodeJS.ProcessEnv} env @returns {string[]} */
function candidates(env) {
  switch (process.platform) {
    case 'darwin':
      return ['/', env.HOME ?? '/'].flatMap((root) =>
        MAC_APPS.map((app) => join(root, `Applications/${app}.app/Contents/MacOS/${app}`)),
      )
    case 'win32':
      return [env.PROGRAMFILES, env['PROGRAMFILES(X86)'], env.LOCALAPPDATA]
        .filter((root) => root !== undefined)
        .flatMap((root) => WINDOWS_PATHS.map((path) => join(root, path)))
    default:
      return (env.PATH ?? '').split(delimiter).flatMap((dir) => COMMANDS.map((command) => join(dir, command)))
  }
}
