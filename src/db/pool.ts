import postgres from 'postgres'
import { EngineError } from './errors.ts'
import { types } from './types.ts'

/** A pool: tagged templates are prepared, pipelined queries. */
export type Sql = postgres.Sql
/** Inside a transaction. */
export type Trx = postgres.TransactionSql
/** Either: what a query function takes when it may run in both. */
export type Queryable = Sql | Trx
/** A piece of a statement, to be put into another. */
export type Fragment = postgres.PendingQuery<postgres.Row[]>

/** Which server, database and user; passed on to whoever brings a driver of its own (the job queue). */
export interface Target {
  readonly host: string
  readonly port: number
  readonly user: string
  readonly password: string
  readonly database: string
  readonly ssl: 'require' | 'verify-full' | false
}

/**
 * Reads `postgres://user:password@host:port/database?sslmode=…`; `?host=/folder` names a socket's folder.
 * @throws EngineError when it is no such address; the message does not repeat it, as it holds a password.
 */
export function parseTarget(address: string): Target {
  let url: URL
  try {
    url = new URL(address.replace(/^(\w+:\/\/)([^/?#]*@)?(?=[/?#])/, '$1$2localhost'))
  } catch (error) {
    throw new EngineError(
      'DATABASE_URL cannot be read: it should look like postgres://user:password@host:5432/database.',
      { cause: error },
    )
  }
  if (!/^postgres(ql)?:$/.test(url.protocol)) throw new EngineError('DATABASE_URL should begin with postgres://.')
  const mode = url.searchParams.get('sslmode') ?? 'prefer'
  const user = decodeURIComponent(url.username) || url.searchParams.get('user') || process.env.PGUSER || 'postgres'
  return {
    host: url.searchParams.get('host') ?? (decodeURIComponent(url.hostname) || 'localhost'),
    port: Number(url.port || url.searchParams.get('port') || 5432),
    user,
    password: decodeURIComponent(url.password) || process.env.PGPASSWORD || '',
    database: decodeURIComponent(url.pathname.slice(1)) || user,
    ssl: mode.startsWith('verify') ? 'verify-full' : mode === 'require' ? 'require' : false,
  }
}

export interface PoolOptions {
  readonly max: number
  readonly name: string
  /** Role to work as, from the first statement on. */
  readonly role?: string
  /** Projections are written without a schema, so that a rebuild can be made beside the live ones: `derived, public` unless told. */
  readonly searchPath?: string
  /** Milliseconds; 0 for none. */
  readonly statementTimeout: number
  /** One plan for every value of a statement's parameters: most statements take a person's id, and planning takes ten times as long as they do. */
  readonly keepsPlans?: boolean
}

/** A pool on a target. Connections are opened on first use. */
export function openPool(target: Target, options: PoolOptions): Sql {
  const { host, port, user, password, database, ssl } = target
  return postgres({
    ...(host.startsWith('/') ? { path: `${host}/.s.PGSQL.${port}` } : { host, port }),
    user,
    password,
    database,
    ssl,
    max: options.max,
    connect_timeout: 10,
    // The driver's own waits up to 20 s after a server came back.
    backoff: attempt => Math.min(0.02 * 2 ** attempt, 1),
    types,
    fetch_types: false,
    onnotice: () => {},
    connection: {
      application_name: options.name,
      TimeZone: 'UTC',
      DateStyle: 'ISO, YMD',
      IntervalStyle: 'iso_8601',
      search_path: options.searchPath ?? 'derived, public',
      statement_timeout: options.statementTimeout,
      idle_in_transaction_session_timeout: 60_000,
      // Compiling a statement takes longer than any of these runs; a server of one's own has it on.
      jit: 'off',
      // A kept plan expects many rows of what mostly finds one, and would start two processes to find it.
      ...(options.keepsPlans ? { plan_cache_mode: 'force_generic_plan', max_parallel_workers_per_gather: '0' } : {}),
      ...(options.role ? { role: options.role } : {}),
    },
  })
}
