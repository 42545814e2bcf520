-- Append-only truth: the app reads and appends.
create schema ledger;

-- Small mutable state that is neither truth nor derivable. Made by the migrator, whose own table lies in it.
create schema if not exists desk;

-- Rebuilt from the others at will: the app creates, fills and drops.
create schema derived;

-- Which keys this database was filled with, without the keys: ids made with others would not find their entries.
create table desk.keyring (
  fingerprint text primary key,
  since timestamptz not null default now()
);
