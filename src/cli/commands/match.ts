import { type Command, InvalidArgumentError } from 'commander'
import { type FileMatch, matchFiles } from '#src/actions/match-files.ts'
import { NoPeople } from '#src/actions/matching/people-table.ts'
import { type Cli, Stopped, UsageError } from '../cli.ts'
import { printable } from '../credit-table.ts'

interface Options {
  readonly threshold?: number
  readonly out: string
}

const mostShown = 20

export function define(command: Command, cli: Cli): void {
  command
    .argument('<a.csv>', 'table of people, columns known by name and content; may be .gz')
    .argument('[b.csv]', 'a second table: links between the two instead of duplicates in one')
    .requiredOption('--out <pairs.csv>', 'where the pairs go: id_a,id_b,probability; may end in .gz')
    .option('--threshold <p>', 'probability from which a pair is written (default: 0.9)', between)
    .action((a: string, b: string | undefined, options: Options) => match(b === undefined ? [a] : [a, b], options, cli))
}

async function match(paths: readonly [string] | readonly [string, string], options: Options, cli: Cli): Promise<void> {
  const result = await matchFiles(paths, {
    ...options,
    progress: words => cli.progress(words),
    signal: cli.signal,
  }).catch((error: unknown) => {
    if (cli.signal.aborted) throw new Stopped('Stopped. Nothing was written.')
    if (error instanceof NoPeople) throw new UsageError(error.message)
    if (isFileError(error)) throw new UsageError(`${options.out} cannot be written: ${error.message}`)
    throw error
  })
  report(result, options.out, cli)
}

const isFileError = (error: unknown): error is NodeJS.ErrnoException =>
  error instanceof Error && 'syscall' in error && 'code' in error

function report(result: FileMatch, out: string, cli: Cli): void {
  const { unread, unreadRows, columns, ...rest } = result
  for (const { where, why } of unread.slice(0, mostShown)) cli.warn(printable(`${where}: ${why}`))
  if (unreadRows > mostShown) cli.warn(`${unreadRows} rows could not be read; --json lists the first ${unread.length}.`)
  cli.answer({ ...rest, out, columns, unread, unreadRows })
  for (const table of columns)
    cli.print(printable(table.map(({ header, meaning }) => `${header}: ${meaning}`).join(', ')))
  cli.print(
    `${rest.pairs} pairs of ${rest.records.join(' and ')} records, probability ${rest.threshold} or more, in ${out}`,
  )
  if (unreadRows > 0) cli.hasUnread()
}

function between(word: string): number {
  const value = Number(word)
  if (!(value > 0 && value < 1)) throw new InvalidArgumentError('It is a probability above 0 and below 1.')
  return value
}
