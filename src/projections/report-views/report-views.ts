import { readerRole } from '#src/db/reader-role.ts'
import type { Projection } from '../projection.ts'

/**
 * What tools for reports read by SQL, without the app (docs/sql-views.md): only what the whole house may know, and no text of
 * anybody. They stand in the derived schema, are made again with it, and are all that the reading role may see.
 */
const views: Readonly<Record<string, string>> = {
  report_person: `
    select person_id, name, headline, company, title, place, owner as owner_id, tags, pools, added_at,
      nullif(last_at, '-infinity') as last_contact_at, forbidden is not null as do_not_contact
    from card where audience = 0 and opened`,
  report_colleague: `select id as account_id, name, role, active from desk.account`,
  report_job: `
    select assignment_id as job_id, title, client_id, client, state, reason, opened_at, ordered_at, closed_at, owner as owner_id,
      coalesce(work, 'permanent') as work, openings, start_on
    from job where know = 0 and not confidential`,
  report_candidacy: `
    select k.person_id, k.assignment_id as job_id, k.stage, k.phase, k.opened_at, k.since, k.submitted_at, k.ended_at, k.ended_by, k.reason, k.answered_at
    from candidacy k join job j using (assignment_id) where k.know = 0 and j.know = 0 and not j.confidential`,
  report_step: `
    select s.person_id, s.assignment_id as job_id, s.kind, s.phase, nullif(s.at, '-infinity') as at, s.account as account_id
    from candidacy_step s join job j using (assignment_id) where s.know = 0 and j.know = 0 and not j.confidential`,
  report_placement: `
    select p.person_id, p.assignment_id as job_id, p.made_at, p.start_on, p.fee as fee_minor, p.fee_currency, p.percent::float8 as percent,
      p.guarantee_until, p.ended_on, p.ended_by, p.ended_reason, p.refund as refund_minor, p.replaced
    from placement p join job j using (assignment_id) where p.know = 0 and j.know = 0 and not j.confidential`,
  report_touch: `
    select l.person_id, l.entry_id as touch_id, nullif(l.at, '-infinity') as at, l.precision, l.kind, l.channel, l.direction, l.account as account_id,
      n.name as own_channel
    from line l left join touch_source t using (person_id, entry_id) left join channel_name n on n.source = t.source
    where l.know = 0 and not l.automatic`,
  report_journey: `
    select g.person_id, g.conversion as result, nullif(g.assignment_id, '00000000-0000-0000-0000-000000000000') as job_id, g.converted as reached,
      g.at, case when g.path <> '' then g.began_at end as began_at, string_to_array(g.path, ' > ') as path
    from journey g left join job j using (assignment_id) where coalesce(j.know = 0 and not j.confidential, true)`,
  report_spend: `
    select channel, (select n.name from channel_name n where n.source = own) as own_channel, from_on, to_on, amount as amount_minor, currency, sort, category, note
    from spend where know = 0`,
  report_channel: `
    select c.channel_id, c.name, c.medium, c.code, c.address, c.into_id as merged_into, c.opened_at from own_channel c`,
}
export const reportViews: readonly string[] = Object.keys(views)

/** The role may not be there, and a house on one role may not grant: then the command grants (db/reader-role.ts). */
const granted = `
  do $$ begin
    if exists (select from pg_roles where rolname = '${readerRole}') then
      execute format('grant usage on schema %I to ${readerRole}', current_schema());
      grant select on ${reportViews.join(', ')} to ${readerRole};
    end if;
  exception when insufficient_privilege then null;
  end $$;`

/** Columns of the views stand for themselves; folding them is folding what they read. */
export const reportViewsProjection: Projection = {
  name: 'report-views',
  version: 2,
  tables: [],
  create: `${reportViews.map(name => `create view ${name} as ${views[name]};`).join('\n')}\n${granted}`,
  handles: () => false,
}
