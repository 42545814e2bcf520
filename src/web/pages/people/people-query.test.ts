import { describe, expect, it } from 'vitest'
import { peopleQuery, sortOf, toggled } from './people-query.ts'

describe('an address of the people list', () => {
  it('sorts by last contact, newest first, unless it says otherwise', () => {
    expect(sortOf({})).toEqual({ by: 'last', order: 'desc' })
    expect(sortOf({ sort: 'name' })).toEqual({ by: 'name', order: 'asc' })
    expect(sortOf({ sort: 'nonsense', order: 'up' })).toEqual({ by: 'last', order: 'desc' })
  })
  it('asks for its filters and not for what is open beside the list', () => {
    expect(peopleQuery({ q: 'ana', tag: 'go,rust', peek: 'x' })).toEqual({
      q: 'ana',
      tag: 'go,rust',
      sort: 'last',
      order: 'desc',
    })
  })
  it('adds and takes out words of a list', () => {
    expect(toggled(undefined, 'go')).toBe('go')
    expect(toggled('go', 'rust')).toBe('go,rust')
    expect(toggled('go,rust', 'go')).toBe('rust')
    expect(toggled('go', 'go')).toBeUndefined()
  })
})
