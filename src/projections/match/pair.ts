import type { Projection } from '../projection.ts'

/**
 * Who may be one person. `trait` is what the whole house may read of somebody whom it knows, `block` under which keys
 * that is found, `pair` what the model in force says of two who share a key. What only some may read is held against
 * nobody. Rows of `pair` are a function of two traits, the sizes of their blocks, the decisions about the two and the
 * model; `compare.ts` keeps them.
 */
export const pair: Projection = {
  name: 'pair',
  version: 5,
  tables: ['trait', 'block', 'full_block', 'pair'],
  create: `
    create table trait (
      person_id uuid primary key,
      said jsonb not null,
      slugs jsonb not null,
      keys int[] not null,
      -- How many decisions say that they are not somebody else, or were joined and taken apart.
      decided int not null
    );
    create table block (key int not null, person_id uuid not null, primary key (key, person_id));
    -- Keys that more people share than are compared.
    create table full_block (key int primary key);
    create table pair (
      a uuid not null,
      b uuid not null,
      -- Natural log odds that they are one, in thousandths.
      odds int not null,
      -- 'conflict', 'thin': not without a person, whatever the odds.
      held text collate "C",
      -- They were joined once, and somebody took it back.
      parted boolean not null,
      model int not null,
      primary key (a, b)
    );
    create index pair_odds on pair (odds desc, a, b);
    create index pair_free on pair (odds desc, a, b) where held is null and not parted;
    create index pair_b on pair (b);
  `,
}
