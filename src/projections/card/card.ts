import type { Trx } from '#src/db/pool.ts'
import { postgresJson } from '#src/lib/json.ts'
import type { Projection } from '../projection.ts'
import { type CardFact, choose } from './choose.ts'
import { identifiersOf } from './identifiers.ts'
import { readersOf } from './readers.ts'
import { type Reach, touchesOf } from './touches.ts'

/**
 * What a list shows of a person, by reader: a row for what the whole house may know and, for each account that knows more,
 * a row for what they see. Somebody whom a reader has met and nobody has added for them is not `opened` there: an unknown sender.
 */
export const card: Projection = {
  name: 'card',
  version: 2,
  tables: ['card', 'name_word', 'news'],
  create: `
    create table card (
      person_id uuid not null,
      audience bigint not null,
      opened boolean not null,
      name text not null,
      name_key text collate "C" not null,
      headline text, company text, company_key text collate "C", company_id uuid, title text, place text, email text, phone text,
      last_at timestamptz not null, last_precision text collate "C", last_entry uuid, last_kind text collate "C",
      last_channel text collate "C", last_direction text collate "C", last_account uuid,
      -- Newest live act of theirs that asks for an answer, the first of them since ours, and our newest.
      in_at timestamptz, waiting_at timestamptz, waiting_entry uuid, out_at timestamptz,
      next_at timestamptz, next_text text, next_entry uuid, next_account uuid,
      owner uuid, tags text[] not null, pools text[] not null, rating smallint,
      forbidden text, forbidden_at timestamptz, forbidden_account uuid,
      added_at timestamptz not null,
      primary key (person_id, audience)
    );
    create index card_last on card (audience, last_at desc, person_id) where opened;
    create index card_name on card (audience, name_key, person_id) where opened;
    create index card_next on card (audience, next_at, person_id) where opened and next_at is not null;
    create index card_added on card (audience, added_at desc, person_id) where opened;
    create index card_waiting on card (audience, waiting_at) where opened and waiting_at is not null;
    create index card_company on card (company_id, person_id) where company_id is not null;
    create index card_unknown on card (audience, last_at desc, person_id) where not opened;
    create index card_company_key on card (company_key, audience) where company_key is not null;
    create index card_tags on card using gin (tags);
    create index card_pools on card using gin (pools);

    create table name_word (word text collate "C" not null, person_id uuid not null, audience bigint not null, primary key (word, person_id, audience));
    create index name_word_person on name_word (person_id);

    create table news (person_id uuid not null, entry_id uuid not null, at timestamptz not null, text text not null, source text not null, read bigint not null, live boolean not null, primary key (person_id, entry_id));
    create index news_at on news (at desc);
  `,
  foldPeople,
}

async function foldPeople(trx: Trx, people: readonly string[]): Promise<void> {
  const facts = await trx<CardFact[]>`
    select f.person_id, f.entry_id, f.kind, f.at, f.body, f.account, f.first_seen, f.last_seen, f.know, f.read, f.family, f.text, f.act_id,
      t.kind as act_kind, t.since
    from fact f join ledger.act t on t.id = f.act_id
    where f.person_id = any(${people}::uuid[])`
  const touches = await touchesOf(trx, people)
  const identifiers = await identifiersOf(trx, people, facts, touches.reach)
  const readers = await readersOf(trx, [...facts.flatMap(fact => [fact.know, fact.read]), ...touches.reach.map(touch => touch.know)])
  const persons = await trx<{ person_id: string; opened: string; opened_at: string }[]>`
    select person_id, opened, opened_at from person where person_id = any(${people}::uuid[]) and into_id is null`
  const rows = choose({ people, facts, touches, identifiers, persons, readers })
  await trx`delete from card where person_id = any(${people}::uuid[])`
  await trx`delete from name_word where person_id = any(${people}::uuid[])`
  await trx`delete from news where person_id = any(${people}::uuid[])`
  if (rows.cards.length > 0)
    await trx`
      insert into card select * from json_populate_recordset(null::card, ${postgresJson(rows.cards)}::text::json)`
  if (rows.words.length > 0)
    await trx`
      insert into name_word select * from json_populate_recordset(null::name_word, ${postgresJson(rows.words)}::text::json)
      on conflict do nothing`
  if (rows.news.length > 0)
    await trx`insert into news select * from json_populate_recordset(null::news, ${postgresJson(rows.news)}::text::json) on conflict do nothing`
}

export type { Reach }
