import { type ReadonlySignal, signal } from '@preact/signals'

const STORAGE_KEY = 'turnout-timer-sound'
const LENGTH_S = 1.1
/** Quiet: it may ring in forty headsets at once. */
const LOUDNESS = 0.05

const isOn = signal(readChoice())

/** Whether this device sounds when a timer ends. */
export const isTimerSoundOn: ReadonlySignal<boolean> = isOn

/** Switches the sound on or off, and keeps the choice on this device. */
export function toggleTimerSound(): void {
  isOn.value = !isOn.value
  try {
    localStorage.setItem(STORAGE_KEY, isOn.value ? 'on' : 'off')
  } catch {
    // Storage may be refused: the choice then lasts as long as the page.
  }
}

/** A short soft tone, where it is switched on and the browser lets a page sound. */
export function soundTimerEnd(): void {
  if (!isOn.value || typeof AudioContext === 'undefined') return
  const audio = new AudioContext()
  // A page that nobody has touched yet may not sound; it says so on the screen anyway.
  if (audio.state === 'suspended') void audio.resume().catch(() => {})
  const tone = new OscillatorNode(audio, { type: 'sine', frequency: 587 })
  const volume = new GainNode(audio, { gain: 0 })
  const start = audio.currentTime
  volume.gain.linearRampToValueAtTime(LOUDNESS, start + 0.04)
  volume.gain.exponentialRampToValueAtTime(0.0001, start + LENGTH_S)
  tone.connect(volume).connect(audio.destination)
  tone.onended = () => void audio.close().catch(() => {})
  tone.start(start)
  tone.stop(start + LENGTH_S)
}

function readChoice(): boolean {
  try {
    return localStorage.getItem(STORAGE_KEY) !== 'off'
  } catch {
    return true
  }
}
