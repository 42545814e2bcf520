-- The truth. Append-only for the app's role; see docs/architecture.md and LEDGER.
-- No foreign keys: everything comes through one door, and a child is never older than its parent's transaction.

create type ledger.noun as enum ('persona', 'company', 'assignment', 'act', 'entry', 'account', 'identity');

create table ledger.act (
  id uuid primary key,
  kind text collate "C" not null check (kind in ('import', 'sync', 'typed', 'rule', 'api')),
  -- Who holds what it brought (mailbox, archive, note); null for a rule of the house.
  account uuid,
  -- Who did it.
  actor uuid,
  began_at timestamptz not null default now(),
  -- Who may see it: nobody but the account, that it happened, everything.
  visible text collate "C" not null check (visible in ('me', 'touch', 'all')),
  -- No reply clock starts for anything before it.
  since timestamptz,
  container text,
  container_key uuid,
  container_at timestamptz,
  answers jsonb
);
create index act_container on ledger.act (container_key) where container_key is not null;

create table ledger.entry (
  id uuid primary key,
  kind text collate "C" not null,
  channel text collate "C",
  direction text collate "C" not null check (direction in ('in', 'out', 'between', 'none')),
  occurred_at timestamptz,
  precision text collate "C" not null check (precision in ('instant', 'day', 'month', 'year', 'before', 'unknown')),
  utc_offset smallint,
  recorded_at timestamptz not null default now(),
  family text collate "C" not null,
  body_version smallint not null default 1
);

-- Everything personal about an entry, apart, so that erasing can empty it.
create table ledger.payload (
  entry_id uuid primary key,
  body jsonb not null,
  text text,
  original_id uuid
);
create index payload_original on ledger.payload (original_id) where original_id is not null;

create table ledger.subject (
  subject_id uuid not null,
  noun ledger.noun not null,
  entry_id uuid not null,
  role text collate "C" not null,
  primary key (subject_id, noun, entry_id, role)
);
create index subject_entry on ledger.subject (entry_id);

-- Every append attests what it brought or found again, so this is also the log that is read in order.
create table ledger.attestation (
  entry_id uuid not null,
  act_id uuid not null,
  account uuid,
  place text not null,
  seen_at timestamptz not null,
  gone boolean not null default false,
  xid xid8 not null default pg_current_xact_id(),
  position bigint generated always as identity,
  primary key (entry_id, act_id)
);
create index attestation_order on ledger.attestation (xid, position);
create index attestation_act on ledger.attestation (act_id, entry_id);

-- The id is the keyed hash of the identifier: two spellings of one address are one row.
create table ledger.persona (
  id uuid primary key,
  kind text collate "C" not null
);
create table ledger.persona_payload (
  persona_id uuid primary key,
  value text not null
);
create index persona_payload_value on ledger.persona_payload (value collate "C" text_pattern_ops);

create table ledger.company (
  id uuid primary key,
  name text not null,
  domain text
);
create table ledger.assignment (
  id uuid primary key,
  external text not null,
  title text
);
create table ledger.original (
  id uuid primary key,
  media_type text not null,
  size bigint not null,
  name text
);

-- The two verbs that take something out of the truth. They run as the owner; the app's role may only call them.
create function ledger.erase(entries uuid[], personas uuid[]) returns void
language sql security definer set search_path = pg_catalog
as $$
  update ledger.payload set body = '{}', text = null, original_id = null where entry_id = any (entries);
  update ledger.attestation set place = '' where entry_id = any (entries);
  delete from ledger.persona_payload where persona_id = any (personas);
$$;

-- Replaces one person's names and identifiers in what others share with them.
create function ledger.redact(entry uuid, new_body jsonb, new_text text) returns void
language sql security definer set search_path = pg_catalog
as $$
  update ledger.payload set body = new_body, text = new_text, original_id = null where entry_id = entry;
$$;

-- For a file that should never have come in: empties what no other act vouches for.
create function ledger.purge(act uuid) returns setof uuid
language sql security definer set search_path = pg_catalog
as $$
  update ledger.payload p set body = '{}', text = null, original_id = null
  from ledger.attestation a
  where a.act_id = act and p.entry_id = a.entry_id
    and not exists (select from ledger.attestation o where o.entry_id = a.entry_id and o.act_id <> act)
  returning p.entry_id;
$$;
revoke all on function ledger.erase(uuid[], uuid[]), ledger.redact(uuid, jsonb, text), ledger.purge(uuid) from public;
