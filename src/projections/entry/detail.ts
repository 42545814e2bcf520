import { audiencesOf, type Viewer } from '#src/access/viewer.ts'
import type { Queryable } from '#src/db/pool.ts'
import type { Channel } from '#src/domain/channel.ts'
import type { Direction } from '#src/domain/draft.ts'
import { effortOf, type OwnMinutes } from '#src/domain/effort.ts'
import { isInteraction } from '#src/domain/kind.ts'
import type { Precision } from '#src/domain/occurred.ts'
import type { EntryDetail } from '#src/domain/views/line.ts'
import type { JsonObject } from '#src/lib/json.ts'
import { setByHand } from '../effort.ts'
import { workSettings } from '../job-line/settings.ts'
import { text } from '../profile/rules.ts'
import { subjectsAreVisible } from '../visible.ts'

interface DetailRecord {
  readonly kind: string
  readonly channel: Channel | null
  readonly direction: Direction
  readonly occurred_at: string | null
  readonly precision: Precision
  readonly body: JsonObject
  readonly text: string | null
  readonly know: number
  readonly readable: boolean
  readonly automatic: boolean
  readonly minutes: number | null
  readonly by: string | null
  readonly original: string | null
  readonly media_type: string | null
  readonly size: number | null
}

/** One entry with its people, its sources and what it says. Null when the viewer may not know of it. */
export async function entryDetail(sql: Queryable, viewer: Viewer, entry: string): Promise<EntryDetail | null> {
  const vis = audiencesOf(sql, viewer)
  const [row] = await sql<DetailRecord[]>`
    select e.kind, e.channel, e.direction, e.occurred_at, e.precision, p.body, p.text, v.know, v.read in ${vis} as readable,
      exists (select from line l where l.entry_id = e.id and l.automatic) as automatic, m.minutes, m.account as by,
      o.id as original, o.media_type, o.size
    from ledger.entry e join ledger.payload p on p.entry_id = e.id
    join standing_entry v on v.entry_id = e.id
    left join ledger.original o on o.id = p.original_id
    left join ${setByHand(sql)} m on m.entry_id = e.id
    where e.id = ${entry}::uuid and v.entry_id = ${entry}::uuid and v.know in ${vis}
      and ${subjectsAreVisible(sql, viewer, sql`${entry}::uuid`)}`
  if (!row) return null
  const [people, sources, { minutes: own }] = await Promise.all([
    sql<
      {
        role: string
        persona: string
        person: string | null
        name: string | null
        address: string | null
        kind: string
      }[]
    >`
      select s.role, s.subject_id as persona, c.person_id as person, c.name, i.kind, v.value as address
      from ledger.subject s join ledger.persona i on i.id = s.subject_id
      left join ledger.persona_payload v on v.persona_id = s.subject_id
      left join persona p on p.persona_id = s.subject_id
      left join lateral (select person_id, name from card c where c.person_id = p.person_id and c.opened and c.audience in ${vis} order by c.audience <> 0 desc limit 1) c on true
      where s.entry_id = ${entry}::uuid and s.noun = 'persona' order by s.role, v.value limit 500`,
    sql<
      {
        act: string
        container: string | null
        kind: string
        place: string
        seenAt: string
        account: string | null
        visible: 'me' | 'touch' | 'all'
      }[]
    >`
      select act_id as act, container, act_kind as kind, place, seen_at as "seenAt", account, visible from standing
      where entry_id = ${entry}::uuid and (visible <> 'me' or account is null or account = ${viewer.account}::uuid) order by seen_at limit 50`,
    workSettings(sql),
  ])
  const body = row.readable ? row.body : {}
  const held = sources.find(source => source.account === viewer.account)
  return {
    entry,
    kind: row.kind,
    channel: row.channel,
    at: row.occurred_at,
    precision: row.precision,
    direction: row.direction,
    title: text(body, 'subject') ?? text(body, 'title'),
    text: row.readable ? row.text : null,
    quoted: text(body, 'quoted'),
    signature: text(body, 'signature'),
    html: null,
    people: row.readable
      ? people.map(({ role, persona, person, name, address, kind }) => ({
          role,
          persona,
          person: person && name ? { id: person, name } : null,
          name: name ?? address ?? 'No name',
          address: kind === 'record' ? null : address,
        }))
      : [],
    attachments: attachmentsOf(body),
    sources: sources.map(({ container, kind, visible, place, ...source }) => {
      const isTold = visible === 'all' || source.account === null || source.account === viewer.account
      const from = isTold ? container : container && 'Import'
      return { ...source, place: isTold ? place : '', from: from ?? (kind === 'typed' ? 'Typed' : 'Rule') }
    }),
    original:
      row.readable && row.original
        ? {
            id: row.original,
            mediaType: row.media_type ?? 'application/octet-stream',
            size: row.size ?? 0,
            problem: null,
          }
        : null,
    effort: effortIn(row, own),
    sharing: { visible: held?.visible ?? 'all', mine: held !== undefined },
    body: { ...body },
  }
}

/** Null of what takes us no time: what a program did, what is only planned, what was decided. */
function effortIn({ kind, automatic, body, minutes, by }: DetailRecord, own: OwnMinutes): EntryDetail['effort'] {
  if (automatic || !isInteraction(kind) || kind === 'meeting.planned') return null
  const told = typeof body['minutes'] === 'number' ? body['minutes'] : null
  return { ...effortOf(kind, minutes ?? told, own), by: minutes === null ? null : by }
}

function attachmentsOf(body: JsonObject): EntryDetail['attachments'] {
  const listed = body['attachments']
  if (!Array.isArray(listed)) return []
  return listed.flatMap(one => {
    if (typeof one !== 'object' || one === null || Array.isArray(one)) return []
    const { original, name, mediaType, size } = one as JsonObject
    return [
      {
        original: typeof original === 'string' ? original : null,
        name: typeof name === 'string' ? name : 'attachment',
        mediaType: typeof mediaType === 'string' ? mediaType : 'application/octet-stream',
        size: typeof size === 'number' ? size : 0,
      },
    ]
  })
}

/** The media type and name of an original that this entry has and the viewer may read; null otherwise. */
export async function readableOriginal(
  sql: Queryable,
  viewer: Viewer,
  entry: string,
  original: string | null,
): Promise<{ id: string; mediaType: string; name: string | null } | null> {
  const detail = await entryDetail(sql, viewer, entry)
  const id = original ?? detail?.original?.id
  if (!detail || !id) return null
  const listed = detail.original?.id === id || detail.attachments.some(one => one.original === id)
  if (!listed) return null
  const [row] = await sql<
    { media_type: string; name: string | null }[]
  >`select media_type, name from ledger.original where id = ${id}::uuid`
  return row ? { id, mediaType: row.media_type, name: row.name } : null
}
