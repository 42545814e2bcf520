import { enterHouse, type House } from './embedded/house.ts'
import { superuserPool } from './embedded/ping.ts'
import { codeOf, EngineError, messageOf } from './errors.ts'
import { openPool, parseTarget, type Sql, type Target } from './pool.ts'
import { appRole, ensureAppRole } from './roles.ts'

/** An open database: two pools on one server. */
export interface Database {
  /** The app's role: reads and appends `ledger`, works on `desk`, owns `derived`. */
  readonly app: Sql
  /** The migrator's role: owns everything. For migrations, grants, restore. */
  readonly owner: Sql
  readonly engine: 'embedded' | 'external'
  /** Somebody else may be at work here, and fold: the data folder's server ran already, or it is a server elsewhere. */
  readonly isShared: boolean
  /** `server_version_num`: 180004 is 18.4. */
  readonly version: number
  /** False where the server did not let us make the app's role: then `app` works as the owner, and doctor says so. */
  readonly twoRoles: boolean
  /** For a library with a driver of its own; it sets `appRole` itself where `twoRoles`. */
  readonly target: Target
  /** Closes both pools and leaves the embedded server, which stops when nobody else uses it. */
  close(): Promise<void>
}

export interface DatabaseOptions {
  /** A server's address; wins over `dataDir`. */
  readonly url?: string
  /** The data folder, made when missing, with the embedded server's database in it. */
  readonly dataDir?: string
  /** Connections of the app's pool; 10 unless told. */
  readonly connections?: number
  /** False gives up durability of the embedded server for speed; for tests. */
  readonly durable?: boolean
  /** Called when the embedded server was lost for good (another host took the folder over, say): end the process. */
  readonly onLost?: (error: Error) => void
}

/** The oldest server that the tests run on. */
const oldestVersion = 150_000
const appTimeout = 120_000

/**
 * Opens the database of an address or a data folder; does not migrate it.
 * @throws EngineError when it cannot be reached or is too old.
 */
export async function openDatabase(options: DatabaseOptions): Promise<Database> {
  if (options.url) return connect(parseTarget(options.url), null, options)
  if (!options.dataDir) throw new EngineError('Neither DATABASE_URL nor a data folder is set.')
  const house = await enterHouse(options.dataDir, options)
  try {
    return await connect(await embeddedTarget(house.socketFolder), house, options)
  } catch (error) {
    await house.leave()
    throw error
  }
}

async function connect(target: Target, house: House | null, options: DatabaseOptions): Promise<Database> {
  const owner = openPool(target, { max: 4, name: 'throughline owner', statementTimeout: 0 })
  try {
    const version = await serverVersion(owner)
    const twoRoles = await ensureAppRole(owner, version)
    const keepsPlans = await isLarge(owner)
    const app = openPool(target, {
      max: options.connections ?? 10,
      name: 'throughline',
      statementTimeout: appTimeout,
      keepsPlans,
      ...(twoRoles ? { role: appRole } : {}),
    })
    const close = async () => {
      await Promise.all([app.end({ timeout: 5 }), owner.end({ timeout: 5 })])
      await house?.leave()
    }
    const isShared = house?.isShared ?? true
    return { app, owner, engine: house ? 'embedded' : 'external', isShared, version, twoRoles, target, close }
  } catch (error) {
    await owner.end({ timeout: 1 })
    throw error
  }
}

/** Attestations from which on plans are kept: the statistics are there, and say what the plans of a larger house are. */
const large = 50_000

/**
 * Whether a plan made now is right for longer. One that is made while the tables are empty reads them from end to end, and
 * would go on doing so when they are full.
 */
async function isLarge(owner: Sql): Promise<boolean> {
  const [row] = await owner<
    { rows: number }[]
  >`select coalesce((select reltuples from pg_class where oid = to_regclass('ledger.attestation')), 0)::float8 as rows`
  return (row?.rows ?? 0) >= large
}

async function serverVersion(owner: Sql): Promise<number> {
  const [row] = await owner<{ version: number }[]>`select current_setting('server_version_num')::int as version`.catch(
    (error: unknown) => {
      throw new EngineError(`The database does not answer: ${messageOf(error)}`, { cause: error })
    },
  )
  const version = row?.version ?? 0
  if (version < oldestVersion) {
    throw new EngineError(
      `The database server is PostgreSQL ${Math.floor(version / 10_000)}; Throughline needs 15 or later.`,
    )
  }
  return version
}

const name = 'throughline'

/** The embedded server's database and the role that owns it, which is no superuser; made on the first start. */
async function embeddedTarget(socketFolder: string): Promise<Target> {
  const sql = superuserPool(socketFolder)
  try {
    const [found] = await sql`select 1 from pg_database where datname = ${name}`
    if (!found) {
      await ignoreDuplicate(sql.unsafe(`create role ${name} login createrole createdb`))
      await ignoreDuplicate(sql.unsafe(`create database ${name} owner ${name}`))
    }
  } finally {
    await sql.end({ timeout: 1 })
  }
  return { host: socketFolder, port: 5432, user: name, password: '', database: name, ssl: false }
}

/** Two commands may start on an empty folder at once. */
async function ignoreDuplicate(statement: Promise<unknown>): Promise<void> {
  try {
    await statement
  } catch (error) {
    if (!['42710', '42P04', '23505'].includes(codeOf(error) ?? '')) throw error
  }
}
