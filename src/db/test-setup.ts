import { chmodSync, mkdtempSync, rmSync } from 'node:fs'
import { createServer } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { TestProject } from 'vitest/node'
import { openDatabase } from './connect.ts'
import { messageOf } from './errors.ts'
import { migrate } from './migrate.ts'
import { openPool, parseTarget, type Target } from './pool.ts'

/**
 * One server for the whole run: TEST_DATABASE_URL (a user who may create databases), else an embedded one in a folder
 * of its own. It is started for the first test that asks, so that runs without a database pay nothing.
 */
export default function setup(project: TestProject): () => Promise<void> {
  const folder = mkdtempSync(join(tmpdir(), 'throughline-test-'))
  // The server's account walks through it; otherwise its socket would be left in the temporary folder.
  chmodSync(folder, 0o711)
  const undo: (() => Promise<void>)[] = []
  let prepared: Promise<string> | null = null
  const listener = createServer(connection => {
    prepared ??= prepare(folder, undo).catch(error => `\n${messageOf(error)}`)
    prepared.then(answer => connection.end(answer))
  })
  const socket = join(folder, 'ask.sock')
  listener.listen(socket)
  listener.unref()
  project.provide('testServer', socket)
  return async () => {
    listener.close()
    await prepared
    for (const step of undo.reverse()) await step()
    rmSync(folder, { recursive: true, force: true })
  }
}

/** Makes the template; answers its name and the server's address. */
async function prepare(folder: string, undo: (() => Promise<void>)[]): Promise<string> {
  const base = process.env.TEST_DATABASE_URL ?? (await embedded(folder, undo))
  const template = `throughline_template_${process.pid}`
  const statement = async (sql: string) => {
    const pool = openPool(parseTarget(base), { max: 1, name: 'throughline test', statementTimeout: 0 })
    await pool.unsafe(sql)
    await pool.end()
  }
  await statement(`create database ${template}`)
  undo.push(() => statement(`drop database if exists ${template} with (force)`))
  const address = new URL(base)
  address.pathname = `/${template}`
  const db = await openDatabase({ url: address.href })
  try {
    await migrate(db)
  } finally {
    await db.close()
  }
  return `${template}\n${base}`
}

async function embedded(folder: string, undo: (() => Promise<void>)[]): Promise<string> {
  const data = join(folder, 'data')
  const db = await openDatabase({ dataDir: data, durable: false })
  undo.push(() => db.close())
  return addressOf(db.target)
}

const addressOf = ({ host, user, database }: Target): string =>
  `postgres://${user}@localhost/${database}?host=${encodeURIComponent(host)}`
