import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { memoryFile } from '../table/memory-file.fixture.ts'
import { jsonItems } from './json-items.ts'

const itemsOf = async (text: string, lists: readonly string[], piece = 7) => {
  const found: unknown[] = []
  for await (const item of jsonItems(memoryFile('a.json', text, piece), new Set(lists)))
    found.push('fault' in item ? item.fault : [item.value, item.around])
  return found
}

describe('lists in JSON files', () => {
  it('gives elements with what stands before them, over chunk borders', async () => {
    const text = JSON.stringify({
      about: 'x',
      chats: {
        list: [
          { name: 'A', people: [{ n: 'é"]' }], messages: [{ t: '[{"' }, 2] },
          { name: 'B', messages: [] },
        ],
      },
    })
    expect(await itemsOf(text, ['messages'])).toEqual([
      [{ t: '[{"' }, { name: 'A', people: [{ n: 'é"]' }], messages: [] }],
      [2, { name: 'A', people: [{ n: 'é"]' }], messages: [] }],
    ])
  })

  it('reads a script as data and nothing after it', async () => {
    expect(await itemsOf('window.YTD.like.part0 = [ {"a":1} ];\n', [''])).toEqual([[{ a: 1 }, {}]])
    const found = await itemsOf('window.YTD.like.part0 = [{"a":1}]; globalThis.hacked = true', [''])
    expect(found).toEqual([[{ a: 1 }, {}], expect.stringContaining('not run')])
    expect('hacked' in globalThis).toBe(false)
  })

  it('keeps what stands before a cut and before a broken record', async () => {
    expect(await itemsOf('[{"a":1},{"a":', [''])).toEqual([[{ a: 1 }, {}], expect.stringContaining('cut off')])
    expect(await itemsOf('[{"a":1},{a:2},{"a":3}]', [''])).toEqual([
      [{ a: 1 }, {}],
      expect.stringContaining('Record 2'),
      [{ a: 3 }, {}],
    ])
    expect(await itemsOf('', [''])).toEqual(['It holds no JSON.'])
  })

  it('equals JSON.parse for any list', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.array(fc.jsonValue(), { maxLength: 6 }),
        fc.integer({ min: 1, max: 40 }),
        async (list, piece) => {
          const plain = JSON.parse(JSON.stringify(list))
          expect(await itemsOf(JSON.stringify(list, null, 1), [''], piece)).toEqual(
            plain.map((value: unknown) => [value, {}]),
          )
          const inner = await itemsOf(JSON.stringify({ k: [1, { m: 2 }], messages: list }), ['messages'], piece)
          expect(inner.map(each => (Array.isArray(each) ? each[0] : each))).toEqual(plain)
        },
      ),
      { numRuns: 200 },
    )
  })

  it('survives any text', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.string({ unit: fc.constantFrom('[', ']', '{', '}', '"', ',', ':', 'messages', '\\', 'a', '1') }),
        async text => {
          expect(await itemsOf(text, ['', 'messages'])).toBeInstanceOf(Array)
        },
      ),
      { numRuns: 200 },
    )
  })
})
