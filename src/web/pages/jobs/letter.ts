import type { JobPage, Owed } from '#src/domain/views/jobs.ts'
import { mailto } from '../../words/mailto.ts'
import { spoken } from '../../words/vocabulary.ts'

/** A letter to begin with; what stands in braces is each person's own. */
export const usualLetter = (sender: string): string =>
  `Dear {name},

thank you for the time you gave to {job} at {client}. It will not go further for you this time: {reason}.

I wanted you to hear it from me. You are known here now, and I will write when something fits you better.

${sender}`

const reasons = (): Readonly<Record<string, string>> => ({
  us: 'somebody else’s experience was closer to what is needed',
  client: spoken('the client has chosen otherwise'),
  candidate: 'as you wished',
})

/** The letter to one person, addressed and filled in. Pure. */
export function letterTo(
  one: Pick<Owed, 'name' | 'stage' | 'ended'>,
  job: Pick<JobPage, 'title' | 'client'>,
  letter: string,
): { readonly subject: string; readonly text: string } {
  const [first = one.name] = one.name.split(/\s+/)
  const values: Readonly<Record<string, string>> = {
    name: first,
    job: job.title,
    client: job.client?.name ?? spoken('our client'),
    stage: one.stage ?? '',
    reason: reasons()[one.ended?.by ?? 'client'] ?? '',
  }
  return {
    subject: `${job.title}${job.client === null ? '' : ` at ${job.client.name}`}`,
    text: letter.replaceAll(/\{(\w+)\}/g, (whole, name: string) => values[name] ?? whole),
  }
}

/** Opens the reader's mail program with it (RFC 6068). */
export const letterAddress = (email: string, subject: string, text: string): string =>
  `${mailto(email)}?subject=${encodeURIComponent(subject)}&body=${encodeURIComponent(text.replaceAll('\n', '\r\n'))}`
