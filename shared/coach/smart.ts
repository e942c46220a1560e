/** SMART as five lights on a key result: S = KR3, M = KR4, A = KR6, R = KR7, T = KR8. */
export const SMART_LETTERS = ['specific', 'measurable', 'achievable', 'relevant', 'timeBound'] as const
export type SmartLetter = (typeof SMART_LETTERS)[number]

/** `unknown`: nobody has said yet, or the coach cannot tell. */
export type LightState = 'met' | 'not-yet' | 'unknown'
export type SmartLights = { readonly [letter in SmartLetter]: LightState }
