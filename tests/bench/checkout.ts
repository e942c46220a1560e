import { resolve } from 'node:path'

/** The benchmark is run from the checkout's folder, by `npm run bench`; its own files lie elsewhere, in a bundle. */
export const CHECKOUT = resolve('.')
