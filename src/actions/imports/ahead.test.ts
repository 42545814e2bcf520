import { describe, expect, it } from 'vitest'
import type { Unread } from '#src/domain/draft.ts'
import type { Connector, Group, ReadContext } from '#src/sources/source.ts'
import { ReadingAhead } from './ahead.ts'

const context: ReadContext = {
  isMe: () => false,
  isMyName: () => false,
  mappings: {},
  now: '2026-11-03T10:00:00Z',
  country: 'GB',
}
const groups = ['a', 'b', 'c', 'd'].map((name): Group => ({ name, files: [] }))

/** A connector that notes when it begins and ends a group; group "c" fails. */
function noting(ahead: number): { connector: Connector; notes: string[] } {
  const notes: string[] = []
  const connector: Connector = {
    name: 'noting',
    label: 'Notes',
    reads: 'Notes.',
    ...(ahead > 0 ? { ahead } : {}),
    recognise: () => [],
    survey: async () => ({ counts: [], from: null, to: null, me: [], visible: 'all' }),
    async *read({ name }): AsyncGenerator<Unread> {
      notes.push(`begins ${name}`)
      if (name === 'c') throw new Error('c cannot be read')
      yield { unread: true, place: name, why: 'for the test' }
      notes.push(`ends ${name}`)
    },
  }
  return { connector, notes }
}

const readAll = async (connector: Connector | undefined, group: Group) => {
  const items: unknown[] = []
  for await (const item of connector?.read(group, context) ?? []) items.push(item)
  return items
}

describe('reading ahead', () => {
  it('begins the next groups while one is read, gives each its own items, and its error to who reads it', async () => {
    const { connector, notes } = noting(2)
    const reading = new ReadingAhead(
      groups.map(group => ({ connector, group })),
      context,
    )
    const first = reading.at(0)
    expect(notes).toEqual(['begins a', 'begins b', 'begins c'])
    expect(await readAll(first, groups[0] as Group)).toEqual([{ unread: true, place: 'a', why: 'for the test' }])
    expect(await readAll(reading.at(1), groups[1] as Group)).toEqual([
      { unread: true, place: 'b', why: 'for the test' },
    ])
    await expect(readAll(reading.at(2), groups[2] as Group)).rejects.toThrow('c cannot be read')
    await reading.close()
    expect(notes.filter(note => note.startsWith('begins'))).toHaveLength(4)
    expect(notes).not.toContain('ends d')
  })

  it('reads a group when its turn comes where the connector does not ask for more', async () => {
    const { connector, notes } = noting(0)
    const reading = new ReadingAhead(
      groups.map(group => ({ connector, group })),
      context,
    )
    expect(reading.at(0)).toBe(connector)
    expect(notes).toEqual([])
    await reading.close()
  })
})
