import { randomBytes } from 'node:crypto'
import { connect } from 'node:net'
import { inject } from 'vitest'
import { type Database, openDatabase } from './connect.ts'
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
  const [template = '', base = ''] = (await ask(inject('testServer'))).split('\n')
  if (!template) throw new Error(base)
  const name = `test_${randomBytes(6).toString('hex')}`
  const statement = async (sql: string) => {
    const pool = openPool(parseTarget(base), { max: 1, name: 'throughline test', statementTimeout: 0 })
    await pool.unsafe(sql)
    await pool.end()
  }
  await statement(`create database ${name} template ${template}`)
  const address = new URL(base)
  address.pathname = `/${name}`
  const url = address.href
  const db = await openDatabase({ url })
  return {
    db,
    url,
    async drop() {
      await db.close()
      await statement(`drop database if exists ${name} with (force)`)
    },
  }
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
