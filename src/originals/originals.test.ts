import { randomBytes } from 'node:crypto'
import { chmodSync, mkdirSync, mkdtempSync, readdirSync, rmSync, truncateSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import fc from 'fast-check'
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { bucketStore } from './bucket.ts'
import { configuredStore } from './configure.ts'
import { folderStore } from './folder.ts'
import { type Originals, openOriginals } from './originals.ts'
import { type FakeBucket, fakeBucket } from './s3.fixture.ts'
import { type ObjectStore, StoreError } from './store.ts'

const key = Buffer.alloc(32, 7)
const folder = mkdtempSync(join(tmpdir(), 'throughline-originals-'))
let fake: FakeBucket
beforeAll(async () => {
  fake = await fakeBucket()
})
afterAll(async () => {
  await fake.close()
  rmSync(folder, { recursive: true, force: true })
})

const bucket = () =>
  bucketStore({
    endpoint: fake.endpoint,
    bucket: 'house',
    prefix: 'originals & more/',
    region: 'eu-central-1',
    accessKeyId: fake.accessKeyId,
    secretAccessKey: fake.secretAccessKey,
  })

const failureOf = (work: Promise<unknown>) => work.catch(error => (error instanceof StoreError ? error.failure : error))

const kinds: [string, () => ObjectStore][] = [
  ['a folder', () => folderStore(join(folder, randomBytes(4).toString('hex')))],
  ['a bucket', bucket],
]
describe.each(kinds)('originals in %s', (_, make) => {
  let originals: Originals
  beforeEach(() => {
    fake.objects.clear()
    originals = openOriginals(make(), key)
  })

  test('give back what was put, whatever it is', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.uint8Array({ maxLength: 3000 }),
        fc.constantFrom('text/plain', 'message/rfc822', 'application/pdf', 'image/png'),
        async (bytes, type) => {
          const id = await originals.put(bytes, type)
          expect(id).toMatch(/^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/)
          expect(Buffer.compare(await originals.get(id), bytes)).toBe(0)
          expect(await originals.check(id)).toBe('sound')
        },
      ),
      { numRuns: 30 },
    )
  })

  test('keep the same bytes once, and texts small', async () => {
    const text = Buffer.from('Dear Ana, '.repeat(1000))
    const [one, two, three] = await originals.putMany([
      { bytes: text, mediaType: 'text/plain' },
      { bytes: text, mediaType: 'text/plain' },
      { bytes: Buffer.from('other'), mediaType: 'text/plain' },
    ])
    expect(one).toBe(two)
    expect(three).not.toBe(one)
    const stored = []
    for await (const object of originals.store.list()) stored.push(object.name)
    expect(stored.sort()).toEqual([`${one}.gz`, three].sort())
    expect(await originals.stat(one ?? '')).toBeLessThan(200)
  })

  test('have other ids under another key', async () => {
    const other = openOriginals(originals.store, Buffer.alloc(32, 8))
    expect(await other.put(Buffer.from('a'), 'text/plain')).not.toBe(
      await originals.put(Buffer.from('a'), 'text/plain'),
    )
  })

  test('forget what is removed', async () => {
    const id = await originals.put(Buffer.from('x'.repeat(1000)), 'text/plain')
    expect(await originals.remove(id)).toBe(true)
    expect(await originals.remove(id)).toBe(false)
    expect(await originals.stat(id)).toBeNull()
    expect(await originals.check(id)).toBe('missing')
    expect(await failureOf(originals.get(id))).toBe('missing')
  })

  test('are all listed, also beyond one page', async () => {
    const items = Array.from({ length: 250 }, (_, n) => ({
      bytes: Buffer.from(`mail ${n}`),
      mediaType: 'application/octet-stream',
    }))
    const ids = await originals.putMany(items)
    const listed = []
    for await (const { name } of originals.store.list()) listed.push(name)
    expect(listed.sort()).toEqual([...ids].sort())
  })
})

describe('a folder of originals', () => {
  const place = join(folder, 'failing')
  const originals = openOriginals(folderStore(place), key)

  test('tells what was cut short or changed, and takes it again', async () => {
    const bytes = Buffer.from('A mail. '.repeat(100))
    const id = await originals.put(bytes, 'text/plain')
    const path = join(place, id.slice(0, 2), `${id}.gz`)
    truncateSync(path, 10)
    expect(await originals.check(id)).toBe('damaged')
    expect(await failureOf(originals.get(id))).toBe('damaged')
    await originals.put(bytes, 'text/plain')
    expect(await originals.check(id)).toBe('sound')
  })

  test('says that the disk is full, and leaves nothing half written', async context => {
    if (process.platform !== 'linux' || process.getuid?.() !== 0)
      return context.skip('needs root on Linux to fill a file system')
    const small = join(folder, 'small')
    const { execFileSync } = await import('node:child_process')
    mkdirSync(small)
    try {
      execFileSync('mount', ['-t', 'tmpfs', '-o', 'size=256k', 'tmpfs', small])
    } catch {
      return context.skip('needs the right to mount')
    }
    try {
      const full = openOriginals(folderStore(small), key)
      const id = await full.put(randomBytes(1000), 'image/png')
      expect(await failureOf(full.put(randomBytes(400_000), 'image/png'))).toBe('full')
      expect(await full.check(id)).toBe('sound')
      expect(readdirSync(small, { recursive: true }).filter(name => String(name).endsWith('.part'))).toEqual([])
    } finally {
      execFileSync('umount', [small])
    }
  })

  test('says that it cannot be written', async () => {
    const file = join(folder, 'file')
    writeFileSync(file, '')
    chmodSync(file, 0o400)
    expect(await failureOf(openOriginals(folderStore(file), key).put(Buffer.from('a'), 'text/plain'))).toBe(
      'unreachable',
    )
  })
})

describe('a bucket of originals', () => {
  test('is refused with a wrong secret, and says so', async () => {
    const wrong = bucketStore({
      endpoint: fake.endpoint,
      bucket: 'house',
      prefix: '',
      region: 'eu-central-1',
      accessKeyId: fake.accessKeyId,
      secretAccessKey: 'wrong',
    })
    const failed = openOriginals(wrong, key).put(Buffer.from('a'), 'text/plain')
    expect(await failureOf(failed)).toBe('unreachable')
  })

  test('is asked again when it stumbles', async () => {
    fake.failNext(2)
    const originals = openOriginals(bucket(), key)
    const id = await originals.put(Buffer.from('stumble'), 'text/plain')
    expect(await originals.check(id)).toBe('sound')
  })

  test('that stays down, or is not there, is unreachable', async () => {
    fake.failNext(100)
    expect(await failureOf(openOriginals(bucket(), key).put(Buffer.from('down'), 'text/plain'))).toBe('unreachable')
    fake.failNext(0)
  })

  test('is found by configuration', async () => {
    const environment = { AWS_ACCESS_KEY_ID: fake.accessKeyId, AWS_SECRET_ACCESS_KEY: fake.secretAccessKey }
    const place = `s3://house/here?endpoint=${encodeURIComponent(fake.endpoint)}&region=eu-central-1`
    const originals = openOriginals(configuredStore(folder, { ...environment, THROUGHLINE_ORIGINALS: place }), key)
    expect(originals.store.place).toBe(`${fake.endpoint}/house/here/`)
    expect(await originals.check(await originals.put(Buffer.from('a'), 'text/plain'))).toBe('sound')
    expect(() => configuredStore(folder, { THROUGHLINE_ORIGINALS: place })).toThrow('AWS_ACCESS_KEY_ID')
    expect(configuredStore('/data', {}).place).toBe('/data/originals')
  })
})
