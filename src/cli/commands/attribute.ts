import { type Command, InvalidArgumentError } from 'commander'
import { attributeFile, type FileAttribution } from '#src/actions/attribute-file.ts'
import { NoJourneys } from '#src/actions/attribution/read-journeys.ts'
import { type ModelName, modelNames } from '#src/domain/credit-model.ts'
import { isModelName } from '#src/projections/attribution/models.ts'
import { type Cli, UsageError } from '../cli.ts'
import { creditTable, printable } from '../credit-table.ts'

interface Options {
  readonly model?: readonly ModelName[]
  readonly order: number
  readonly halfLife?: number
}

const mostShown = 20

export function define(command: Command, cli: Cli): void {
  command
    .argument(
      '<paths.csv>',
      'table of journeys: path (steps joined by " > "), conversions, null, value, days, keys; may be .gz',
    )
    .option('--model <name>', `${modelNames.join(', ')} or all; may be repeated (default: all)`, models)
    .option('--order <n>', 'touches that a Markov state remembers', positiveInteger, 1)
    .option(
      '--half-life <days>',
      'days in which a touch loses half of its weight in time-decay (default: 30)',
      positive,
    )
    .action((path: string, options: Options) => attribute(path, options, cli))
}

async function attribute(path: string, { model, order, halfLife }: Options, cli: Cli): Promise<void> {
  const options = { order, ...(model ? { models: model } : {}), ...(halfLife === undefined ? {} : { halfLife }) }
  const result = await attributeFile(path, options).catch((error: unknown) => {
    throw error instanceof NoJourneys ? new UsageError(error.message) : error
  })
  warn(result, cli)
  const { conversions, models: credited, skipped, unread, unreadRows } = result
  cli.answer({ conversions, models: credited, skipped, unread, unreadRows })
  for (const line of creditTable(result)) cli.print(line)
  if (credited.length === 0) throw new UsageError('No model could be computed.')
  if (unreadRows > 0) cli.hasUnread()
}

function warn({ unread, unreadRows, unused, skipped }: FileAttribution, cli: Cli): void {
  for (const { where, why } of unread.slice(0, mostShown)) cli.warn(printable(`${where}: ${why}`))
  if (unreadRows > mostShown) cli.warn(`${unreadRows} rows could not be read; --json lists the first ${unread.length}.`)
  if (unused.length > 0) cli.warn(printable(`Columns not used: ${unused.join(', ').slice(0, 400)}`))
  for (const { name, why } of skipped) cli.warn(`Skipped ${name}: ${why}`)
}

function models(word: string, before: readonly ModelName[] = []): readonly ModelName[] {
  if (word === 'all') return modelNames
  if (!isModelName(word)) throw new InvalidArgumentError(`It is one of ${modelNames.join(', ')}, all.`)
  return [...before, word]
}

function positive(word: string): number {
  const value = Number(word)
  if (!(value > 0 && Number.isFinite(value))) throw new InvalidArgumentError('It is a number above 0.')
  return value
}

function positiveInteger(word: string): number {
  if (!/^[1-9]\d{0,6}$/.test(word)) throw new InvalidArgumentError('It is a whole number from 1.')
  return Number(word)
}
