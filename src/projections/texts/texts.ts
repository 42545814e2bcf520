import type { Trx } from '#src/db/pool.ts'
import { isInteraction } from '#src/domain/kind.ts'
import { postgresJson } from '#src/lib/json.ts'
import { wordsIn } from '#src/lib/normalise/words.ts'
import type { Projection } from '../projection.ts'

/** Characters of a text whose words are found. */
const searchedText = 30_000
/** Texts of a page. */
const atOnce = 500

/**
 * The words of what was written on lines, once an entry: mail, messages, notes, CVs. Who may read it is a word too, so
 * that the index leaves out what a viewer may not read before anything is looked at. What machines sent is left out.
 */
export const texts: Projection = {
  name: 'texts',
  later: true,
  version: 1,
  tables: ['texts'],
  create: `
    create table texts (
      entry_id uuid primary key,
      -- '-infinity' when the time is not known.
      at timestamptz not null,
      words tsvector not null
    );
    create index texts_at on texts (at desc, entry_id desc);
    -- What is waiting to be sorted in is read by every search, and sorted in by whoever fills it: it is kept short.
    create index texts_words on texts using gin (words) with (fastupdate = on, gin_pending_list_limit = 1024);

    -- Plans for its index, whatever is known of how often words are met.
    create function texts_with(query tsquery, most int) returns table (entry_id uuid, at timestamptz)
    language sql stable parallel safe set enable_seqscan = off
    as $$ select entry_id, at from texts where words @@ query limit most $$;
  `,
  handles: kind => isInteraction(kind),
  foldEntries,
}

/** Who may read it, as a word that no text has. */
const readerWord = (audience: number | string): string => `@${audience}`

interface Written {
  readonly entry_id: string
  readonly at: string
  readonly read: number
  readonly title: string | null
  readonly text: string | null
}

/** Two pages on their way: the server reads one and writes the other while words are found here. */
async function foldEntries(trx: Trx, entries: readonly string[]): Promise<void> {
  for (let from = 0; from < entries.length; from += 2 * atOnce)
    await Promise.all([from, from + atOnce].map(at => foldPage(trx, entries.slice(at, at + atOnce))))
}

async function foldPage(trx: Trx, entries: readonly string[]): Promise<void> {
  if (entries.length > 0) await write(trx, entries, await read(trx, entries))
}

async function read(trx: Trx, entries: readonly string[]): Promise<readonly Written[]> {
  return trx<Written[]>`
    select o.entry_id, o.at, o.read,
      left(coalesce(l.body ->> 'subject', l.body ->> 'title'), 500) as title, left(l.text, ${searchedText}) as text
    from (select distinct on (entry_id) entry_id, at, read from line where entry_id = any(${entries}::uuid[]) and not automatic
      order by entry_id) o
    join ledger.payload l on l.entry_id = o.entry_id
    where l.text is not null or l.body ? 'subject' or l.body ? 'title'`
}

async function write(trx: Trx, entries: readonly string[], written: readonly Written[]): Promise<void> {
  const rows = written.map(({ entry_id, at, read, title, text }) => ({
    entry_id,
    at,
    words: [...wordsIn(`${title ?? ''} ${text ?? ''}`), readerWord(read)].join(' '),
  }))
  await trx`
    with given as materialized (
      select entry_id, at, array_to_tsvector(string_to_array(words, ' ')) as words
      from json_to_recordset(${postgresJson(rows)}::text::json) as x (entry_id uuid, at timestamptz, words text)
    ), gone as (
      delete from texts d where d.entry_id = any(${entries}::uuid[]) and not exists (select from given g where g.entry_id = d.entry_id)
    )
    insert into texts as t select * from given
    on conflict (entry_id) do update set at = excluded.at, words = excluded.words
    where (t.at, t.words) is distinct from (excluded.at, excluded.words)`
}
