import { existsSync } from 'node:fs'
import { basename, resolve } from 'node:path'
import type { Command } from 'commander'
import type { Viewer } from '#src/access/viewer.ts'
import type { Workspace } from '#src/access/workspace.ts'
import { accountFor } from '#src/actions/accounts/accounts.ts'
import { addressOfAccount, commandImportId, keepInHistory } from '#src/actions/imports/by-command.ts'
import { defaultAnswers, rememberedMappings } from '#src/actions/imports/imports.ts'
import { readMe } from '#src/actions/imports/me.ts'
import { runImport } from '#src/actions/imports/run-import.ts'
import { previewPaths, surveyPaths } from '#src/actions/imports/survey-import.ts'
import { type FileTally, totalOf } from '#src/actions/imports/tally.ts'
import { type Addition, type Answers, additions, visibilities } from '#src/domain/answers.ts'
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
}

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
    .option('--preview', 'show the first rows and record nothing')
    .addHelpText('after', () => `\nKinds:\n${kinds()}`)
    .action((paths: string[], options: Options) =>
      withWorkspace(cli, (workspace, viewer) => run(workspace, viewer, paths, options, cli)),
    )
}

async function run(
  workspace: Workspace,
  viewer: Viewer,
  given: readonly string[],
  options: Options,
  cli: Cli,
): Promise<void> {
  const paths = given.map(path => resolve(path))
  for (const path of paths) if (!existsSync(path)) throw new UsageError(`There is nothing at ${path}.`)
  if (options.as && !connectors.some(one => one.name === options.as))
    throw new UsageError(`There is no kind "${options.as}". The kinds are:\n${kinds()}`)
  const owner = options.owner ? await accountFor(workspace, options.owner) : viewer
  const { country } = await preferencesOf(workspace.db.app, owner)
  const address = await addressOfAccount(workspace, owner)
  const own = [...options.me, ...(address ? [address] : [])]
  const mappings = await rememberedMappings(workspace.db.app)
  const me = readMe(own, country)
  const context = { isMe: me.isMe, isMyName: me.isMyName, mappings, now: workspace.now(), country }
  const found = await surveyPaths(paths, context, options.as)
  const answers = answersFrom(
    options,
    [...own, ...(options.me.length > 0 ? [] : found.me.map(one => one.value))],
    found.visible,
    mappings,
  )
  if (options.preview) return preview(workspace, paths, context, options, cli)
  const id = await commandImportId(workspace, owner, paths, [answers.visible, options.as ?? null])
  const outcome = await runImport(workspace, {
    id,
    name: paths
      .map(path => basename(path))
      .join(', ')
      .slice(0, 200),
    viewer: owner,
    paths,
    answers,
    country,
    ...(options.as ? { as: options.as } : {}),
    onBatch: async (tallies, _items, share) => {
      cli.hasBegun()
      const { entries, people } = totalOf(tallies)
      cli.progress(
        `${share === null ? '' : `${Math.round(share * 100)} % `}${entries.new} new, ${entries.unchanged} known, ${people.new} people`,
      )
      return !cli.signal.aborted
    },
  })
  await keepInHistory(workspace, owner, { id, paths, answers, ...outcome })
  if (!outcome.finished) throw new Stopped()
  cli.progress('Bringing the screens up to date')
  await foldAll(workspace.db.app, undefined, cli.signal)
  report(outcome.tallies, cli)
}

function answersFrom(
  options: Options,
  me: readonly string[],
  visible: Answers['visible'],
  mappings: Answers['mappings'],
): Answers {
  const defaults = defaultAnswers([...new Set(me)], visible)
  if (options.visible && !visibilities.includes(options.visible))
    throw new UsageError(`--visible takes ${visibilities.join(', ')}.`)
  const add = options.add
    ?.split(',')
    .map(one => one.trim())
    .filter(Boolean)
  if (add?.some(one => !(additions as readonly string[]).includes(one)))
    throw new UsageError(`--add takes ${additions.join(', ')}, joined by commas.`)
  if (options.since && Number.isNaN(Date.parse(options.since)))
    throw new UsageError(`--since takes a date like 2026-01-31.`)
  return {
    ...defaults,
    mappings,
    ...(options.visible ? { visible: options.visible } : {}),
    ...(add ? { add: add as Addition[] } : {}),
    since: options.since?.slice(0, 10) ?? null,
  }
}

async function preview(
  workspace: Workspace,
  paths: readonly string[],
  context: Parameters<typeof previewPaths>[2],
  options: Options,
  cli: Cli,
): Promise<void> {
  const shown = await previewPaths(workspace, paths, context, options.as)
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
    cli.print(
      `${path}: ${kind ?? 'not read'}; ${people.new} new people, ${people.changed} changed; ${entries.new} new entries, ${entries.unchanged} known; ${account.onLines} on lines, ${account.unknown} unknown, ${account.leftOut} left out`,
    )
    for (const { where, why } of unread.slice(0, 20)) cli.warn(`  ${where}: ${why}`)
  }
}
