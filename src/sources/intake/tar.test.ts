import { readdir, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { gzipSync } from 'node:zlib'
import fc from 'fast-check'
import { afterAll, describe, expect, it } from 'vitest'
import { defaultLimits, type Limits } from './limits.ts'
import { openPaths } from './open.ts'
import { bytesOf, caseFolder, head, pathsOf, textOf } from './opened.fixture.ts'
import { type Made, makeTar } from './tar.fixture.ts'
import { Unreadable } from './unreadable.ts'
import { makeZip } from './zip.fixture.ts'

const { put, remove } = caseFolder()
afterAll(remove)

const whys = (opened: { refused: readonly { why: string }[] }) => opened.refused.map(({ why }) => why)
/** The header's checksum as its bytes now ask for. */
const checksummed = (tar: Buffer, header: number): void => {
  tar.fill(' ', header + 148, header + 156)
  const sum = tar.subarray(header, header + 512).reduce((total, byte) => total + byte, 0)
  tar.write(`${sum.toString(8).padStart(6, '0')}\0`, header + 148)
}
/** Text that packs badly, so that no bomb is seen in it. */
const filler = (length: number) =>
  Array.from({ length }, (_, at) => String.fromCharCode(97 + ((at * at * 31 + (at >> 3)) % 25))).join('')

/** The same archive as it is and packed, by both of its names. */
async function bothWays(entries: readonly Made[], limits: Limits = defaultLimits) {
  const tar = await makeTar(entries)
  return Promise.all(
    (['a.tar', 'a.tar.gz', 'a.tgz'] as const).map(async name => ({
      name,
      opened: await openPaths([await put(name, name === 'a.tar' ? tar : gzipSync(tar))], limits),
    })),
  )
}

describe('what is opened', () => {
  it('reads paths, sizes, dates, heads and contents, packed or not', async () => {
    const long = filler(200_000)
    for (const { name, opened } of await bothWays([
      { name: './', type: 'directory' },
      { name: './users_000001.json', data: '[]', mtime: new Date('2025-03-14T10:00:00Z') },
      { name: `deep/${'d'.repeat(120)}/${'n'.repeat(120)}.json`, data: long },
      { name: 'Übersicht/Ναι.csv', data: 'ä' },
      { name: 'empty.json', data: '' },
      { name: '.DS_Store', data: 'x' },
    ])) {
      expect(opened.refused).toEqual([])
      expect(pathsOf(opened)).toEqual([
        `${name}/users_000001.json`,
        `${name}/deep/${'d'.repeat(120)}/${'n'.repeat(120)}.json`,
        `${name}/Übersicht/Ναι.csv`,
        `${name}/empty.json`,
      ])
      const [users, deep, named, empty] = opened.files
      expect([users?.modified, users?.size, head(users)]).toEqual(['2025-03-14T10:00:00.000Z', 2, '[]'])
      expect([deep?.size, head(deep)]).toEqual([long.length, long.slice(0, 65_536)])
      // In any order, and more than once.
      expect(await textOf(empty)).toBe('')
      expect(await textOf(named)).toBe('ä')
      expect(await textOf(deep)).toBe(long)
      expect(await textOf(users)).toBe('[]')
      expect(await textOf(deep)).toBe(long)
      await opened.close()
    }
  })

  it('in a folder too, by its name, and by itself whatever its name', async () => {
    const tar = await makeTar([{ name: 'a.csv', data: 'a' }])
    const file = await put('export.tar.gz', gzipSync(tar))
    await writeFile(join(file, '..', 'other.tar'), tar)
    await writeFile(join(file, '..', 'packed.gz'), gzipSync(tar))
    const opened = await openPaths([join(file, '..'), await put('download', gzipSync(tar)), await put('plain', tar)])
    const top = opened.tops[0]?.name
    expect(pathsOf(opened)).toEqual([
      `${top}/export.tar.gz/a.csv`,
      `${top}/other.tar/a.csv`,
      `${top}/packed.gz/a.csv`,
      'download/a.csv',
      'plain/a.csv',
    ])
    await opened.close()
  })

  it('unpacks a mailbox as long as it likes, each time that it is read, and keeps it nowhere', async () => {
    const limits = { ...defaultLimits, unpacked: 3000 }
    const mail = `From ${filler(400_000)}`
    for (const { opened } of await bothWays(
      [
        { name: 'before.csv', data: filler(1000) },
        { name: 'Takeout/All mail.mbox', data: mail },
        { name: 'after.csv', data: 'after' },
      ],
      limits,
    )) {
      expect(opened.refused).toEqual([])
      expect(head(opened.files[1])).toBe(mail.slice(0, 65_536))
      expect(await textOf(opened.files[1])).toBe(mail)
      expect(await textOf(opened.files[2])).toBe('after')
      expect(await textOf(opened.files[1])).toBe(mail)
      await opened.close()
    }
  })

  it('leaves nothing beside it', async () => {
    const spools = async () => (await readdir(tmpdir())).filter(name => name.startsWith('throughline-tar-'))
    const before = await spools()
    const [, packed] = await bothWays([{ name: 'a.csv', data: 'a' }])
    await packed?.opened.close()
    expect(await spools()).toEqual(before)
    await expect(textOf(packed?.opened.files[0])).rejects.toThrow(Unreadable)
  })
})

describe('what is refused', () => {
  it.each([
    ['../../etc/passwd', 'Its name points outside the archive.'],
    ['a/../../b', 'Its name points outside the archive.'],
    ['/etc/passwd', 'Its name is an absolute path.'],
    ['C:\\Windows\\a.csv', 'Its name begins with a drive letter.'],
    ['n'.repeat(1025), 'Its name is longer than 1,024 characters.'],
  ])('the entry name %j', async (name, why) => {
    for (const { opened } of await bothWays([
      { name, data: 'x' },
      { name: 'good.csv', data: 'good' },
    ])) {
      expect(whys(opened)).toEqual([why])
      expect(opened.files.length).toBe(1)
      expect(await textOf(opened.files[0])).toBe('good')
      await opened.close()
    }
  })

  it('links, devices, a second file of one name, an archive inside', async () => {
    const inner = await makeTar([{ name: 'x', data: 'x' }])
    for (const { name, opened } of await bothWays([
      { name: 'soft', type: 'symlink', linkname: '/etc/passwd' },
      { name: 'hard', type: 'link', linkname: '/etc/passwd' },
      { name: 'disk', type: 'block-device', devmajor: 8, devminor: 0 },
      { name: 'zero', type: 'character-device', devmajor: 1, devminor: 5 },
      { name: 'pipe', type: 'fifo' },
      { name: 'holes', data: 'x', pax: { 'GNU.sparse.major': '1' } },
      { name: 'a.csv', data: '1' },
      { name: 'a.csv', data: '2' },
      { name: 'inner.tar', data: inner },
      { name: 'inner.tgz', data: gzipSync(inner) },
      { name: 'inner.zip', data: makeZip([{ name: 'x', data: 'x' }]) },
    ])) {
      expect(pathsOf(opened)).toEqual([`${name}/a.csv`])
      expect(await textOf(opened.files[0])).toBe('1')
      expect(opened.refused.map(({ place, why }) => [place.slice(name.length + 1), why.split('.')[0]])).toEqual([
        ['soft', 'It is a link to another file'],
        ['hard', 'It is a link to another file'],
        ['disk', 'It is a device and no file'],
        ['zero', 'It is a device and no file'],
        ['pipe', 'It is a device and no file'],
        ['holes', 'It is packed in a way that this program cannot unpack'],
        ['a.csv', 'The archive has a second file of this name'],
        ['inner.tar', 'It is an archive inside an archive'],
        ['inner.tgz', 'It is an archive inside an archive'],
        ['inner.zip', 'It is an archive inside an archive'],
      ])
      await opened.close()
    }
  })

  it('a tar inside a ZIP', async () => {
    const inner = await makeTar([{ name: 'x', data: 'x' }])
    const opened = await openPaths([
      await put(
        'a.zip',
        makeZip([
          { name: 'inner.tar', data: inner },
          { name: 'inner.tar.gz', data: gzipSync(inner) },
          { name: 'a.csv', data: 'a' },
        ]),
      ),
    ])
    expect(pathsOf(opened)).toEqual(['a.zip/a.csv'])
    expect(whys(opened)).toEqual(Array(2).fill(expect.stringContaining('archive inside an archive')))
  })

  it('more unpacked bytes than the limit, and a bomb', async () => {
    const limits = { ...defaultLimits, unpacked: 3000 }
    for (const { name, opened } of await bothWays(
      [
        { name: 'a.csv', data: filler(2000) },
        { name: 'b.csv', data: filler(2001) },
        { name: 'c.csv', data: filler(500) },
        { name: 'd.csv', data: filler(9000) },
        { name: 'e.csv', data: 'e' },
      ],
      limits,
    )) {
      expect(pathsOf(opened)).toEqual([`${name}/a.csv`, `${name}/c.csv`])
      expect(opened.refused.map(({ place }) => place)).toEqual([`${name}/b.csv`, `${name}/d.csv`, name])
      await opened.close()
    }
    const bomb = await makeTar([
      { name: 'a.csv', data: 'a' },
      { name: 'zeros.csv', data: Buffer.alloc(64 * 1024 * 1024) },
      { name: 'after.csv', data: 'after' },
    ])
    const opened = await openPaths([await put('bomb.tar.gz', gzipSync(bomb))])
    expect(whys(opened)).toEqual([
      'Refused: it unpacks to more than 200 times its size. What stands before that was read.',
    ])
    expect(pathsOf(opened)).not.toContain('bomb.tar.gz/after.csv')
    expect(await textOf(opened.files[0])).toBe('a')
    await opened.close()
  })

  it('more files than the limit, whatever they are', async () => {
    const limits = { ...defaultLimits, entries: 3 }
    const links = Array.from({ length: 9 }, (_, at): Made => ({ name: `l${at}`, type: 'symlink', linkname: 'x' }))
    for (const { opened } of await bothWays([{ name: 'a', data: 'a' }, ...links], limits)) {
      expect(opened.files.length).toBe(1)
      expect(opened.refused.length).toBe(3)
      expect(whys(opened).at(-1)).toContain('more than 3 files')
      await opened.close()
    }
  })

  it('an archive that was cut off or changed: what stands before it is read', async () => {
    const tar = await makeTar([
      { name: 'a.csv', data: 'some text' },
      { name: 'b.csv', data: filler(3000) },
      { name: 'c.csv', data: 'more' },
    ])
    const packed = gzipSync(tar)
    const cases: (readonly [string, Uint8Array, string])[] = [
      ['cut.tar', tar.subarray(0, 512 * 3 + 1000), 'The archive is cut off. What stands before that was read.'],
      [
        'cut.tar.gz',
        packed.subarray(0, Math.floor(packed.length / 2)),
        'The file is cut off: its packed part ends too early. What stands before that was read.',
      ],
    ]
    for (const [name, bytes, why] of cases) {
      const opened = await openPaths([await put(name, bytes)])
      expect(whys(opened)).toEqual([why])
      expect(await textOf(opened.files[0])).toBe('some text')
      await expect(textOf(opened.files[1])).rejects.toThrow('The file is cut off: the archive ends too early.')
      await opened.close()
    }
    const changed = Buffer.from(tar)
    changed.write('zzz', 512 * 2)
    const opened = await openPaths([await put('changed.tar', changed)])
    expect(pathsOf(opened)).toEqual(['changed.tar/a.csv'])
    expect(whys(opened)).toEqual(['The archive is damaged. What stands before that was read.'])
  })
})

describe('any bytes at all', () => {
  it.each([0x90, 0xc8, 0xfe])('a size whose first byte is %i is damage, and nothing waits for its end', async first => {
    const tar = await makeTar([
      { name: 'a.csv', data: 'some text' },
      { name: 'b.csv', data: 'more' },
    ])
    tar[1024 + 124] = first
    checksummed(tar, 1024)
    const opened = await openPaths([await put('size.tar', tar)])
    expect(pathsOf(opened)).toEqual(['size.tar/a.csv'])
    expect(whys(opened)).toEqual(['The archive is damaged. What stands before that was read.'])
  })

  it('never crash or hang: a header that says anything, with a checksum that is right', async () => {
    const whole = await makeTar([
      { name: 'a.csv', data: 'some text', pax: { comment: 'x' } },
      { name: 'b.csv', data: filler(2000) },
    ])
    const file = await put('headers.tar', '')
    await fc.assert(
      fc.asyncProperty(
        fc.constantFrom(0, 1024, 2560),
        fc.array(fc.tuple(fc.nat(511), fc.nat(255)), { minLength: 1, maxLength: 40 }),
        fc.string({ maxLength: 30 }),
        async (header, changes, pax) => {
          const tar = Buffer.from(whole)
          for (const [at, value] of changes) tar[header + at] = value
          tar.write(pax, 512)
          checksummed(tar, header)
          await writeFile(file, tar)
          const opened = await openPaths([file])
          for (const each of opened.files) await bytesOf(each).catch(error => expect(error).toBeInstanceOf(Unreadable))
          await opened.close()
        },
      ),
      { numRuns: process.env['CI'] ? 200 : 100 },
    )
  })

  it('never crash or hang: a tar with bytes changed or cut, packed and not', async () => {
    const whole = await makeTar([
      { name: 'a.csv', data: 'some text' },
      { name: `b/${'c'.repeat(150)}.csv`, data: filler(5000), pax: { comment: 'x' } },
      { name: 'd.mbox', data: `From ${filler(500)}` },
    ])
    const packed = gzipSync(whole)
    const spoiled = (bytes: Buffer) =>
      fc
        .tuple(
          fc.array(fc.tuple(fc.nat(bytes.length - 1), fc.nat(255)), { maxLength: 12 }),
          fc.integer({ min: 300, max: bytes.length }),
        )
        .map(([changes, length]) => {
          const copy = Buffer.from(bytes)
          for (const [at, value] of changes) copy[at] = value
          return copy.subarray(0, length)
        })
    const plain = await put('fuzz.tar', '')
    const gz = await put('fuzz.tar.gz', '')
    await fc.assert(
      fc.asyncProperty(spoiled(whole), spoiled(packed), async (tar, tgz) => {
        await writeFile(plain, tar)
        await writeFile(gz, tgz)
        const opened = await openPaths([plain, gz])
        for (const each of opened.files) {
          expect(each.head).toBeInstanceOf(Uint8Array)
          await bytesOf(each).catch(error => expect(error).toBeInstanceOf(Unreadable))
        }
        await opened.close()
      }),
      { numRuns: process.env['CI'] ? 200 : 100 },
    )
  })
})
