-- What corrections teach of the layouts of documents: read beside the next document of the same layout, by this house
-- alone. A lesson goes with the doing that taught it, and with the person at whose document it was learned.
create table desk.lesson (
  id uuid primary key,
  layout text collate "C" not null,
  rule jsonb not null,
  act_id uuid not null,
  entry_id uuid not null,
  account_id uuid not null references desk.account (id),
  position bigint generated always as identity
);
create index lesson_layout on desk.lesson (layout);
create index lesson_entry on desk.lesson (entry_id);
