// Which scripts and styles of the built client a browser loads for a screen.
import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'

/**
 * What a screen's chunk is called in vite's manifest, or how its name begins. Screens are lazy; what a screen itself
 * imports lazily is not counted, unless it stands here because nothing can be done without it.
 */
const SCREENS = /** @type {const} */ ({
  home: ['screens/home/'],
  workshop: ['screens/workshop/workshop-screen'],
})

/** @typedef {keyof typeof SCREENS} Screen */
/** @typedef {{ file: string, isEntry?: boolean, imports?: string[], css?: string[] }} Chunk */
/** @typedef {Record<string, Chunk>} Manifest */

export const SCREEN_NAMES = /** @type {Screen[]} */ (Object.keys(SCREENS))

/**
 * @param {string} dist folder of the build, with vite's manifest
 * @param {Screen} screen
 * @returns {string[]} paths in that folder, each once
 * @throws when the build has no chunk for the screen
 */
export function loadedFiles(dist, screen) {
  /** @type {Manifest} */
  const manifest = JSON.parse(readFileSync(join(dist, '.vite/manifest.json'), 'utf8'))
  const keys = Object.keys(manifest)
  const entries = keys.filter((key) => manifest[key]?.isEntry)
  const chunks = SCREENS[screen].flatMap((source) => {
    const found = keys.filter((key) => key.startsWith(source))
    if (found.length === 0)
      throw new Error(`The build has no chunk for ${source}; is that screen still loaded lazily?`)
    return found
  })
  const ofChunks = [...entries, ...chunks].flatMap((key) => filesOfChunk(manifest, key, new Set()))
  return [...new Set([...filesOfPage(dist), ...ofChunks])].sort()
}

/** A chunk with all it imports statically, directly or not. @param {Manifest} manifest @param {string} key @param {Set<string>} seen @returns {string[]} */
function filesOfChunk(manifest, key, seen) {
  const chunk = manifest[key]
  if (chunk === undefined || seen.has(key)) return []
  seen.add(key)
  const imported = (chunk.imports ?? []).flatMap((next) => filesOfChunk(manifest, next, seen))
  return [chunk.file, ...(chunk.css ?? []), ...imported].filter((file) => /\.(?:m?js|css)$/.test(file))
}

/** What the page itself names, such as a script of client/public/ that the manifest does not know. @param {string} dist */
function filesOfPage(dist) {
  const html = readFileSync(join(dist, 'index.html'), 'utf8')
  return [...html.matchAll(/<(?:script|link)\b[^>]*?\s(?:src|href)="\/([^"]+\.(?:m?js|css))"/g)]
    .flatMap((match) => match[1] ?? [])
    .filter((file) => existsSync(join(dist, file)))
}
