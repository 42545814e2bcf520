import { describe, expect, it } from 'vitest'
import type { Connector, SourceFile } from '../source.ts'
import { recognise } from './recognise.ts'

const file = (path: string, size = 1): SourceFile => ({
  path,
  size,
  modified: null,
  head: new Uint8Array(size),
  async *open() {
    yield new Uint8Array(size)
  },
})
const claims = (name: string, pattern: RegExp): Connector => ({
  name,
  label: name,
  reads: name,
  recognise: files => files.filter(each => pattern.test(each.path)).map(each => ({ name: each.path, files: [each] })),
  survey: async () => ({ counts: [], from: null, to: null, me: [], visible: 'me' }),
  async *read() {},
})
const csv = claims('csv', /\.csv$/)
const connections = claims('archive', /Connections/)
const files = [file('a/Connections.csv'), file('a/other.csv'), file('b/photo.jpg'), file('b/none.txt', 0)]
const names = (matches: ReturnType<typeof recognise>['matches']) =>
  matches.map(match => [match.connector.name, match.group.files.map(each => each.path)])

describe('who reads what', () => {
  it('gives a file to the first connector that claims it and says what is left', () => {
    const found = recognise(files, [connections, csv])
    expect(names(found.matches)).toEqual([
      ['archive', ['a/Connections.csv']],
      ['csv', ['a/other.csv']],
    ])
    expect(found.left.map(each => [each.file.path, each.why])).toEqual([
      ['b/photo.jpg', 'No reader knows this kind of file.'],
      ['b/none.txt', 'The file is empty.'],
    ])
    expect(names(recognise(files, [csv, connections]).matches).map(([name]) => name)).toEqual(['csv', 'csv'])
  })

  it('lets one connector be named, which gets everything when it knows nothing', () => {
    expect(names(recognise(files, [connections, csv], 'csv').matches).map(([name]) => name)).toEqual(['csv', 'csv'])
    expect(names(recognise(files.slice(2), [connections, csv], 'csv').matches)).toEqual([
      ['csv', ['b/photo.jpg', 'b/none.txt']],
    ])
    expect(() => recognise(files, [csv], 'nothing')).toThrow(RangeError)
  })

  it('counts a file once when a connector claims it twice', () => {
    const twice: Connector = { ...csv, recognise: all => [...csv.recognise(all), ...csv.recognise(all)] }
    expect(names(recognise(files, [twice]).matches).length).toBe(2)
  })
})
