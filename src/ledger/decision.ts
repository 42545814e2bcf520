import type { JsonObject } from '#src/lib/json.ts'
import { canonical } from '#src/lib/json.ts'
import type { Entry, Noun } from './append.ts'
import { freshId, keyedId } from './ids.ts'

interface DecisionInput {
  readonly kind: string
  readonly body: JsonObject
  readonly text?: string
  readonly subjects: readonly { readonly id: string; readonly noun: Noun; readonly role?: string }[]
  /** ISO instant. */
  readonly at: string
  /** Automatic decisions are the same entry whenever the same rule reaches them; a person's click is always its own. */
  readonly same?: { readonly key: Buffer; readonly by: readonly string[] }
}

/** A decision as an entry: merge, tag, promise, retraction. */
export function decision({ kind, body, text, subjects, at, same }: DecisionInput): Entry {
  return {
    id: same ? keyedId(same.key, 'decision', canonical([kind, ...same.by])) : freshId(),
    kind,
    channel: null,
    direction: 'none',
    occurred_at: at,
    precision: 'instant',
    utc_offset: 0,
    family: 'decision',
    body_version: 1,
    body,
    text: text ?? null,
    original_id: null,
    place: '',
    seen_at: at,
    subjects: subjects.map(({ id, noun, role }) => ({ id, noun, role: role ?? 'about' })),
  }
}
