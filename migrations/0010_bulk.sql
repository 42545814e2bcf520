-- Something done to more people of a job than one transaction takes: how far it has come, so that it goes on after a crash.
create table desk.bulk (
  -- The act that it all belongs to: one undo takes all of it back.
  id uuid primary key,
  account_id uuid not null references desk.account on delete cascade,
  assignment_id uuid not null,
  -- What is done: {"do": "move", "stage"} or {"do": "end", "by", "reason", "note"}.
  doing jsonb not null,
  -- In words, as its page says it.
  words text not null,
  people uuid[] not null,
  -- Of `people`, from the first on; and to how many of them it happened.
  done int not null default 0,
  count int not null default 0,
  state text not null default 'running' check (state in ('running', 'stopped', 'done', 'failed', 'undone')),
  problem text,
  lease timestamptz,
  began_at timestamptz not null
);
create index bulk_assignment on desk.bulk (assignment_id, began_at);
create index bulk_running on desk.bulk (began_at) where state = 'running';
