import type { Viewer } from '#src/access/viewer.ts'
import type { Workspace } from '#src/access/workspace.ts'
import { transact } from '#src/db/transaction.ts'
import type { Answers } from '#src/domain/answers.ts'
import type { Unread } from '#src/domain/draft.ts'
import { type Act, appendNouns, type Entry } from '#src/ledger/append.ts'
import { decision } from '#src/ledger/decision.ts'
import { keyedId, personaId } from '#src/ledger/ids.ts'
import { collectBetweenBatches } from '#src/lib/memory.ts'
import { domainOf } from '#src/lib/normalise/email.ts'
import { record } from '#src/projections/record.ts'
import { connectors } from '#src/sources/index.ts'
import { openPaths } from '#src/sources/intake/open.ts'
import { recognise } from '#src/sources/intake/recognise.ts'
import type { ReadContext } from '#src/sources/source.ts'
import { houseExports, importJsonl } from '../exports/import-jsonl.ts'
import { lessons } from '../person/teach.ts'
import { ReadingAhead } from './ahead.ts'
import { filesAlreadyHere, replaceEarlier, topOf, vouchForFiles } from './already-here.ts'
import { ByteMeter } from './byte-meter.ts'
import { keepUnread } from './keep-unread.ts'
import { type Me, readMe } from './me.ts'
import { type Arrived, noteArrivals } from './note-arrivals.ts'
import { accountsByName } from './owners.ts'
import { readGroup } from './read-group.ts'
import { addUnread, type FileTally, newTally } from './tally.ts'

interface ImportRun {
  readonly id: string
  readonly name: string
  readonly viewer: Viewer
  readonly paths: readonly string[]
  readonly answers: Answers
  /** Connector forced by name. */
  readonly as?: string
  readonly country: string
  /** Called after each batch with all tallies, the items of the batch and the share of bytes read (0 to 1); false stops the reading where it is. */
  readonly onBatch: (tallies: readonly FileTally[], items: number, share: number | null) => Promise<boolean>
}

export interface ImportOutcome {
  readonly tallies: readonly FileTally[]
  readonly finished: boolean
}

/** Reads everything that the paths hold into the ledger, as one act. The same run again goes on where it was stopped. */
export async function runImport(workspace: Workspace, run: ImportRun): Promise<ImportOutcome> {
  const exports = await houseExports(run.paths)
  const opened = await openPaths(run.paths.filter(path => !exports.has(path)))
  let ahead: ReadingAhead | null = null
  try {
    const me = readMe(run.answers.me, run.country)
    const act = actOf(workspace, run)
    // A house says itself who its people are.
    if (opened.files.length > 0) await identifyHolder(workspace, run, act, me)
    const tallies: FileTally[] = []
    for (const path of exports) {
      const { tally, finished } = await importJsonl(workspace, path, run.viewer, one =>
        run.onBatch([...tallies, one], 0, null),
      )
      tallies.push(tally)
      if (!finished) return { tallies, finished: false }
    }
    const tops = new Map(opened.tops.map(top => [top.name, top.path]))
    const earlier = await filesAlreadyHere(workspace, run.viewer, opened.tops, run.id)
    const isRead = (name: string): boolean =>
      run.answers.again || !earlier.get(name)?.some(({ visible }) => visible === run.answers.visible)
    const fresh = opened.files.filter(file => isRead(topOf(file.path, tops)))
    for (const { name } of opened.tops) if (!isRead(name)) tallies.push(newTally(name, 'already-here'))
    const { matches, left } = recognise(fresh, connectors, run.as)
    const whole = [...opened.refused, ...left.map(({ file, why }): Unread => ({ unread: true, place: file.path, why }))]
    for (const { place, why } of whole) unreadFile(tallies, place, why)
    for (let at = 0; at < whole.length; at += listedAtOnce)
      await keepUnread(workspace.db.app, workspace.key, run.id, whole.slice(at, at + listedAtOnce))
    const ours = await colleagueIdentifiers(workspace)
    const context: ReadContext = {
      // What a colleague wrote went out too: a mail in two mailboxes of the house is one entry with one direction.
      isMe: identifier => me.isMe(identifier) || ours.has(`${identifier.kind} ${identifier.value}`),
      isMyName: me.isMyName,
      mappings: run.answers.mappings,
      now: workspace.now(),
      country: run.country,
      lessons: await lessons(workspace.db.app),
    }
    const meter = new ByteMeter(matches.flatMap(match => match.group.files))
    const owners = await accountsByName(workspace.db.app)
    const admission = { add: new Set(run.answers.add), leaveOut: leaveOut(run.answers, me) }
    const watched = matches.map(({ connector, group }) => ({ connector, group: meter.watch(group) }))
    ahead = new ReadingAhead(watched, context)
    const arrivals: Arrived[] = []
    for (const [index, { group, connector }] of watched.entries()) {
      const tally = newTally(group.name, connector.name)
      tallies.push(tally)
      const { finished, arrival } = await readGroup(workspace, {
        act,
        importId: run.id,
        connector: ahead.at(index) ?? connector,
        group,
        context,
        admission,
        tally,
        owners,
        onBatch: items => {
          collectBetweenBatches()
          return run.onBatch(tallies, items, meter.share())
        },
      })
      if (!finished) return { tallies, finished: false }
      if (connector.name.endsWith('-archive')) arrivals.push({ what: connector.name.replace('-archive', ''), arrival })
    }
    const read = new Set(matches.flatMap(match => match.group.files.map(file => topOf(file.path, tops))))
    await vouchForFiles(
      workspace,
      run.viewer,
      run.id,
      opened.tops.filter(top => read.has(top.name)),
    )
    const before = [...read].flatMap(name => earlier.get(name) ?? []).map(one => one.import)
    if (run.answers.again) await replaceEarlier(workspace, run.viewer, run.id, before)
    await noteArrivals(workspace, { act, arrivals, me })
    workspace.wake()
    return { tallies, finished: true }
  } finally {
    await ahead?.close()
    await opened.close()
  }
}

