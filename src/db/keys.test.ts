import { existsSync, mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import fc from 'fast-check'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { adoptKeys, type Keys, keyFile, openKeys, writeKeys } from './keys.ts'
import { decrypt, encrypt } from './secrets.ts'
import { type TestDatabase, testDatabase } from './testing.ts'

let folder: string
let one: TestDatabase
beforeEach(async () => {
  folder = mkdtempSync(join(tmpdir(), 'throughline-keys-'))
  one = await testDatabase()
})
afterEach(async () => {
  await one.drop()
  rmSync(folder, { recursive: true, force: true })
})

const open = (environment: Record<string, string> = {}) => openKeys(one.db.owner, folder, environment)

describe('keys', () => {
  test('are made on the first start, for us alone, and are the same ever after', async () => {
    const keys = await open()
    expect(statSync(keyFile(folder)).mode & 0o777).toBe(0o600)
    expect(await open()).toEqual(keys)
    expect(new Set([keys.ledger, keys.suppression, keys.session].map(each => each.toString('hex'))).size).toBe(3)
  })

  test('are the same for processes that start together', async () => {
    const all = await Promise.all([open(), open(), open()])
    expect(new Set(all.map(keys => keys.ledger.toString('hex'))).size).toBe(1)
  })

  test('come from the environment where that is set, plain or in base64, and no file is made', async () => {
    const elsewhere = mkdtempSync(join(tmpdir(), 'throughline-keys-'))
    const keys = await openKeys(one.db.owner, elsewhere, {})
    const text = readFileSync(keyFile(elsewhere), 'utf8')
    rmSync(elsewhere, { recursive: true })
    expect(await open({ THROUGHLINE_KEYS: text })).toEqual(keys)
    expect(await open({ THROUGHLINE_KEYS: Buffer.from(text).toString('base64') })).toEqual(keys)
    expect(existsSync(keyFile(folder))).toBe(false)
  })

  test('that are missing for a database with data are asked for, not made anew', async () => {
    await open()
    rmSync(keyFile(folder))
    await expect(open()).rejects.toThrow('keys are missing')
    expect(existsSync(keyFile(folder))).toBe(false)
  })

  test('of another database are refused until somebody accepts them', async () => {
    await open()
    const other = await testDatabase()
    rmSync(keyFile(folder))
    const strange = await openKeys(other.db.owner, folder, {})
    await other.drop()
    await expect(open()).rejects.toThrow('not those')
    await adoptKeys(one.db.owner, strange)
    expect(await open()).toEqual(strange)
  })

  test('are never written over, and an error about them does not tell them', async () => {
    const keys = await open()
    const { ledger } = JSON.parse(readFileSync(keyFile(folder), 'utf8')) as { ledger: string }
    const again = writeKeys(
      folder,
      readFileSync(keyFile(folder), 'utf8').replace(ledger, `${ledger.split('').reverse().join('').slice(0, 42)}A`),
    )
    expect(again).toEqual(keys)
    writeFileSync(keyFile(folder), `{"version":1,"ledger":"${ledger}`)
    await expect(open()).rejects.toThrow(new RegExp(`^(?!.*${ledger})`))
  })
})

describe('a secret', () => {
  let keys: Keys
  beforeEach(async () => {
    keys = await open()
  })

  test('opens with its key in its place, and nowhere else', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), fc.string(), fc.string(), (text, context, other) => {
        fc.pre(context !== other)
        const sealed = encrypt(keys, context, text)
        expect(decrypt(keys, context, sealed)).toBe(text)
        expect(() => decrypt(keys, other, sealed)).toThrow('changed or moved')
      }),
      { numRuns: 200 },
    )
  })

  test('that was cut or changed is refused', () => {
    const sealed = encrypt(keys, 'a', 'password')
    fc.assert(
      fc.property(fc.nat(sealed.length - 1), at => {
        expect(() => decrypt(keys, 'a', sealed.slice(0, at))).toThrow()
      }),
    )
    expect(() =>
      decrypt(
        keys,
        'a',
        sealed.replace(/.$/, last => (last === 'A' ? 'Q' : 'A')),
      ),
    ).toThrow()
  })

  test('opens after a new key came first in the list', () => {
    const sealed = encrypt(keys, 'a', 'password')
    const turned: Keys = { ...keys, secrets: [{ id: 'new', key: keys.session }, ...keys.secrets] }
    expect(decrypt(turned, 'a', sealed)).toBe('password')
    expect(encrypt(turned, 'a', 'x')).toMatch(/^1\.new\./)
  })
})
