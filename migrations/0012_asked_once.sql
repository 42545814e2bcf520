-- Requests that carried a key of their own: what became of each, so that the same sent again is not done again.
create table desk.asked_once (
  account_id uuid not null references desk.account on delete cascade,
  key text collate "C" not null,
  -- Which sending of it may write: one that was held for dead may not any more.
  claim uuid not null,
  -- Keyed hash of method, address and body.
  fingerprint text not null,
  -- What it does is in the database, in the same transaction.
  done boolean not null default false,
  -- What was answered, when there is an answer and it is kept; sealed.
  status int,
  type text,
  answer text,
  lease timestamptz not null,
  expires_at timestamptz not null,
  primary key (account_id, key)
);
create index asked_once_expires on desk.asked_once (expires_at);
