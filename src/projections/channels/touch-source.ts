import type { Trx } from '#src/db/pool.ts'
import type { Projection } from '../projection.ts'

/** Kinds of touches that may say by which of our own channels they came. */
const telling: ReadonlySet<string> = new Set([
  'email.received',
  'link.followed',
  'application.received',
  'cv.received',
  'form.submitted',
  'event.attended',
  'person.mentioned',
  'profile.viewed',
  'source.named',
])

/**
 * By which source a touch says that it came: the code of a tracked address, what a form or feed named, or the address of
 * ours to which somebody wrote. It stays with the person, whatever the channel is called later.
 */
export const touchSource: Projection = {
  name: 'touch-source',
  version: 1,
  tables: ['touch_source'],
  create: `
    create table touch_source (
      person_id uuid not null,
      entry_id uuid not null,
      -- Lower case: a code, a name, an address.
      source text collate "C" not null,
      automatic boolean not null,
      know bigint not null,
      primary key (entry_id, person_id)
    );
    create index touch_source_person on touch_source (person_id, entry_id);
    create index touch_source_source on touch_source (source, person_id);
  `,
  handles: kind => telling.has(kind),
  foldEntries,
}

async function foldEntries(trx: Trx, entries: readonly string[]): Promise<void> {
  await trx`delete from touch_source where entry_id = any(${entries}::uuid[])`
  // A tagged address ("jobs+payday@") says more than the mailbox it lies in.
  await trx`
    insert into touch_source
    select l.person_id, l.entry_id, left(coalesce(nullif(lower(trim(p.body ->> 'source')), ''), a.value), 200), l.automatic, l.know
    from unnest(${entries}::uuid[]) as given (id) join line l on l.entry_id = given.id
    join ledger.payload p on p.entry_id = l.entry_id
    left join lateral (
      select v.value from ledger.subject s join ledger.persona_payload v on v.persona_id = s.subject_id
      left join colleague c on c.persona_id = s.subject_id
      where l.kind = 'email.received' and s.entry_id = l.entry_id and s.noun = 'persona' and s.role = 'recipient'
        and (c.persona_id is not null or v.value like '%+%@%')
      order by v.value like '%+%@%' desc, v.value limit 1) a on true
    where l.entry_id = any(${entries}::uuid[]) and l.kind = any(${[...telling]})
      and (l.kind <> 'email.received' or l.role = 'sender')
      and coalesce(nullif(lower(trim(p.body ->> 'source')), ''), a.value) is not null
    on conflict (entry_id, person_id) do nothing`
}
