-- A shortlist for a hiring manager, by link: no account, an end, a record of every look.
create table desk.review_link (
  id uuid primary key,
  token_hash bytea not null unique,
  assignment_id uuid not null,
  -- Who made it: it shows what they may see, and stops with their account.
  account_id uuid not null references desk.account on delete cascade,
  name text not null,
  people uuid[] not null,
  -- Without names and contact details.
  blind boolean not null,
  note text,
  created_at timestamptz not null,
  expires_at timestamptz not null,
  revoked_at timestamptz
);
create index review_link_assignment on desk.review_link (assignment_id);
create table desk.review_visit (
  link_id uuid not null references desk.review_link on delete cascade,
  at timestamptz not null,
  what text not null check (what in ('looked', 'answered')),
  position bigint generated always as identity,
  primary key (link_id, position)
);