/** Files of one folder that no reader takes may be a hundred thousand. */
const listedAtOnce = 2000

function unreadFile(tallies: FileTally[], path: string, why: string): void {
  const tally = newTally(path, null)
  addUnread(tally, { where: path, why })
  tallies.push(tally)
}

/** Addresses of the organisation itself are colleagues: the domains of the holder's own addresses, but for public providers. */
const publicProviders = new Set([
  'gmail.com',
  'outlook.com',
  'hotmail.com',
  'live.com',
  'yahoo.com',
  'icloud.com',
  'me.com',
  'gmx.de',
  'gmx.net',
  'web.de',
  'aol.com',
  'proton.me',
  'protonmail.com',
  'mail.com',
  'zoho.com',
  'yandex.ru',
  'mail.ru',
  'qq.com',
  '163.com',
  'orange.fr',
  'free.fr',
  'libero.it',
  'wp.pl',
  'o2.pl',
  'seznam.cz',
])
const leaveOut = (answers: Answers, me: Me): Set<string> =>
  new Set([
    ...answers.leaveOut.map(domain => domain.toLowerCase()),
    ...me.identifiers
      .filter(({ kind }) => kind === 'email')
      .map(({ value }) => domainOf(value))
      .filter(domain => !publicProviders.has(domain)),
  ])

function actOf(workspace: Workspace, run: ImportRun): Act {
  return {
    id: run.id,
    kind: 'import',
    account: run.viewer.account,
    actor: run.viewer.account,
    visible: run.answers.visible,
    since: `${run.answers.since ?? workspace.now().slice(0, 10)}T00:00:00.000Z`,
    container: { name: run.name, key: keyedId(workspace.key, 'container', run.id), at: null },
    answers: { ...run.answers },
  }
}

/** The holder's own addresses and profiles are a colleague's: they act on lines and have none. */
async function identifyHolder(workspace: Workspace, run: ImportRun, act: Act, me: Me): Promise<void> {
  const { db, key } = workspace
  const at = workspace.now()
  const own = me.identifiers.map(identifier => ({
    id: personaId(key, identifier),
    kind: identifier.kind,
    value: identifier.value,
  }))
  const entries: Entry[] = own.map(({ id }) =>
    decision({
      kind: 'colleague.identified',
      body: { account: run.viewer.account },
      subjects: [
        { id, noun: 'identity' },
        { id: run.viewer.account, noun: 'account' },
      ],
      at,
      same: { key, by: [run.viewer.account, id] },
    }),
  )
  await transact(db.app, async trx => {
    await appendNouns(trx, { personas: own })
    await record(trx, act, [], entries, {
      key,
      now: at,
      admission: { add: new Set(), leaveOut: new Set() },
      fold: true,
      colleagues: new Set(),
    })
  })
}

async function colleagueIdentifiers({ db }: Workspace): Promise<ReadonlySet<string>> {
  const rows = await db.app<{ kind: string; value: string }[]>`
    select i.kind, v.value from colleague c join ledger.persona i on i.id = c.persona_id join ledger.persona_payload v on v.persona_id = c.persona_id`
  return new Set(rows.map(row => `${row.kind} ${row.value}`))
}
