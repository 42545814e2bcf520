import type { Trx } from '#src/db/pool.ts'
import { postgresJson } from '#src/lib/json.ts'
import { foldTraits } from '../match/traits.ts'
import type { Projection } from '../projection.ts'
import { type CardFact, choose } from './choose.ts'
import { contactWords } from './forbidden.ts'
import { allIdentifiers, knownIdentifiers } from './identifiers.ts'
import { house, readersOf } from './readers.ts'
import { touchesOf } from './touches.ts'

/**
 * What a list shows of a person, by reader: a row for what the whole house may know and, for each account that knows more,
 * a row for what they see. Somebody whom a reader has met and nobody has added for them is not `opened` there: an unknown sender.
 */
export const card: Projection = {
  name: 'card',
  version: 10,
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
    -- Who knows more of somebody than the house: few, and looked up for every row of a list.
    create index card_own on card (person_id, audience) where audience <> 0;
    -- Most have none: whoever asks says that they have some.
    create index card_tags on card using gin (tags) where tags <> '{}';
    create index card_pools on card using gin (pools) where pools <> '{}';

    create table name_word (word text collate "C" not null, person_id uuid not null, audience bigint not null, primary key (word, person_id, audience));
    create index name_word_person on name_word (person_id);

    create table news (person_id uuid not null, entry_id uuid not null, at timestamptz not null, text text not null, source text not null, read bigint not null, live boolean not null, primary key (person_id, entry_id));
    create index news_at on news (at desc);
  `,
  foldPeople,
}

async function foldPeople(trx: Trx, people: readonly string[]): Promise<void> {
  // Sent together: inside a transaction they wait for each other in the server, not on the way.
  const [facts, touches, persons, before, identified] = await Promise.all([
    trx<CardFact[]>`
      select f.person_id, f.entry_id, f.kind, f.at, f.body, f.account, f.first_seen, f.last_seen, f.know, f.read, f.family, f.text, f.act_id,
        t.kind as act_kind, t.since
      from fact f join ledger.act t on t.id = f.act_id
      where f.person_id = any(${people}::uuid[])
      order by f.person_id, f.at, f.entry_id`,
    touchesOf(trx, people),
    trx<{ person_id: string; opened: string; opened_at: string }[]>`
      select person_id, opened, opened_at from person where person_id = any(${people}::uuid[]) and into_id is null`,
    trx<Named[]>`
      delete from card where person_id = any(${people}::uuid[])
      returning person_id, audience, name_key`,
    allIdentifiers(trx, people),
  ])
  const levels = [...facts.flatMap(fact => [fact.know, fact.read]), ...touches.reach.map(touch => touch.know)]
  const [identifiers, readers, spoken] = await Promise.all([
    knownIdentifiers(trx, identified, facts, touches.reach),
    readersOf(trx, levels),
    contactWords(trx, facts),
  ])
  const rows = choose({ people, facts, touches, identifiers, persons, readers, spoken })
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
  const shown = new Set(rows.cards.filter(row => row.audience === house && row.opened).map(row => row.person_id))
  await Promise.all([...writes, foldTraits(trx, { people, shown, facts, identifiers, reach: touches.reach })])
}

/** What namesakes are found by; a card that keeps it leaves the words as they are. */
interface Named {
  readonly person_id: string
  readonly audience: number
  readonly name_key: string
}

const wordsOf = (cards: readonly Named[]): string =>
  cards
    .map(card => `${card.person_id} ${card.audience} ${card.name_key}`)
    .sort()
    .join('\n')
