import { existsSync } from 'node:fs'
import { basename, resolve } from 'node:path'
import type { Command } from 'commander'
import * as z from 'zod'
import type { Viewer } from '#src/access/viewer.ts'
import type { Workspace } from '#src/access/workspace.ts'
import { accountFor } from '#src/actions/accounts/accounts.ts'
import { addressOfAccount, commandImportId, keepInHistory } from '#src/actions/imports/by-command.ts'
import { defaultAnswers, rememberedMappings } from '#src/actions/imports/imports.ts'
import { readMe } from '#src/actions/imports/me.ts'
import { type ImportOutcome, runImport } from '#src/actions/imports/run-import.ts'
import { previewPaths, surveyPaths } from '#src/actions/imports/survey-import.ts'
import { type FileTally, totalOf } from '#src/actions/imports/tally.ts'
import { requireWriter } from '#src/actions/perform.ts'
import { withStatistics } from '#src/db/statistics.ts'
import { type Addition, type Answers, additions, visibilities } from '#src/domain/answers.ts'
import { foldingBeside } from '#src/projections/fold/beside.ts'
import { foldAll } from '#src/projections/fold/loop.ts'
import { preferencesOf } from '#src/projections/session.ts'
import { connectors } from '#src/sources/index.ts'
import { type Cli, Stopped, UsageError } from '../cli.ts'
import { withWorkspace } from '../with-workspace.ts'

interface Options {
  readonly as?: string
  readonly owner?: string
  readonly me: readonly string[]
  readonly visible?: Answers['visible']
  readonly add?: string
  readonly since?: string
  readonly preview?: boolean
  readonly again?: boolean
}

const isoDate = z.iso.date()
const kinds = (): string => connectors.map(({ name, reads }) => `  ${name.padEnd(18)}${reads}`).join('\n')

export function define(command: Command, cli: Cli): void {
  command
    .argument('<path...>', 'files, folders, archives')
    .option('--as <kind>', 'read as this kind, whatever it looks like')
    .option('--owner <email>', 'account that will hold it (made if new)')
    .option(
      '--me <value>',
      'an address, name, profile or phone of the owner; may be repeated',
      (value: string, all: readonly string[]) => [...all, value],
      [],
    )
    .option('--visible <who>', 'me, touch (that we were in touch) or all')
    .option('--add <whom>', 'wrote, connections, cv, all; joined by commas')
    .option('--since <date>', 'no reply clock starts for anything before it')
    .option('--again', 'read files that came in before once more, in the place of the earlier import')
    .option('--preview', 'show the first rows and record nothing')
    .addHelpText('after', () => `\nKinds:\n${kinds()}`)
    .action((paths: string[], options: Options) => {
      const call = checked(paths, options)
      return withWorkspace(cli, (workspace, viewer) =>
        withStatistics(workspace.db, () => run(workspace, viewer, call, cli)),
      )
    })
}

interface Call extends Pick<Options, 'as' | 'owner' | 'me' | 'preview' | 'again' | 'visible' | 'since'> {
  readonly paths: readonly string[]
  readonly add?: readonly Addition[]
}

/** Said before anything is opened or made. @throws UsageError */
function checked(given: readonly string[], { add, ...options }: Options): Call {
  const paths = given.map(path => resolve(path))
  for (const path of paths) if (!existsSync(path)) throw new UsageError(`There is nothing at ${path}.`)
  if (options.as && !connectors.some(one => one.name === options.as))
    throw new UsageError(`There is no kind "${options.as}". The kinds are:\n${kinds()}`)
  if (options.visible && !visibilities.includes(options.visible))
    throw new UsageError(`--visible takes ${visibilities.join(', ')}.`)
  if (options.since && !isoDate.safeParse(options.since).success)
    throw new UsageError('--since takes a date like 2026-01-31.')
  const whom = add
    ?.split(',')
    .map(one => one.trim())
    .filter(Boolean)
  const known = whom?.flatMap(one => additions.filter(addition => addition === one))
  if (known?.length !== whom?.length) throw new UsageError(`--add takes ${additions.join(', ')}, joined by commas.`)
  return { ...options, paths, ...(known ? { add: known } : {}) }
}

