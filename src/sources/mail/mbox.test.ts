import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { type MboxMessage, splitMbox } from './mbox.ts'

async function* cut(text: string | Uint8Array, size = 7): AsyncGenerator<Uint8Array> {
  const bytes = typeof text === 'string' ? Buffer.from(text, 'latin1') : text
  for (let at = 0; at < bytes.length; at += size) yield bytes.subarray(at, at + size)
}

const split = async (text: string | Uint8Array, size?: number, limit?: number): Promise<MboxMessage[]> => {
  const found: MboxMessage[] = []
  for await (const message of splitMbox(cut(text, size), limit)) found.push(message)
  return found
}
const bodies = (found: readonly MboxMessage[]): string[] => found.map(one => Buffer.from(one.bytes).toString('latin1'))

const line = 'From ana@example.com Tue Jan  2 10:11:12 2024'

describe('mbox', () => {
  it('parts messages, whatever the chunks, and says where each began', async () => {
    const text = `${line}\nSubject: a\n\nOne\n\n${line}\nSubject: b\n\nTwo`
    for (const size of [1, 2, 5, 64, 4096]) {
      const found = await split(text, size)
      expect(bodies(found)).toEqual(['Subject: a\n\nOne\n', 'Subject: b\n\nTwo'])
      expect(found.map(one => one.offset)).toEqual([0, text.lastIndexOf('From ')])
      expect(found[0]?.envelope).toBe(line)
    }
  })
  it('keeps lines of a body that begin with From', async () => {
    const found = await split(
      `From -\nSubject: a\n\nFilm:\n\nFrom Russia with love\nYear: 1963\n\nFrom now on\n\nBye\n`,
    )
    expect(bodies(found)).toEqual(['Subject: a\n\nFilm:\n\nFrom Russia with love\nYear: 1963\n\nFrom now on\n\nBye\n'])
  })
  it('takes one > off an escaped From and none off others (mboxrd)', async () => {
    const found = await split(`${line}\nSubject: a\n\n>From me\n>>From you\n> From\nx >From y\n`)
    expect(bodies(found)).toEqual(['Subject: a\n\nFrom me\n>From you\n> From\nx >From y\n'])
  })
  it('reads CRLF', async () => {
    const found = await split(`${line}\r\nSubject: a\r\n\r\nOne\r\n\r\n${line}\r\nSubject: b\r\n\r\nTwo\r\n`)
    expect(bodies(found)).toEqual(['Subject: a\r\n\r\nOne\r\n', 'Subject: b\r\n\r\nTwo\r\n'])
  })
  it('believes a Content-Length that ends at a message, and no other', async () => {
    const inner = `x\n\n${line}\nSubject: forwarded\n\nhello\n`
    const right = `${line}\nSubject: a\nContent-Length: ${inner.length}\n\n${inner}\n${line}\nSubject: b\n\nTwo\n`
    expect((await split(right)).length).toBe(2)
    expect((await split(right.replace(/Content-Length: \d+/, 'Content-Length: 3'))).length).toBe(3)
    expect((await split(right.replace(/Content-Length: \d+/, 'Content-Length: 999999999999'))).length).toBe(3)
  })
  it('reads separators without a date or a blank line before them (Takeout, Thunderbird)', async () => {
    const text =
      'From 1844347792267117879@xxx\nSubject: a\n\nOne\n\nFrom 1844@xxx\nSubject: b\n\nTwo\nFrom - \nSubject: c\n\nThree\n'
    expect((await split(text)).length).toBe(3)
  })
  it('reads a file with a byte order mark, and one without any separator', async () => {
    expect(bodies(await split(Buffer.from('\ufeff\n\nFrom -\nSubject: a\n\nOne\n')))).toEqual(['Subject: a\n\nOne\n'])
    const [only] = await split('Subject: a\n\nOne\n')
    expect(only?.envelope).toBeNull()
    expect(await split('')).toEqual([])
    expect(await split('\n\n  \n')).toEqual([])
  })
  it('keeps the beginning of a message that is too long, and goes on after it', async () => {
    const text = `${line}\nSubject: a\n\n${'x'.repeat(5000)}\n\n${line}\nSubject: b\n\nTwo\n`
    const [long, next] = await split(text, 100, 1000)
    expect(long?.tooLong).toBeGreaterThan(5000)
    expect(long?.bytes.length).toBe(1000)
    expect(Buffer.from(next?.bytes ?? []).toString()).toBe('Subject: b\n\nTwo\n')
  })
  it('gives the same messages for any bytes in any chunks', async () => {
    const piece = fc.constantFrom(
      line,
      'From ',
      '>From ',
      '\n',
      '\r\n',
      '\n\n',
      'Subject: x',
      'Content-Length: 5',
      ':',
      'ab',
    )
    await fc.assert(
      fc.asyncProperty(fc.array(piece, { maxLength: 40 }), fc.integer({ min: 1, max: 50 }), async (pieces, size) => {
        const text = pieces.join('')
        const found = await split(text, size)
        expect(bodies(found)).toEqual(bodies(await split(text, 1 << 20)))
      }),
      { numRuns: 200 },
    )
  })
  it('survives any bytes', async () => {
    await fc.assert(
      fc.asyncProperty(fc.uint8Array({ maxLength: 400 }), async bytes => {
        await split(bytes, 13)
      }),
      { numRuns: 200 },
    )
  })
})
