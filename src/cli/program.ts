import { join } from 'node:path'
import { Command, CommanderError, Option } from 'commander'
import { EngineError } from '#src/db/errors.ts'
import { Refusal } from '#src/domain/refusal.ts'
import { packageRoot } from '#src/lib/package-root.ts'
import { type Cli, Stopped, UsageError } from './cli.ts'

/** A command as it stands in the list: its file is loaded when it is called. */
export interface CommandEntry {
  readonly name: string
  readonly summary: string
  load(): Promise<CommandModule>
}

/** What a file in `commands/` exports. */
interface CommandModule {
  /** Adds arguments, options and the action. */
  define(command: Command, cli: Cli): void
}

/** Where a command writes; the process's own streams, or a test's. */
export interface Streams {
  readonly out: (text: string) => void
  readonly error: (text: string) => void
  /** Whether stderr is a terminal, on which a line can be replaced. */
  readonly terminal: boolean
}

type Environment = Readonly<Record<string, string | undefined>>

/** Runs one call of the command line. Answers the exit code. */
export async function runProgram(
  argv: readonly string[],
  commands: readonly CommandEntry[],
  streams: Streams,
  signal: AbortSignal,
  environment: Environment = process.env,
): Promise<number> {
  const state: State = { unread: false, begun: false, answered: false, lineOpen: false, saidAt: 0 }
  const program = new Command('throughline')
    .description('The candidate relationship system that an organisation owns.')
    .addOption(
      new Option('--data <folder>', 'data folder of the embedded database')
        .env('THROUGHLINE_DATA')
        .default(join(packageRoot, '.data')),
    )
    .option('--user <email>', 'who asks (default: the first admin)')
    .option('--json', 'one JSON document on stdout')
    .configureHelp({ showGlobalOptions: true })
    .configureOutput({ writeOut: streams.out, writeErr: streams.error })
    .helpCommand(false)
    .exitOverride()
    .showHelpAfterError('(add --help for what it takes)')
  for (const { name, summary } of commands) program.command(name).description(summary).exitOverride()
  program.hook('preSubcommand', async (_, command) => {
    const entry = commands.find(each => each.name === command.name())
    if (entry)
      (await entry.load()).define(command, makeCli(program.opts<GlobalOptions>(), streams, signal, environment, state))
  })
  try {
    await program.parseAsync([...argv], { from: 'user' })
    return state.unread ? 1 : 0
  } catch (error) {
    return failed(error, argv.includes('--json'), streams, state)
  }
}

interface GlobalOptions {
  readonly data: string
  readonly user?: string
  readonly json?: boolean
}

interface State {
  unread: boolean
  begun: boolean
  answered: boolean
  lineOpen: boolean
  /** When progress was last written, milliseconds. */
  saidAt: number
}

const quiet = 2_000

function makeCli(
  options: GlobalOptions,
  streams: Streams,
  signal: AbortSignal,
  environment: Environment,
  state: State,
): Cli {
  const endLine = () => {
    if (state.lineOpen) streams.error('\n')
    state.lineOpen = false
  }
  const json = options.json ?? false
  return {
    json,
    dataDir: options.data,
    url: environment.DATABASE_URL || null,
    user: options.user ?? null,
    signal,
    print(text) {
      endLine()
      if (!json) streams.out(`${text}\n`)
    },
    answer(document) {
      endLine()
      if (json) streams.out(`${JSON.stringify(document)}\n`)
      state.answered = true
    },
    progress(text) {
      // In a log one line now and then is enough.
      if (!streams.terminal && Date.now() - state.saidAt < quiet) return
      state.saidAt = Date.now()
      streams.error(streams.terminal ? `\r\u001b[2K${text}` : `${text}\n`)
      state.lineOpen = streams.terminal
    },
    warn(text) {
      endLine()
      streams.error(`${text}\n`)
    },
    hasUnread() {
      state.unread = true
    },
    hasBegun() {
      state.begun = true
    },
  }
}

function failed(error: unknown, json: boolean, streams: Streams, state: State): number {
  if (error instanceof CommanderError) return error.exitCode === 0 ? 0 : 2
  const expected = [UsageError, Stopped, EngineError, Refusal].some(kind => error instanceof kind)
  const message = error instanceof Error ? error.message : String(error)
  if (state.lineOpen) streams.error('\n')
  streams.error(`${expected || !(error instanceof Error) ? message : error.stack}\n`)
  if (json && !state.answered) streams.out(`${JSON.stringify({ error: message })}\n`)
  return error instanceof Stopped || state.begun ? 3 : 2
}
