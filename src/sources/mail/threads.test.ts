import { existsSync, readdirSync, readFileSync, statSync } from 'node:fs'
import { join } from 'node:path'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { readMessage } from './message.ts'
import { type Threadable, type ThreadNode, threads } from './threads.ts'

const mail = (
  id: string,
  references: string[] = [],
  inReplyTo: string | null = null,
  more: Partial<Threadable> = {},
): Threadable => ({
  id,
  references,
  inReplyTo,
  ...more,
})
const drawn = (nodes: readonly ThreadNode[]): string =>
  nodes.map(node => (node.children.length ? `${node.id}(${drawn(node.children)})` : node.id)).join(' ')
const draw = (messages: readonly Threadable[]): string[] => threads(messages).map(thread => drawn(thread.tree))

describe('threads', () => {
  it('hangs each message under what it answers, whatever the order', () => {
    const all = [mail('c', ['a', 'b'], 'b'), mail('b', ['a'], 'a'), mail('a'), mail('x')]
    expect(draw(all).sort()).toEqual(['a(b(c))', 'x'])
    expect(draw([...all].reverse()).sort()).toEqual(['a(b(c))', 'x'])
  })
  it('keeps together what refers to a message that is not here', () => {
    expect(draw([mail('b', ['gone']), mail('c', ['gone', 'b']), mail('d', [], 'gone')])).toEqual(['b(c) d'])
  })
  it('ends circles, self-references and 5,000 references', () => {
    expect(draw([mail('a', ['a'], 'a')])).toEqual(['a'])
    expect(draw([mail('a', ['b']), mail('b', ['a'])])).toEqual(['b(a)'])
    expect(draw([mail('a', ['c']), mail('b', ['a']), mail('c', ['b'])]).length).toBe(1)
    const long = Array.from({ length: 5000 }, (_, at) => `r${at}`)
    expect(draw([mail('r0'), mail('z', long)])).toEqual(['r0(z)'])
    const chain = long.map((id, at) => mail(id, at > 0 ? [`r${at - 1}`] : []))
    expect(threads(chain)).toMatchObject([{ messages: 5000 }])
  })
  it('lets the provider part and join', () => {
    const one = mail('a', [], null, { provider: '1' })
    expect(draw([one, mail('b', ['a'], 'a', { provider: '2' })]).sort()).toEqual(['a', 'b'])
    expect(draw([one, mail('b', [], null, { provider: '1' })])).toEqual(['a b'])
    expect(draw([one, mail('b', ['a'])])).toEqual(['a(b)'])
  })
  it('holds every message once, for any references', () => {
    const id = fc.constantFrom('a', 'b', 'c', 'd', 'e', 'f', 'g')
    const any = fc.record({
      id,
      references: fc.array(id, { maxLength: 4 }),
      inReplyTo: fc.option(id),
      provider: fc.option(fc.constantFrom('1', '2')),
    })
    const count = (nodes: readonly ThreadNode[]): number =>
      nodes.reduce((sum, node) => sum + 1 + count(node.children), 0)
    fc.assert(
      fc.property(fc.uniqueArray(any, { selector: one => one.id }), messages => {
        const found = threads(messages)
        expect(found.reduce((sum, thread) => sum + count(thread.tree), 0)).toBe(messages.length)
        expect(found.reduce((sum, thread) => sum + thread.messages, 0)).toBe(messages.length)
      }),
      { numRuns: 200 },
    )
  })
})

const corpus = '../shared/data/email/threads/notmuch'
const missing = !existsSync(corpus)
if (missing) process.stderr.write(`skipped: ${corpus} is not here\n`)

function files(folder: string): string[] {
  return readdirSync(folder).flatMap(name => {
    const path = join(folder, name)
    return statSync(path).isDirectory() ? files(path) : [path]
  })
}

const canonical = (nodes: readonly ThreadNode[]): string =>
  nodes
    .map(node => `${node.id}(${canonical(node.children)})`)
    .sort()
    .join(' ')

describe.skipIf(missing)('against notmuch', () => {
  it.each(['default', 'threading'])('%s', async name => {
    const messages: Threadable[] = []
    for (const path of files(join(corpus, name))) {
      const read = await readMessage(readFileSync(path))
      if (read.messageId)
        messages.push({
          id: read.messageId,
          inReplyTo: read.inReplyTo,
          references: read.references,
          date: read.date.at,
        })
    }
    const expected: { tree: ThreadNode[] }[] = JSON.parse(readFileSync(join(corpus, `${name}.threads.json`), 'utf8'))
    const shape = (all: readonly { tree: readonly ThreadNode[] }[]): string[] =>
      all.map(thread => canonical(thread.tree)).sort()
    expect(shape(threads(messages))).toEqual(shape(expected))
  })
})
