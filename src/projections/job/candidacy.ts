import type { Trx } from '#src/db/pool.ts'
import { candidacyKinds } from '#src/domain/candidacy.ts'
import { postgresJson } from '#src/lib/json.ts'
import type { Projection } from '../projection.ts'
import { candidacyRows, type Told } from './candidacy-row.ts'

/** Who is on which job and where they stand, every step on the way, and who was placed. */
export const candidacy: Projection = {
  name: 'candidacy',
  version: 3,
  tables: ['candidacy', 'candidacy_step', 'placement'],
  create: `
    create table candidacy (
      person_id uuid not null,
      assignment_id uuid not null,
      -- As it is called on this job, and what it is (domain/assignment.ts); an ended one keeps where it had come to.
      stage text,
      phase text collate "C" not null,
      since timestamptz not null,
      entry_id uuid not null,
      opened_at timestamptz not null,
      -- They had answered, applied or met somebody: an answer is owed when it ends.
      engaged boolean not null,
      ended_at timestamptz,
      ended_by text collate "C",
      reason text,
      submitted_at timestamptz,
      -- The interview that is planned next or was last.
      interview_at timestamptz,
      -- Told how it stands, in this matter.
      answered_at timestamptz,
      -- What the client promised and has not done: the earliest of it.
      promise_id uuid,
      promised text,
      promised_on date,
      know bigint not null,
      primary key (person_id, assignment_id)
    );
    create index candidacy_assignment on candidacy (assignment_id, ended_at nulls first, stage, since, person_id);

    create index candidacy_promised on candidacy (promised_on) where promised_on is not null;

    -- One row for each decision about a candidacy: the funnel and the milestones of a line.
    create table candidacy_step (
      person_id uuid not null,
      assignment_id uuid not null,
      entry_id uuid not null,
      kind text collate "C" not null,
      stage text,
      phase text collate "C",
      at timestamptz not null,
      account uuid,
      know bigint not null,
      primary key (person_id, assignment_id, entry_id)
    );
    create index candidacy_step_assignment on candidacy_step (assignment_id, at);

    -- Money in minor units of its currency; a fee or pay that nobody has said is null.
    create table placement (
      person_id uuid not null,
      assignment_id uuid not null,
      -- placement.made, or the step of an old system that said so.
      entry_id uuid not null,
      made_at timestamptz not null,
      account uuid,
      start_on date,
      pay bigint,
      pay_currency text collate "C",
      fee bigint,
      fee_currency text collate "C",
      percent numeric(9, 4),
      guarantee_days int,
      guarantee_until date,
      -- Split[], parts of the fee in percent.
      splits jsonb not null,
      ended_on date,
      ended_by text collate "C",
      ended_reason text,
      refund bigint,
      replaced boolean not null,
      know bigint not null,
      primary key (person_id, assignment_id, entry_id)
    );
    create index placement_assignment on placement (assignment_id, person_id);
    create index placement_start on placement (start_on);
    create index placement_guarantee on placement (guarantee_until) where ended_on is null;
  `,
  handles: kind => candidacyKinds.some(known => known === kind),
  foldPeople,
  concerns: kind => (candidacyKinds as readonly string[]).includes(kind),
}

async function foldPeople(trx: Trx, people: readonly string[]): Promise<void> {
  const told = await trx<Told[]>`
    select f.person_id, s.subject_id as assignment_id, f.entry_id, f.kind, f.at, f.body, f.family, f.account, f.know
    from fact f join ledger.subject s on s.entry_id = f.entry_id and s.noun = 'assignment'
    where f.person_id = any(${people}::uuid[]) and f.kind = any(${[...candidacyKinds]})`
  const rows = candidacyRows(told)
  await Promise.all([
    trx`delete from candidacy where person_id = any(${people}::uuid[])`,
    trx`delete from candidacy_step where person_id = any(${people}::uuid[])`,
    trx`delete from placement where person_id = any(${people}::uuid[])`,
  ])
  if (rows.candidacies.length === 0) return
  await Promise.all([
    trx`insert into candidacy select * from json_populate_recordset(null::candidacy, ${postgresJson(rows.candidacies)}::text::json)`,
    trx`insert into candidacy_step select * from json_populate_recordset(null::candidacy_step, ${postgresJson(rows.steps)}::text::json)`,
    trx`insert into placement select * from json_populate_recordset(null::placement, ${postgresJson(rows.placements)}::text::json)`,
  ])
}
