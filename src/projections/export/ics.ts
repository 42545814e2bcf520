import { audiencesOf, type Viewer } from '#src/access/viewer.ts'
import type { Trx } from '#src/db/pool.ts'
import { contentLine } from '#src/lib/content-line.ts'
import { fullest } from '../people/list.ts'

const escaped = (text: string): string => text.replace(/[\\,;]/g, '\\$&').replace(/\r?\n/g, '\\n')
const stamp = (at: string): string => `${at.slice(0, 19).replace(/[-:]/g, '')}Z`

interface Dated {
  readonly id: string
  readonly at: string
  readonly name: string
  readonly text: string | null
  readonly promised: boolean
}

/** iCalendar (RFC 5545): meetings as events, promises as to-dos. */
export async function* exportIcs(trx: Trx, viewer: Viewer, now: string): AsyncGenerator<string> {
  const vis = audiencesOf(trx, viewer)
  yield ['BEGIN:VCALENDAR', 'VERSION:2.0', 'PRODID:-//Throughline//EN'].map(contentLine).join('')
  const rows = trx<Dated[]>`
    select l.entry_id as id, min(l.at) as at, string_agg(distinct c.name, ', ') as name, min(case when l.read in ${vis} then coalesce(l.title, l.snippet) end) as text, false as promised
    from line l join card c on c.person_id = l.person_id and c.opened and c.audience in ${vis} and ${fullest(trx, viewer)}
    where l.kind in ('meeting.held', 'meeting.planned', 'event.attended') and l.at > '-infinity' and l.know in ${vis} group by l.entry_id
    union all
    select f.entry_id, (f.body ->> 'due')::timestamptz, c.name, f.body ->> 'text', true from fact f join card c on c.person_id = f.person_id and c.opened and c.audience in ${vis} and ${fullest(trx, viewer)}
    where f.kind = 'followup.promised' and f.account = ${viewer.account}::uuid
      and not exists (select from fact k where k.person_id = f.person_id and k.kind = 'followup.kept' and k.body ->> 'followup' = f.entry_id::text)
    order by 2, 1`.cursor(500)
  for await (const batch of rows) {
    for (const row of batch) {
      const part = row.promised ? 'VTODO' : 'VEVENT'
      yield [
        `BEGIN:${part}`,
        `UID:${row.id}@throughline`,
        `DTSTAMP:${stamp(now)}`,
        `${row.promised ? 'DUE' : 'DTSTART'}:${stamp(row.at)}`,
        `SUMMARY:${escaped(row.text ? `${row.name}: ${row.text.slice(0, 200)}` : row.name)}`,
        `END:${part}`,
      ]
        .map(contentLine)
        .join('')
    }
  }
  yield contentLine('END:VCALENDAR')
}
