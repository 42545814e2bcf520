import { createHmac, randomBytes } from 'node:crypto'
import {
  chmodSync,
  closeSync,
  existsSync,
  fsyncSync,
  linkSync,
  mkdirSync,
  openSync,
  readFileSync,
  rmSync,
  writeSync,
} from 'node:fs'
import { join } from 'node:path'
import * as z from 'zod'
import { codeOf, EngineError } from './errors.ts'
import type { Queryable, Sql } from './pool.ts'

const key = z
  .string()
  .transform(text => Buffer.from(text, 'base64url'))
  .refine(bytes => bytes.length === 32, '32 bytes in base64url')

const keysSchema = z.object({
  version: z.literal(1),
  ledger: key,
  suppression: key,
  session: key,
  secrets: z.array(z.object({ id: z.string().regex(/^[0-9a-z]{1,16}$/), key })).min(1),
})

/**
 * What an installation keeps outside its database: without `ledger` an entry's id cannot be made again, without
 * `suppression` an erased person cannot be recognised, without `secrets` no stored password can be read. 32 bytes each.
 */
export type Keys = Readonly<z.output<typeof keysSchema>>

export const keyFile = (dataDir: string): string => join(dataDir, 'keys.json')

/**
 * The keys of THROUGHLINE_KEYS (the content of a key file, plain or in base64), else of `keys.json` in the data folder;
 * made there on the first start, and never written over.
 * @throws EngineError when they are missing or others than the database was filled with.
 */
export async function openKeys(owner: Sql, dataDir: string, environment = process.env): Promise<Keys> {
  const [known] = await owner<
    { fingerprint: string }[]
  >`select fingerprint from desk.keyring order by since desc limit 1`
  const found = readKeys(dataDir, environment)
  if (known && !found) {
    throw new EngineError(
      `The database has data, but its keys are missing: put keys.json back into ${dataDir}, or set THROUGHLINE_KEYS. Nothing is made or imported without them.`,
    )
  }
  const keys = found ?? makeKeys(dataDir)
  if (!known) await adoptKeys(owner, keys)
  else if (known.fingerprint !== fingerprint(keys)) {
    throw new EngineError(
      'The keys are not those that this database was filled with. Set the right ones, or accept new ones with restore --new-keys.',
    )
  }
  return keys
}

/** Records that the database is filled with these keys from now on: at its first start, or when somebody accepts new ones. */
export async function adoptKeys(owner: Queryable, keys: Keys): Promise<void> {
  await owner`insert into desk.keyring (fingerprint) values (${fingerprint(keys)}) on conflict (fingerprint) do update set since = clock_timestamp()`
}

/** Tells keys apart without telling them. */
export function fingerprint(keys: Keys): string {
  return createHmac('sha256', keys.ledger).update('throughline keyring').digest('hex').slice(0, 32)
}

/** The keys of the environment or the file; null when there are none. @throws EngineError when they cannot be read. */
export function readKeys(dataDir: string, environment: Readonly<Record<string, string | undefined>>): Keys | null {
  const given = environment.THROUGHLINE_KEYS?.trim()
  if (given)
    return parseKeys(given.startsWith('{') ? given : Buffer.from(given, 'base64').toString('utf8'), 'THROUGHLINE_KEYS')
  const file = keyFile(dataDir)
  return existsSync(file) ? parseKeys(readFileSync(file, 'utf8'), file) : null
}

function parseKeys(text: string, place: string): Keys {
  try {
    return keysSchema.parse(JSON.parse(text))
  } catch {
    // The cause would repeat the text, and with it the keys.
    throw new EngineError(`The keys in ${place} cannot be read.`)
  }
}

/** The content of a key file. */
export function keyText(keys: Keys): string {
  const text = (bytes: Buffer) => bytes.toString('base64url')
  return JSON.stringify({
    version: keys.version,
    ledger: text(keys.ledger),
    suppression: text(keys.suppression),
    session: text(keys.session),
    secrets: keys.secrets.map(({ id, key: bytes }) => ({ id, key: text(bytes) })),
  })
}

/** New keys, in the data folder unless there are some. */
export function makeKeys(dataDir: string): Keys {
  const fresh = () => randomBytes(32)
  const secrets = [{ id: randomBytes(4).toString('hex'), key: fresh() }]
  return writeKeys(dataDir, keyText({ version: 1, ledger: fresh(), suppression: fresh(), session: fresh(), secrets }))
}

/** Puts the text of a key file into the data folder, unless one is there; answers with what is there then. */
export function writeKeys(dataDir: string, text: string): Keys {
  const keys = parseKeys(text, 'the backup')
  mkdirSync(dataDir, { recursive: true, mode: 0o700 })
  const file = keyFile(dataDir)
  const temporary = `${file}.${process.pid}`
  const descriptor = openSync(temporary, 'w', 0o600)
  writeSync(descriptor, text)
  fsyncSync(descriptor)
  closeSync(descriptor)
  try {
    // A link, unlike a rename, fails when the name is taken.
    linkSync(temporary, file)
    chmodSync(file, 0o600)
    return keys
  } catch (error) {
    if (codeOf(error) !== 'EEXIST') throw error
    return parseKeys(readFileSync(file, 'utf8'), file)
  } finally {
    rmSync(temporary, { force: true })
  }
}