async function run(workspace: Workspace, viewer: Viewer, call: Call, cli: Cli): Promise<void> {
  requireWriter(viewer)
  const { paths, as } = call
  const owner = call.owner ? await accountFor(workspace, call.owner) : viewer
  if (owner.account !== viewer.account && viewer.role !== 'admin')
    throw new UsageError('Only an admin brings in what another account will hold.')
  const { country } = await preferencesOf(workspace.db.app, owner)
  const address = await addressOfAccount(workspace, owner)
  const own = [...call.me, ...(address ? [address] : [])]
  const mappings = await rememberedMappings(workspace.db.app)
  const me = readMe(own, country)
  const context = { isMe: me.isMe, isMyName: me.isMyName, mappings, now: workspace.now(), country }
  const found = await surveyPaths(paths, context, as)
  if (call.preview) return preview(workspace, paths, context, as, cli)
  const answers: Answers = {
    ...defaultAnswers(
      [
        ...new Set([
          ...own,
          ...(call.me.length > 0 ? [] : found.me.filter(({ guess }) => !guess).map(one => one.value)),
        ]),
      ],
      call.visible ?? found.visible,
    ),
    mappings,
    ...(call.add ? { add: [...call.add] } : {}),
    since: call.since ?? null,
    again: call.again ?? false,
  }
  const id = await commandImportId(workspace, owner, paths, [
    answers.visible,
    as ?? null,
    ...(answers.again ? ['again'] : []),
  ])
  const keep = (outcome: ImportOutcome) => keepInHistory(workspace, owner, { id, paths, answers, ...outcome })
  let hasBegun = false
  const brought = () =>
    runImport(workspace, {
      id,
      name: paths
        .map(path => basename(path))
        .join(', ')
        .slice(0, 200),
      viewer: owner,
      paths,
      answers,
      country,
      ...(as ? { as } : {}),
      onBatch: async (tallies, _items, share) => {
        // From the first batch on, so that what a kill leaves behind can be undone too.
        if (!hasBegun) await keep({ tallies, finished: false })
        hasBegun = true
        cli.hasBegun()
        const { entries, people } = totalOf(tallies)
        cli.progress(
          `${share === null ? '' : `${Math.round(share * 100)} % `}${entries.new} new, ${entries.unchanged} known, ${people.new} people`,
        )
        return !cli.signal.aborted
      },
    })
  // A server that has this house open folds already: two would take turns, and its clicks wait for both.
  const outcome = await (workspace.db.isShared ? brought() : foldingBeside(workspace.db.app, brought))
  await keep(outcome)
  if (!outcome.finished) throw new Stopped()
  await bringUpToDate(workspace, cli)
  report(outcome.tallies, cli)
}

async function bringUpToDate({ db }: Workspace, cli: Cli): Promise<void> {
  let [folded, compared] = [0, 0]
  cli.progress('Bringing the screens up to date')
  const onPeople = (people: readonly string[]): void => {
    folded += people.length
    cli.progress(`Bringing the screens up to date: ${folded} people`)
  }
  const onCompared = (people: number): void => {
    compared += people
    cli.progress(`Looking for who came twice: ${compared} people`)
  }
  await foldAll(db.app, { onPeople, onCompared }, cli.signal)
}

async function preview(
  workspace: Workspace,
  paths: readonly string[],
  context: Parameters<typeof previewPaths>[2],
  as: string | undefined,
  cli: Cli,
): Promise<void> {
  const shown = await previewPaths(workspace, paths, context, as)
  cli.answer(shown)
  for (const person of shown.people)
    cli.print(
      `${person.name}${person.headline ? `, ${person.headline}` : ''}  ${person.identifiers.join('  ')}${person.known ? `  (here as ${person.known.name})` : ''}`,
    )
  for (const entry of shown.entries)
    cli.print(`${entry.at?.slice(0, 10) ?? 'undated   '}  ${entry.kind}  ${entry.who}  ${entry.title}`)
  for (const { place, why } of shown.unread) cli.warn(`${place}: ${why}`)
  if (shown.unread.length > 0) cli.hasUnread()
}

function report(tallies: readonly FileTally[], cli: Cli): void {
  const totals = totalOf(tallies)
  const files = tallies.map(({ unreadCount: _, account: __, ...file }) => file)
  const { unreadCount, account: _, ...rest } = totals
  if (unreadCount > 0) cli.hasUnread()
  cli.answer({ files, totals: { ...rest, unread: unreadCount } })
  for (const { path, kind, people, entries, unread, account } of tallies) {
    if (kind === null) cli.print(`${path}: not read`)
    else
      cli.print(
        `${path}: ${kind}; ${people.new} new people, ${people.changed} changed; ${entries.new} new entries, ${entries.unchanged} known; ${account.onLines} on lines, ${account.unknown} unknown, ${account.leftOut} left out`,
      )
    for (const { where, why } of unread.slice(0, 20)) cli.warn(`  ${where}: ${why}`)
  }
  if (tallies.every(one => one.kind === null)) throw new UsageError('Nothing of this could be read.')
}
