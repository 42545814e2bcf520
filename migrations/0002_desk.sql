-- The small mutable state that is neither truth nor derivable.

create table desk.account (
  id uuid primary key,
  name text not null,
  email text not null,
  email_key text collate "C" not null unique,
  role text not null check (role in ('admin', 'recruiter', 'reader')),
  password text,
  active boolean not null default true,
  preferences jsonb not null default '{}',
  created_at timestamptz not null default now()
);

create table desk.session (
  token_hash bytea primary key,
  account_id uuid not null references desk.account on delete cascade,
  created_at timestamptz not null default now(),
  seen_at timestamptz not null default now(),
  expires_at timestamptz not null
);
create index session_account on desk.session (account_id);

create table desk.invitation (
  token_hash bytea primary key,
  name text not null,
  email text not null,
  role text not null check (role in ('admin', 'recruiter', 'reader')),
  invited_by uuid references desk.account on delete set null,
  expires_at timestamptz not null,
  used_at timestamptz
);

-- Failed sign-ins by address and by client: slowed, never locked.
create table desk.sign_in_failure (
  key text collate "C" not null,
  at timestamptz not null default now()
);
create index sign_in_failure_key on desk.sign_in_failure (key, at);

create table desk.setting (
  name text collate "C" primary key,
  value jsonb not null
);

create table desk.import (
  id uuid primary key,
  account_id uuid not null,
  name text not null,
  state text not null,
  connector text,
  files jsonb not null default '[]',
  me jsonb not null default '[]',
  tables jsonb not null default '[]',
  answers jsonb,
  progress jsonb not null default '{}',
  problem text,
  folder text not null,
  -- Whoever reads it renews this; when it has passed, somebody else goes on.
  lease timestamptz,
  began_at timestamptz not null default now(),
  ended_at timestamptz
);

-- Containers met, by the hash of their content: the same file again brings nothing while its import stands.
create table desk.container (
  key uuid not null,
  account_id uuid not null,
  import_id uuid not null,
  path text not null,
  primary key (key, import_id)
);

create table desk.unread (
  id uuid primary key,
  import_id uuid not null,
  place text not null,
  why text not null,
  cells jsonb,
  fixed boolean not null default false,
  position bigint generated always as identity
);
create index unread_import on desk.unread (import_id, position);

-- Remembered by table shape.
create table desk.mapping (
  shape text collate "C" primary key,
  mapping jsonb not null,
  updated_at timestamptz not null default now()
);

-- Today's rows put off or done, by account.
create table desk.later (
  account_id uuid not null,
  key text collate "C" not null,
  until timestamptz not null,
  primary key (account_id, key)
);

-- Senders whose mail the house does not want to be asked about.
create table desk.ignored (
  value text collate "C" primary key,
  account_id uuid,
  at timestamptz not null default now()
);
