import { createApp } from './app.ts'

export default createApp({
  now: () => Date.now(),
  randomBytes: (length) => crypto.getRandomValues(new Uint8Array(length)),
})
