import { statfs } from 'node:fs/promises'
import type { Workspace } from '#src/access/workspace.ts'
import { messageOf } from '#src/db/errors.ts'
import { readerLag } from '#src/ledger/read.ts'
import { derivedState } from '#src/projections/fold/create.ts'
import { recognition } from '#src/sources/cv/apart.ts'

interface Finding {
  readonly ok: boolean
  readonly what: string
  readonly detail: string
}

/** What is configured, reachable, behind, stale or wrong, in words. */
export async function doctor(workspace: Workspace): Promise<Finding[]> {
  const checks = [database, roles, reader, derived, work, originals, viruses, scans, disk, keys]
  return Promise.all(
    checks.map(check =>
      check(workspace).catch((error: unknown): Finding => ({ ok: false, what: check.name, detail: messageOf(error) })),
    ),
  )
}

async function database({ db }: Workspace): Promise<Finding> {
  const [row] = await db.app<
    { version: string; size: string }[]
  >`select current_setting('server_version') as version, pg_size_pretty(pg_database_size(current_database())) as size`
  const where = db.engine === 'embedded' ? 'in the data folder' : 'at DATABASE_URL'
  return { ok: true, what: 'Database', detail: `PostgreSQL ${row?.version ?? '?'} ${where}, ${row?.size ?? '?'}` }
}

async function roles({ db }: Workspace): Promise<Finding> {
  return db.twoRoles
    ? { ok: true, what: 'Rights', detail: 'The program appends to the record and cannot change what is there.' }
    : {
        ok: false,
        what: 'Rights',
        detail:
          'The database user may not create roles, so the program works as the owner: nothing but the program itself keeps the record append-only.',
      }
}

async function reader({ db }: Workspace): Promise<Finding> {
  const [cursor] = await db.app<
    { xid: string; position: number }[]
  >`select xid::text as xid, position from cursor where name = 'fold'`
  const { waiting, heldBy } = await readerLag(db.app, cursor ?? { xid: '0', position: 0 })
  if (waiting === 0) return { ok: true, what: 'Reading', detail: 'Everything recorded is on the screens.' }
  return {
    ok: waiting < 100_000,
    what: 'Reading',
    detail: `${waiting > 100_000 ? 'More than 100,000' : waiting} acts wait to be shown${heldBy ? `; the oldest open transaction is ${heldBy}` : ''}.`,
  }
}

async function derived({ db }: Workspace): Promise<Finding> {
  const state = await derivedState(db.app)
  return {
    ok: state === 'current',
    what: 'Views',
    detail: state === 'current' ? 'Built by this version.' : 'Built by an older version; a rebuild runs beside them.',
  }
}

async function work({ db }: Workspace): Promise<Finding> {
  const [row] = await db.app<
    { failed: number }[]
  >`select count(*)::int as failed from desk.import where state = 'failed'`
  const failed = row?.failed ?? 0
  return {
    ok: failed === 0,
    what: 'Imports',
    detail:
      failed === 0
        ? 'None has failed.'
        : `${failed} stopped with an error; the import’s page says which and lets it go on.`,
  }
}

async function originals({ db, originals: store }: Workspace): Promise<Finding> {
  const rows = await db.app<{ id: string }[]>`select id from ledger.original tablesample system_rows(20)`.catch(
    () => db.app<{ id: string }[]>`select id from ledger.original limit 20`,
  )
  const states = await Promise.all(rows.map(row => store.check(row.id)))
  const wrong = states.filter(state => state !== 'sound').length
  return {
    ok: wrong === 0,
    what: 'Originals',
    detail:
      wrong === 0
        ? `${rows.length} looked at, all sound.`
        : `${wrong} of ${rows.length} looked at are missing or damaged.`,
  }
}

async function viruses(): Promise<Finding> {
  return {
    ok: true,
    what: 'Viruses',
    detail:
      'No scanner is asked. What came in is kept as it came, never run, and given out as a download: whoever opens it on their own machine should have a scanner there.',
  }
}

async function scans(): Promise<Finding> {
  const folder = process.env['THROUGHLINE_OCR']
  const found = recognition()
  return {
    ok: !folder || found !== null,
    what: 'Scans',
    detail: found
      ? `Text in pictures is recognised (${found.languages.join(', ')}), by what lies in ${found.folder}.`
      : folder
        ? `THROUGHLINE_OCR names ${folder}, where tesseract.js or its language data are missing.`
        : 'No text recognition is set up: CVs that are pictures are refused as such.',
  }
}

async function disk({ folder }: Workspace): Promise<Finding> {
  const { bavail, bsize } = await statfs(folder)
  const free = (bavail * bsize) / 1024 ** 3
  return { ok: free > 2, what: 'Disk', detail: `${free.toFixed(1)} GiB free in ${folder}` }
}

async function keys({ folder }: Workspace): Promise<Finding> {
  return {
    ok: true,
    what: 'Keys',
    detail: process.env['THROUGHLINE_KEYS']
      ? 'From the environment.'
      : `In ${folder}/keys.json. Keep a copy apart from the backups: without it a restored record cannot recognise what it has.`,
  }
}
