import type { Trx } from '#src/db/pool.ts'
import { postgresJson } from '#src/lib/json.ts'
import { foldPairs } from '../pair.ts'
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
  version: 4,
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
      -- How many pairs somebody said are not the same.
      refused smallint not null default 0,
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
  // Sent together: inside a transaction they wait for each other in the server, not on the way.
  const [facts, touches, persons, before] = await Promise.all([
    trx<CardFact[]>`
      select f.person_id, f.entry_id, f.kind, f.at, f.body, f.account, f.first_seen, f.last_seen, f.know, f.read, f.family, f.text, f.act_id,
        t.kind as act_kind, t.since
      from fact f join ledger.act t on t.id = f.act_id
      where f.person_id = any(${people}::uuid[])`,
    touchesOf(trx, people),
    trx<{ person_id: string; opened: string; opened_at: string }[]>`
      select person_id, opened, opened_at from person where person_id = any(${people}::uuid[]) and into_id is null`,
    trx<Named[]>`
      delete from card where person_id = any(${people}::uuid[])
      returning person_id, audience, opened, name_key, company_id, email, place, refused`,
  ])
  const identifiers = await identifiersOf(trx, people, facts, touches.reach)
  const readers = await readersOf(trx, [
    ...facts.flatMap(fact => [fact.know, fact.read]),
    ...touches.reach.map(touch => touch.know),
  ])
  const rows = choose({ people, facts, touches, identifiers, persons, readers })
  const renamed = people.length > 0 && wordsOf(before) !== wordsOf(rows.cards)
  const writes: Promise<unknown>[] = [trx`delete from news where person_id = any(${people}::uuid[])`]
  if (rows.cards.length > 0)
    writes.push(
      trx`insert into card select * from json_populate_recordset(null::card, ${postgresJson(rows.cards)}::text::json)`,
    )
  if (renamed) {
    writes.push(trx`delete from name_word where person_id = any(${people}::uuid[])`)
    if (rows.words.length > 0)
      writes.push(trx`
        insert into name_word select * from json_populate_recordset(null::name_word, ${postgresJson(rows.words)}::text::json)
        on conflict do nothing`)
  }
  if (rows.news.length > 0)
    writes.push(trx`
      insert into news select * from json_populate_recordset(null::news, ${postgresJson(rows.news)}::text::json)
      on conflict do nothing`)
  await Promise.all(writes)
  const moved = whoMayPair(before, rows.cards)
  await foldPairs(
    trx,
    moved,
    before.filter(card => moved.includes(card.person_id)).map(card => card.name_key),
  )
}

/** What namesakes are found by; a card that keeps it leaves the words and the pairs as they are. */
interface Named {
  readonly person_id: string
  readonly audience: number
  readonly opened: boolean
  readonly name_key: string
  readonly company_id?: unknown
  readonly email?: unknown
  readonly place?: unknown
  readonly refused?: unknown
}

const wordsOf = (cards: readonly Named[]): string =>
  cards
    .map(card => `${card.person_id} ${card.audience} ${card.name_key}`)
    .sort()
    .join('\n')

function whoMayPair(before: readonly Named[], after: readonly Named[]): string[] {
  const shown = (cards: readonly Named[]) =>
    new Map(
      cards
        .filter(card => card.audience === 0)
        .map(card => [
          card.person_id,
          JSON.stringify([card.opened, card.name_key, card.company_id, card.email, card.place, card.refused]),
        ]),
    )
  const [was, is] = [shown(before), shown(after)]
  return [...new Set([...was.keys(), ...is.keys()])].filter(person => was.get(person) !== is.get(person)).sort()
}

export type { Reach }
