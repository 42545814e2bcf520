-- What was learned of how this house's people are told apart: not truth, and not to be learned again by a rebuild.
create table desk.match_model (
  version int primary key,
  -- Version of the program's own levels and fields; a model of another one is set aside.
  engine int not null,
  learned_at timestamptz not null,
  people int not null,
  model jsonb not null,
  present jsonb not null,
  -- Counts of values by hash, packed.
  counts bytea not null
);
