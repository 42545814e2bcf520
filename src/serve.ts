import { serve as listen } from '@hono/node-server'
import type { Command } from 'commander'
import { accountsOfHouse } from './actions/accounts/accounts.ts'
import { type OpenWorkspace, openWorkspace } from './actions/open-workspace.ts'
import { createApi } from './api/app.ts'
import { Live } from './api/live.ts'
import { serveWeb } from './api/static.ts'
import { type Cli, UsageError } from './cli/cli.ts'
import type { CommandEntry } from './cli/program.ts'
import { type Logger, openLog } from './lib/log.ts'
import { createPortal } from './portal/app.ts'
import { WorkersCrowd } from './worker/crowd.ts'
import { startWorker } from './worker/start.ts'

interface Options {
  readonly port: string
  readonly host: string
  readonly demo?: boolean
}

/** Database, worker and web app in one process; the worker in a thread of its own. */
export const serve: CommandEntry = {
  name: 'serve',
  summary: 'start everything and print the address',
  load: async () => ({ define }),
}

function define(command: Command, cli: Cli): void {
  command
    .option('--port <number>', 'port to listen on', process.env['PORT'] ?? '4120')
    .option('--host <address>', 'address to listen on', process.env['HOST'] ?? '127.0.0.1')
    .option('--demo', 'fill an empty folder with the invented agency')
    .action((options: Options) => run(options, cli))
}

async function run(options: Options, cli: Cli): Promise<void> {
  const port = Number(options.port)
  if (!Number.isInteger(port) || port < 0 || port > 65_535) throw new UsageError(`${options.port} is not a port.`)
  const log = openLog()
  const workspace = await openWorkspace({ dataDir: cli.dataDir, url: cli.url, onLost: () => process.exit(3) })
  try {
    const demo = options.demo ? await openDemo(workspace, cli) : null
    await running(workspace, { ...options, port, demo, log, cli })
  } finally {
    await workspace.close()
  }
}

/** Fills an empty house with the invented agency; refuses one with other people in it. */
async function openDemo(workspace: OpenWorkspace, cli: Cli): Promise<{ accounts: string[] }> {
  const { loadAgency, isAgency } = await import('../fixtures/agency/load.ts')
  const accounts = await accountsOfHouse(workspace)
  if (accounts.length === 0) {
    await loadAgency(workspace, workspace.now().slice(0, 10), text => cli.progress(text))
    return { accounts: active(await accountsOfHouse(workspace)) }
  }
  if (!isAgency(accounts))
    throw new UsageError(
      'This folder has other people in it. Choose an empty one with --data, or start without --demo.',
    )
  return { accounts: active(accounts) }
}

/** Among whom the visitor may switch: somebody who left is not one of them. */
const active = (accounts: readonly { readonly id: string; readonly active: boolean }[]): string[] =>
  accounts.filter(account => account.active).map(account => account.id)

interface Running {
  readonly port: number
  readonly host: string
  readonly demo: { readonly accounts: readonly string[] } | null
  readonly log: Logger
  readonly cli: Cli
}

async function running(opened: OpenWorkspace, { port, host, demo, log, cli }: Running): Promise<void> {
  const live = new Live()
  const worker = startWorker({ dataDir: cli.dataDir, url: cli.url }, log, told => {
    if (told.type === 'folded') return crowd.hear(told)
    if (told.type === 'people') opened.beat()
    live.tell(told)
  })
  const crowd = new WorkersCrowd(worker.hurry)
  opened.onWake(worker.wake)
  const workspace = { ...opened, crowd }
  const app = createApi({ workspace, demo, live, log })
  const web = process.env['THROUGHLINE_WEB']
  if (web) serveWeb(app, web)
  const portal = createPortal({ workspace, log })
  // The candidates' pages have rules of their own; everything else is the house's.
  const fetch: typeof app.fetch = (request, ...rest) =>
    (new URL(request.url).pathname.startsWith('/apply/') ? portal : app).fetch(request, ...rest)
  const server = listen({ fetch, port, hostname: host })
  try {
    await new Promise<void>((resolve, reject) => {
      server.once('listening', resolve)
      server.once('error', (error: Error & { code?: string }) =>
        reject(
          error.code === 'EADDRINUSE' ? new UsageError(`Port ${port} is taken. Choose another with --port.`) : error,
        ),
      )
    })
    const address = server.address()
    const at = `http://${host === '0.0.0.0' || host === '::' ? 'localhost' : host}:${typeof address === 'object' && address ? address.port : port}`
    cli.print(`Throughline is at ${at}`)
    cli.answer({ address: at })
    await new Promise<void>(resolve => {
      if (cli.signal.aborted) resolve()
      cli.signal.addEventListener('abort', () => resolve(), { once: true })
    })
  } finally {
    server.close()
    if ('closeAllConnections' in server) server.closeAllConnections()
    await worker.stop()
  }
}
