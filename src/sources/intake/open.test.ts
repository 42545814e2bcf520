import { createWriteStream } from 'node:fs'
import { mkdir, symlink, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { pipeline } from 'node:stream/promises'
import { gzipSync } from 'node:zlib'
import { ZipArchive } from 'archiver'
import fc from 'fast-check'
import { afterAll, describe, expect, it } from 'vitest'
import { contentHash } from './content-hash.ts'
import { defaultLimits } from './limits.ts'
import { openPaths } from './open.ts'
import { bytesOf, caseFolder, head, pathsOf, textOf } from './opened.fixture.ts'
import { Unreadable } from './unreadable.ts'
import { type MadeEntry, makeZip } from './zip.fixture.ts'

const { folder, put, remove } = caseFolder()
afterAll(remove)
const zipped = async (entries: readonly MadeEntry[]) => openPaths([await put('a.zip', makeZip(entries))])

describe('what is opened', () => {
  it('reads a ZIP made by a library: paths, sizes, dates, heads and contents', async () => {
    const file = join(folder, 'made.zip')
    const archive = new ZipArchive({ zlib: { level: 9 } })
    const long = Array.from({ length: 20_000 }, (_, at) => `line ${at} ${(at * 7919) % 10_007}`).join('\n')
    archive.append(long, { name: 'Jobs/long.txt', date: new Date('2025-03-14T10:00:00Z') })
    archive.append('First Name\nAna', { name: 'Connections.csv' })
    archive.append('', { name: 'empty.csv' })
    archive.append('x', { name: '__MACOSX/._Connections.csv' })
    archive.append('x', { name: '.DS_Store' })
    const written = pipeline(archive, createWriteStream(file))
    await archive.finalize()
    await written
    const opened = await openPaths([file])
    expect(opened.refused).toEqual([])
    expect(pathsOf(opened).sort()).toEqual(['made.zip/Connections.csv', 'made.zip/Jobs/long.txt', 'made.zip/empty.csv'])
    const found = opened.files.find(each => each.path.endsWith('long.txt'))
    expect(found?.size).toBe(long.length)
    expect(found?.modified).toBe('2025-03-14T10:00:00.000Z')
    expect(head(found)).toBe(long.slice(0, 65_536))
    expect(await textOf(found)).toBe(long)
    expect(await textOf(opened.files.find(each => each.path.endsWith('empty.csv')))).toBe('')
    await opened.close()
  })

  it('walks a folder in order, without links, hidden files and litter, but with mail in hidden folders', async () => {
    const top = join(folder, 'walked')
    await mkdir(join(top, 'b', '.Sent', 'cur'), { recursive: true })
    await mkdir(join(top, '.git'), { recursive: true })
    await writeFile(join(top, 'b', '.Sent', 'cur', '1:2,S'), 'From: a@example.com')
    await writeFile(join(top, '.git', 'config'), 'x')
    await writeFile(join(top, 'a.csv'), 'a')
    await writeFile(join(top, 'desktop.ini'), 'x')
    await writeFile(join(top, 'inner.zip'), makeZip([{ name: 'c.csv', data: 'c' }]))
    await writeFile(join(top, 'z.txt.gz'), gzipSync('zz'))
    await symlink(top, join(top, 'loop'))
    const opened = await openPaths([top])
    expect(pathsOf(opened)).toEqual([
      'walked/a.csv',
      'walked/b/.Sent/cur/1:2,S',
      'walked/inner.zip/c.csv',
      'walked/z.txt',
    ])
    expect(opened.refused).toEqual([
      { unread: true, place: 'walked/loop', why: 'It is a link; links are not followed.' },
    ])
    expect(head(opened.files[3])).toBe('zz')
    expect(await textOf(opened.files[3])).toBe('zz')
  })

  it('calls two files of one name differently, and says what is not there', async () => {
    const [first, second] = [await put('a.csv', '1'), await put('a.csv', '2')]
    const opened = await openPaths([first, second, join(folder, 'nothing.csv')])
    expect(pathsOf(opened)).toEqual(['a.csv', expect.stringMatching(/^case-\d+\/a\.csv$/)])
    expect(opened.refused).toEqual([{ unread: true, place: 'nothing.csv', why: 'There is no such file or folder.' }])
    expect(opened.tops.map(top => top.path)).toEqual([first, second, join(folder, 'nothing.csv')])
  })

  it('unwraps gzip by content, also of several members, and leaves a file that only has the name', async () => {
    const members = await put('a.mbox.gz', Buffer.concat([gzipSync('From x\n'), gzipSync('more')]))
    const plain = await put('b.csv.gz', 'a,b\n')
    const opened = await openPaths([members, plain])
    expect(pathsOf(opened)).toEqual(['a.mbox', 'b.csv.gz'])
    expect(await textOf(opened.files[0])).toBe('From x\nmore')
    expect(await textOf(opened.files[1])).toBe('a,b\n')
  })

  it('leaves an office document whole', async () => {
    const docx = await put(
      'cv.docx',
      makeZip([
        { name: '[Content_Types].xml', data: '<x/>' },
        { name: 'word/document.xml', data: '<x/>' },
      ]),
    )
    expect(pathsOf(await openPaths([docx]))).toEqual(['cv.docx'])
  })

  it('hashes contents: the same bytes and names alike, others not', async () => {
    const one = await put('a.csv', 'same')
    const two = await put('b.csv', 'same')
    expect(await contentHash(one)).toBe(await contentHash(two))
    expect(await contentHash(one)).toMatch(/^[0-9a-f]{64}$/)
    expect(await contentHash(join(one, '..'))).not.toBe(await contentHash(join(two, '..')))
  })
})

describe('what is refused', () => {
  it.each([
    ['../../etc/passwd', 'Its name points outside the archive.'],
    ['a/../../b', 'Its name points outside the archive.'],
    ['..\\..\\b', 'Its name points outside the archive.'],
    ['/etc/passwd', 'Its name is an absolute path.'],
    ['\\\\server\\share', 'Its name is an absolute path.'],
    ['C:\\Windows\\a.csv', 'Its name begins with a drive letter.'],
    ['a\0.csv', 'Its name contains a zero byte.'],
    ['n'.repeat(1025), 'Its name is longer than 1,024 characters.'],
  ])('the entry name %j', async (name, why) => {
    const opened = await zipped([
      { name, data: 'x' },
      { name: 'good.csv', data: 'good' },
    ])
    expect(pathsOf(opened)).toEqual(['a.zip/good.csv'])
    expect(opened.refused.map(refusal => refusal.why)).toEqual([why])
    expect(await textOf(opened.files[0])).toBe('good')
  })

  it('a link, a second file of one name, an unknown packing, an archive inside', async () => {
    const opened = await zipped([
      { name: 'link', data: '/etc/passwd', mode: 0o120777 },
      { name: 'a.csv', data: '1' },
      { name: 'a.csv', data: '2' },
      { name: 'b.csv', data: '3', method: 9 },
      { name: 'inner.zip', data: makeZip([{ name: 'x', data: 'x' }]) },
      { name: 'inner.zip.gz', data: gzipSync(makeZip([{ name: 'x', data: 'x' }])) },
    ])
    expect(pathsOf(opened)).toEqual(['a.zip/a.csv'])
    expect(opened.refused.map(refusal => [refusal.place, refusal.why.split('.')[0]])).toEqual([
      ['a.zip/link', 'It is a link to another file'],
      ['a.zip/a.csv', 'The archive has a second file of this name'],
      ['a.zip/b.csv', 'It is packed in a way that this program cannot unpack (method 9)'],
      ['a.zip/inner.zip', 'It is an archive inside an archive'],
      ['a.zip/inner.zip.gz', 'It is an archive inside an archive'],
    ])
  })

  it('files that share their bytes', async () => {
    const opened = await zipped([
      { name: 'a.csv', data: 'aaaa' },
      { name: 'b.csv', data: 'bbbb', claims: { offset: 5 } },
      { name: 'c.csv', data: 'c' },
    ])
    expect(pathsOf(opened)).toEqual(['a.zip/c.csv'])
    expect(opened.refused.map(refusal => refusal.place)).toEqual(['a.zip/a.csv', 'a.zip/b.csv'])
  })

  it('a bomb: too dense, and more than was announced', async () => {
    const opened = await zipped([
      { name: 'zeros.csv', data: Buffer.alloc(8 * 1024 * 1024) },
      { name: 'liar.csv', data: Buffer.alloc(8 * 1024 * 1024), claims: { size: 1000 } },
    ])
    expect(pathsOf(opened)).toEqual(['a.zip/liar.csv'])
    expect(opened.refused.map(refusal => refusal.why)).toEqual(['Refused: it unpacks to more than 200 times its size.'])
    await expect(bytesOf(opened.files[0])).rejects.toThrow('holds more than the archive says')
    const gz = await openPaths([await put('zeros.csv.gz', gzipSync(Buffer.alloc(64 * 1024 * 1024)))])
    await expect(bytesOf(gz.files[0])).rejects.toThrow(Unreadable)
  })

  it('more unpacked bytes than the limit, except of mailboxes', async () => {
    const limits = { ...defaultLimits, unpacked: 3000 }
    const filler = (length: number) =>
      Array.from({ length }, (_, at) => String.fromCharCode(97 + ((at * at) % 25))).join('')
    const entries = [
      { name: 'a.csv', data: filler(2000) },
      { name: 'b.csv', data: filler(2001) },
      { name: 'all.mbox', data: filler(9000) },
      { name: 'c.csv', data: filler(500) },
    ]
    const opened = await openPaths([await put('a.zip', makeZip(entries))], limits)
    expect(pathsOf(opened)).toEqual(['a.zip/a.csv', 'a.zip/all.mbox', 'a.zip/c.csv'])
    const big = await openPaths(
      [await put('b.csv.gz', gzipSync(filler(4000))), await put('m.gz', gzipSync(`From ${filler(4000)}`))],
      limits,
    )
    await expect(bytesOf(big.files[0])).rejects.toThrow('unpacks to more than')
    expect((await bytesOf(big.files[1])).length).toBe(4005)
  })

  it('more files than the limit', async () => {
    const limits = { ...defaultLimits, entries: 3 }
    const three = ['a', 'b', 'c'].map(name => ({ name, data: name }))
    expect((await openPaths([await put('a.zip', makeZip(three))], limits)).refused).toEqual([])
    const four = await openPaths([await put('a.zip', makeZip([...three, { name: 'd', data: 'd' }]))], limits)
    expect(four.files).toEqual([])
    expect(four.refused[0]?.why).toContain('more than 3 files')
    const folderOf4 = await put('1', '1')
    for (const name of ['2', '3', '4']) await writeFile(join(folderOf4, '..', name), name)
    const walked = await openPaths([join(folderOf4, '..')], limits)
    expect(walked.files.length).toBe(3)
    expect(walked.refused.length).toBe(1)
  })

  it('locked files, in one line', async () => {
    const opened = await zipped([
      { name: 'a', data: 'a', flags: 1 },
      { name: 'b', data: 'b', flags: 1 },
      { name: 'c', data: 'c' },
    ])
    expect(pathsOf(opened)).toEqual(['a.zip/c'])
    expect(opened.refused).toEqual([
      {
        unread: true,
        place: 'a.zip',
        why: '2 files in it are locked with a password. Unpack it with the password and give the folder.',
      },
    ])
  })

  it('a ZIP that was cut off, at every length', async () => {
    const whole = makeZip([
      { name: 'a.csv', data: 'some text that is read' },
      { name: 'b.csv', data: 'more' },
    ])
    for (let length = 4; length < whole.length; length += 7) {
      const opened = await openPaths([await put('cut.zip', whole.subarray(0, length))])
      expect(opened.files).toEqual([])
      expect(opened.refused[0]?.why).toContain('cut off')
    }
  })

  it('a file in a ZIP whose bytes were changed, or end early', async () => {
    const bytes = makeZip([
      { name: 'a', data: 'AAAABBBB', stored: true },
      { name: 'b', data: 'b', claims: { size: 9 } },
    ])
    bytes.write('X', bytes.indexOf('AAAABBBB'))
    const opened = await openPaths([await put('a.zip', bytes)])
    await expect(bytesOf(opened.files[0])).rejects.toThrow('damaged')
    await expect(bytesOf(opened.files[1])).rejects.toThrow('cut off')
    const gz = await openPaths([await put('a.csv.gz', gzipSync('some text').subarray(0, 20))])
    await expect(bytesOf(gz.files[0])).rejects.toThrow('cut off')
  })
})

describe('names that are not UTF-8', () => {
  it('reads code page 437, UTF-8 without its flag, and control characters', async () => {
    const opened = await zipped([
      { name: Buffer.from([0x81, 0x62, 0x65, 0x72]), data: '1' },
      { name: 'Übersicht.csv', data: '2' },
      { name: 'a\u0007b', data: '3' },
    ])
    expect(pathsOf(opened)).toEqual(['a.zip/über', 'a.zip/Übersicht.csv', 'a.zip/a\ufffdb'])
  })
})

describe('any bytes at all', () => {
  it('never crash: random, and a ZIP with random bytes changed', async () => {
    const whole = makeZip([
      { name: 'a.csv', data: 'some text' },
      { name: 'b/c.csv', data: 'x'.repeat(5000) },
    ])
    const random = fc.uint8Array({ maxLength: 300 }).map(bytes => Buffer.concat([Buffer.from('PK\x03\x04'), bytes]))
    const changed = fc
      .array(fc.tuple(fc.nat(whole.length - 1), fc.nat(255)), { minLength: 1, maxLength: 12 })
      .map(changes => {
        const bytes = Buffer.from(whole)
        for (const [at, value] of changes) bytes[at] = value
        return bytes
      })
    const file = await put('fuzz.zip', '')
    await fc.assert(
      fc.asyncProperty(fc.oneof(random, changed), async bytes => {
        await writeFile(file, bytes)
        const packed = `${file}.csv.gz`
        await writeFile(packed, Buffer.concat([gzipSync('text').subarray(0, 10 + (bytes.length % 12)), bytes]))
        const opened = await openPaths([file, packed])
        for (const each of opened.files) {
          expect(each.head).toBeInstanceOf(Uint8Array)
          await bytesOf(each).catch(error => expect(error).toBeInstanceOf(Unreadable))
        }
      }),
      { numRuns: 200 },
    )
  })
})
