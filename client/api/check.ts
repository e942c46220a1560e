import * as v from 'valibot'

/** Messages for the fields of a form, by dotted path (`team.name`). */
export type FieldMessages = Readonly<Record<string, string>>

/**
 * Checks what a form holds by the schema that the server uses too.
 * @returns the first message of each field that needs mending; empty when all is well
 */
export function checkFields(schema: v.GenericSchema, input: unknown): FieldMessages {
  const checked = v.safeParse(schema, input)
  if (checked.success) return {}
  const messages: Record<string, string> = {}
  for (const issue of checked.issues) {
    const path = v.getDotPath(issue) ?? ''
    messages[path] ??= issue.message
  }
  return messages
}
