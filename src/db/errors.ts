/** Something about the engine that a person has to change; the message says what, in a sentence. Exit code 2 on the command line. */
export class EngineError extends Error {
  override readonly name = 'EngineError'
}

/** The `code` of an error from Node or PostgreSQL (`ENOENT`, `40001`), or null. */
export function codeOf(error: unknown): string | null {
  if (typeof error !== 'object' || error === null || !('code' in error)) return null
  return typeof error.code === 'string' ? error.code : null
}

export const messageOf = (error: unknown): string => (error instanceof Error ? error.message : String(error))
