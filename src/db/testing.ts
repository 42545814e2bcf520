import { randomBytes } from 'node:crypto'
import { connect } from 'node:net'
import { setTimeout as sleep } from 'node:timers/promises'
import { inject } from 'vitest'
import { type Database, openDatabase } from './connect.ts'
import { codeOf } from './errors.ts'
import { openPool, parseTarget } from './pool.ts'

declare module 'vitest' {
  interface ProvidedContext {
    /** Socket on which the run's main process tells the address of the test server, starting it for the first who asks. */
    readonly testServer: string
  }
}

export interface TestDatabase {
  readonly db: Database
  /** `postgres://…` of this database, for a child process. */
  readonly url: string
  /** Closes the pools and drops the database. */
  drop(): Promise<void>
}

/** A migrated, empty database of its own, as two roles: cloned from the run's template in some 50 ms. Call in `beforeAll`. */
export async function testDatabase(): Promise<TestDatabase> {
  const { template, server } = await testServer()
  return create(server, `template ${template}`)
}

/** A database that nothing has migrated: for tests of migrating and restoring. */
export async function emptyTestDatabase(): Promise<TestDatabase> {
  const { server } = await testServer()
  return create(server, 'template template0')
}

async function create(server: string, from: string): Promise<TestDatabase> {
  const name = `test_${randomBytes(6).toString('hex')}`
  await onServer(server, `create database ${name} ${from}`)
  const address = new URL(server)
  address.pathname = `/${name}`
  const db = await openDatabase({ url: address.href })
  return {
    db,
    url: address.href,
    async drop() {
      await db.close()
      await onServer(server, `drop database if exists ${name} with (force)`)
    },
  }
}

async function onServer(server: string, statement: string, attempts = 20): Promise<void> {
  const pool = openPool(parseTarget(server), { max: 1, name: 'throughline test', statementTimeout: 0 })
  try {
    await pool.unsafe(statement)
  } catch (error) {
    // A vacuum of the server's own may be at work in the database for a moment; only a superuser could end it.
    if (codeOf(error) !== '42501' || attempts === 1) throw error
    await sleep(250)
    await onServer(server, statement, attempts - 1)
  } finally {
    await pool.end()
  }
}

async function testServer(): Promise<{ template: string; server: string }> {
  const [template = '', server = ''] = (await ask(inject('testServer'))).split('\n')
  if (!template) throw new Error(`the test server does not start: ${server}`)
  return { template, server }
}

function ask(socket: string): Promise<string> {
  return new Promise((resolve, reject) => {
    let answer = ''
    connect(socket)
      .setEncoding('utf8')
      .on('data', (chunk: string) => {
        answer += chunk
      })
      .on('end', () => resolve(answer))
      .on('error', reject)
  })
}
