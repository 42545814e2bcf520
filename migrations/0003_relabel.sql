-- File names and places that name an erased person; given anew by whoever erases. As erase and redact: runs as the owner.
create function ledger.relabel(
  acts uuid[], containers text[], entries uuid[], entry_acts uuid[], places text[], originals uuid[], names text[]
) returns void
language sql security definer set search_path = pg_catalog
as $$
  update ledger.act t set container = n.container from unnest(acts, containers) as n (id, container) where t.id = n.id;
  update ledger.attestation a set place = n.place from unnest(entries, entry_acts, places) as n (entry_id, act_id, place)
    where a.entry_id = n.entry_id and a.act_id = n.act_id;
  update ledger.original o set name = n.name from unnest(originals, names) as n (id, name) where o.id = n.id;
$$;
revoke all on function ledger.relabel(uuid[], text[], uuid[], uuid[], text[], uuid[], text[]) from public;
