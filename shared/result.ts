/** The outcome of something that may be refused for an expected reason. Bugs throw; refusals are returned. */
export type Result<Value, Code extends string = string> =
  | { readonly ok: true; readonly value: Value }
  | { readonly ok: false; readonly refusal: Refusal<Code> }

/** Why something was refused: a stable `code` for programs, and a `message` that tells a person what to do. */
export type Refusal<Code extends string = string> = { readonly code: Code; readonly message: string }

export function ok<Value>(value: Value): { readonly ok: true; readonly value: Value } {
  return { ok: true, value }
}

export function refuse<Code extends string>(
  code: Code,
  message: string,
): { readonly ok: false; readonly refusal: Refusal<Code> } {
  return { ok: false, refusal: { code, message } }
}

/** Ends a `switch` over a union: a case that was forgotten is a type error here, and a bug if it is ever reached. */
export function assertNever(value: never): never {
  throw new Error(`Unexpected value: ${JSON.stringify(value)}`)
}
