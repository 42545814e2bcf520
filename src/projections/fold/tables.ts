import { identityNames, identityTables } from '#src/identity/fold.ts'
import { standingNames, standingTables } from '#src/ledger/standing.ts'
import { projections } from '../index.ts'

/** Work that folding found for itself; emptied by the worker. */
const work = `
  create table cursor (name text collate "C" primary key, xid xid8 not null, position bigint not null);
  insert into cursor values ('fold', '0', 0), ('later', '0', 0);
  create table dirty_act (act_id uuid primary key, after uuid);
  create table dirty_entry (entry_id uuid primary key);
  create table dirty_person (person_id uuid primary key);
  -- Days of people whose lines changed; more than once where more than one did so, who then need not wait for each other.
  create table dirty_day (person_id uuid not null, day date not null);
  create index dirty_day_person on dirty_day (person_id);
  -- To be held against others anew: people, and what is left in blocks that lost somebody.
  create table dirty_pair (person_id uuid primary key);
  create table dirty_block (key int primary key);
  create table version (name text collate "C" primary key, version int not null);
`

/** Raised when standing or identity fold differently. */
const truthVersion = 4

export const versions: ReadonlyMap<string, number> = new Map([
  ['truth', truthVersion],
  ...projections.map(({ name, version }): [string, number] => [name, version]),
])

/** Everything derived, in the order in which it can be created; one statement a string. */
export const derivedTables: readonly string[] = [
  work,
  standingTables,
  identityTables,
  ...projections.map(one => one.create),
]

/** What must come out the same when it is rebuilt. */
export const derivedNames: readonly string[] = [
  ...standingNames,
  ...identityNames,
  ...projections.flatMap(one => one.tables),
]
