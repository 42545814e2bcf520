import { anybody, type Viewer } from '#src/access/viewer.ts'
import type { Trx } from '#src/db/pool.ts'
import { Refusal } from '#src/domain/refusal.ts'
import type { Warning } from '#src/domain/views/jobs.ts'
import { unmarked } from '#src/domain/vocabulary.ts'
import type { Entry } from '#src/ledger/append.ts'
import { typed } from '#src/ledger/typed.ts'
import type { JsonObject } from '#src/lib/json.ts'
import { warningsFor } from '#src/projections/job/guards.ts'
import type { JobHead } from '#src/projections/job/page.ts'

/** What speaks against it, by person, as it goes into the decision beside the reason for going on. */
type Warned = ReadonlyMap<string, JsonObject>

interface Guarded {
  readonly job: JobHead
  readonly people: readonly string[]
  readonly doing: 'add' | 'submit'
  readonly because: string | undefined
  readonly now: string
}

/** What they say of the client would say whose confidential job it is. */
const ofClient: ReadonlySet<Warning['kind']> = new Set(['sent', 'wall', 'protected'])

/** Facts that may stand where everybody reads them: who goes past a guard may know more than who reads of it. */
const keptFacts = (toAll: readonly Warning[], person: string, confidential: boolean): string[] =>
  toAll
    .filter(one => one.person === person && !(confidential && ofClient.has(one.kind)))
    .map(one => unmarked(one.words))

/**
 * Asks the guards. Without a reason their facts stop it; with one, those that anybody may know are kept with it.
 * @throws Refusal `conflict` with a detail for each fact, at `/people/ID`.
 */
export async function guarded(
  trx: Trx,
  viewer: Viewer,
  { job, people, doing, because, now }: Guarded,
): Promise<Warned> {
  const asked = { job, people, doing, by: viewer.account, now }
  const warnings = await warningsFor(trx, viewer, asked)
  if (warnings.length === 0) return new Map()
  if (because === undefined)
    throw new Refusal(
      'conflict',
      warnings.length === 1 ? (warnings[0]?.words ?? '') : `There are ${warnings.length} reasons to look again.`,
      '/because',
      warnings.map(({ person, words }) => ({ pointer: `/people/${person}`, detail: words })),
    )
  const toAll = await warningsFor(trx, anybody, asked)
  const found = new Map<string, JsonObject>()
  for (const person of new Set(warnings.map(one => one.person)))
    found.set(person, { warned: { facts: keptFacts(toAll, person, job.confidential), because } })
  return found
}

/** What somebody went past, and why, as a note on the person's line and the job's. */
export function reasonNote(job: JobHead, persona: string, warned: JsonObject | undefined, at: string): Entry[] {
  const said = warned?.['warned'] as { readonly facts: readonly string[]; readonly because: string } | undefined
  if (!said) return []
  return [
    typed({
      kind: 'note.written',
      channel: 'internal',
      direction: 'none',
      at,
      body: { title: job.confidential ? 'All the same' : `${job.title}, all the same` },
      text: [...said.facts, `All the same: ${said.because}`].join(' '),
      subjects: [
        { id: persona, noun: 'persona', role: 'about' },
        { id: job.id, noun: 'assignment', role: 'about' },
      ],
    }),
  ]
}
