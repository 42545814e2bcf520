-- Append-only truth: the app reads and appends.
create schema ledger;

-- Small mutable state that is neither truth nor derivable. Made by the migrator, whose own table lies in it.
create schema if not exists desk;

-- Rebuilt from the others at will: the app creates, fills and drops.
create schema derived;
