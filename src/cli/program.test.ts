import type { Command } from 'commander'
import { expect, test } from 'vitest'
import { EngineError } from '#src/db/errors.ts'
import { type Cli, Stopped, UsageError } from './cli.ts'
import { type CommandEntry, runProgram } from './program.ts'

/** Calls a program that has one command, `do`, with this action. */
async function call(argv: string[], action: (cli: Cli, ...given: unknown[]) => void | Promise<void>, terminal = false) {
  const said = { out: '', error: '', loaded: 0 }
  const entry: CommandEntry = {
    name: 'do',
    summary: 'does it',
    load: async () => {
      said.loaded += 1
      return {
        define(command: Command, cli: Cli) {
          command
            .argument('[names...]', 'what')
            .option('--deep', 'more')
            .action((...given) => action(cli, ...given))
        },
      }
    },
  }
  const streams = {
    out: (text: string) => {
      said.out += text
    },
    error: (text: string) => {
      said.error += text
    },
    terminal,
  }
  const code = await runProgram(argv, [entry], streams, new AbortController().signal, {
    DATABASE_URL: 'postgres://x/y',
  })
  return { code, ...said }
}

test('a command is loaded when it is called, and gets its arguments and the options of all', async () => {
  const seen: unknown[] = []
  const { code, loaded } = await call(
    ['--user', 'ann@house.example', 'do', 'a', '--deep', 'b', '--data', '/d', '--json'],
    (cli, names, options) => {
      seen.push(names, options, cli.dataDir, cli.user, cli.json, cli.url)
    },
  )
  expect(seen).toEqual([['a', 'b'], { deep: true }, '/d', 'ann@house.example', true, 'postgres://x/y'])
  expect([code, loaded]).toEqual([0, 1])
})

test('the list of commands loads none; the help of one loads it', async () => {
  const list = await call(['--help'], () => {})
  expect(list).toMatchObject({ code: 0, loaded: 0, error: '' })
  expect(list.out).toContain('does it')
  const one = await call(['do', '--help'], () => {})
  expect(one).toMatchObject({ code: 0, loaded: 1 })
  expect(one.out).toContain('--deep')
  expect(one.out).toContain('--data')
})

test.each([
  ['what could not be read is 1', (cli: Cli) => cli.hasUnread(), 1],
  ['an error that a person can mend is 2', () => Promise.reject(new UsageError('no')), 2],
  ['an engine that does not start is 2', () => Promise.reject(new EngineError('no')), 2],
  ['a surprise is 2', () => Promise.reject(new Error('no')), 2],
  ['a stop part-way is 3', () => Promise.reject(new Stopped()), 3],
  [
    'a surprise after the first commit is 3',
    (cli: Cli) => {
      cli.hasBegun()
      throw new Error('no')
    },
    3,
  ],
])('%s', async (_, action, code) => {
  expect((await call(['do'], action)).code).toBe(code)
})

test.each([[['nothing']], [['do', '--wide']], [['--data']]])('a wrong call is 2 and says so: %j', async argv => {
  const { code, error, out } = await call(argv, () => {})
  expect(code).toBe(2)
  expect(error).not.toBe('')
  expect(out).toBe('')
})

test('with --json there is one document on stdout, whatever else is said', async () => {
  const fine = await call(['do', '--json'], cli => {
    cli.progress('1 of 2')
    cli.print('for people')
    cli.warn('look')
    cli.answer({ done: 1 })
  })
  expect(fine).toMatchObject({ code: 0, out: '{"done":1}\n', error: '1 of 2\nlook\n' })
  const wrong = await call(['do', '--json'], () => Promise.reject(new UsageError('no')))
  expect(JSON.parse(wrong.out)).toEqual({ error: 'no' })
})

test('without --json there is only what people read, and on a terminal progress is one line', async () => {
  const { out, error } = await call(
    ['do'],
    cli => {
      cli.progress('1 of 2')
      cli.progress('2 of 2')
      cli.print('Done.')
      cli.answer({ done: 1 })
    },
    true,
  )
  expect(out).toBe('Done.\n')
  expect(error).toBe('\r\u001b[2K1 of 2\r\u001b[2K2 of 2\n')
})
