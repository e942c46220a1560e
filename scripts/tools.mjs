// Runs the installed tools by their own entry files: no shell, no `npx`, the same on every system.
import { spawnSync } from 'node:child_process'

const TOOLS = {
  biome: 'node_modules/@biomejs/biome/bin/biome',
  tsc: 'node_modules/typescript/bin/tsc',
  vite: 'node_modules/vite/bin/vite.js',
  vitest: 'node_modules/vitest/vitest.mjs',
}

/** @typedef {keyof typeof TOOLS} Tool */

/**
 * Runs a tool in the checkout with its output shown.
 * @param {Tool} tool @param {string[]} args @param {NodeJS.ProcessEnv} [env]
 * @returns {number} exit status
 */
export function runTool(tool, args, env = process.env) {
  return spawnSync(process.execPath, [TOOLS[tool], ...args], { stdio: 'inherit', env }).status ?? 1
}

/**
 * Runs a tool and hands back what it printed.
 * @param {Tool} tool @param {string[]} args
 * @returns {{ status: number, stdout: string }}
 */
export function askTool(tool, args) {
  const { status, stdout } = spawnSync(process.execPath, [TOOLS[tool], ...args], {
    encoding: 'utf8',
    maxBuffer: 64 * 1024 * 1024,
    stdio: ['ignore', 'pipe', 'inherit'],
  })
  return { status: status ?? 1, stdout }
}
