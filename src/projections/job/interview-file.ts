import type { CandidacyPage } from '#src/domain/views/jobs.ts'
import { contentLine } from '#src/lib/content-line.ts'

const escaped = (text: string): string => text.replace(/[\\,;]/g, '\\$&').replace(/\r?\n/g, '\\n')
const stamp = (at: string): string => `${new Date(at).toISOString().slice(0, 19).replace(/[-:]/g, '')}Z`
const words = (value: unknown): string => (typeof value === 'string' ? value : '')

/**
 * An interview as a calendar file (RFC 5545, published as in RFC 5546): one UID for its whole life and a sequence that
 * rises with every change, so that a calendar moves what it has and adds nothing. Null when there is no such interview.
 */
export function interviewFile({ name, job, steps }: CandidacyPage, entry: string, now: string): string | null {
  const planned = steps.find(step => step.entry === entry && step.kind === 'interview.planned')
  if (!planned) return null
  const about = steps.filter(step => step.body['interview'] === entry).reverse()
  const changes = about.filter(step => step.kind === 'interview.changed').map(step => step.body)
  const agreed: { [name: string]: unknown } = Object.assign({}, planned.body, ...changes)
  const cancelled = about.some(step => step.kind === 'interview.cancelled')
  const at = words(agreed['at'])
  const minutes = typeof agreed['minutes'] === 'number' ? agreed['minutes'] : 60
  const [place, people] = [words(agreed['place']), words(agreed['with'])]
  return [
    'BEGIN:VCALENDAR',
    'VERSION:2.0',
    'PRODID:-//Throughline//EN',
    'METHOD:PUBLISH',
    'BEGIN:VEVENT',
    `UID:${words(planned.body['uid']) || `${entry}@throughline`}`,
    `SEQUENCE:${changes.length + (cancelled ? 1 : 0)}`,
    `DTSTAMP:${stamp(now)}`,
    `DTSTART:${stamp(at)}`,
    `DTEND:${stamp(new Date(Date.parse(at) + minutes * 60_000).toISOString())}`,
    `SUMMARY:${escaped(`Interview: ${name}, ${job.name}`)}`,
    ...(place ? [`LOCATION:${escaped(place)}`] : []),
    ...(people ? [`DESCRIPTION:${escaped(`With ${people}`)}`] : []),
    `STATUS:${cancelled ? 'CANCELLED' : 'CONFIRMED'}`,
    'END:VEVENT',
    'END:VCALENDAR',
  ]
    .map(contentLine)
    .join('')
}
