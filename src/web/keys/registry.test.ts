import fc from 'fast-check'
import { beforeEach, describe, expect, it } from 'vitest'
import { beneath, KeyRegistry, nameOf, type Press } from './registry.ts'

const press = (key: string, more: Partial<Press> = {}): Press => ({
  key,
  mod: false,
  alt: false,
  shift: false,
  inField: false,
  onControl: false,
  time: 0,
  ...more,
})

let keys: KeyRegistry
let heard: string[]
const bind = (name: string, says = name, layer = 0) =>
  keys.add({ keys: name, does: says, group: 'Test', layer, run: () => heard.push(says) })

beforeEach(() => {
  keys = new KeyRegistry()
  heard = []
})

describe('keys', () => {
  it('run what the newest binding says, and the older again when it goes', () => {
    bind('n', 'new person')
    const leave = bind('n', 'not the same')
    keys.press(press('n'))
    leave()
    keys.press(press('n'))
    expect(heard).toEqual(['not the same', 'new person'])
  })

  it('that work anywhere yield to the page’s own, whichever was bound first, and fall silent under a dialog', () => {
    const leave = bind('l', 'log about this person')
    bind('l', 'log about anybody', beneath)
    keys.press(press('l'))
    leave()
    keys.press(press('l'))
    expect(heard).toEqual(['log about this person', 'log about anybody'])
    keys.cover(1)
    expect(keys.press(press('l'))).toBe(false)
  })

  it('are silent in fields unless Ctrl or Cmd is held', () => {
    bind('j')
    bind('Mod+k')
    expect(keys.press(press('j', { inField: true }))).toBe(false)
    expect(keys.press(press('k', { inField: true, mod: true }))).toBe(true)
    expect(heard).toEqual(['Mod+k'])
  })

  it('leave Enter and Space to links and buttons', () => {
    bind('Enter')
    bind('Space')
    keys.press(press('Enter', { onControl: true }))
    keys.press(press(' ', { onControl: true }))
    expect(heard).toEqual([])
    keys.press(press(' '))
    expect(heard).toEqual(['Space'])
  })

  it('come in sequences, in time', () => {
    bind('g t', 'today')
    bind('t', 'tag')
    keys.press(press('g', { time: 0 }))
    keys.press(press('t', { time: 400 }))
    keys.press(press('g', { time: 1_000 }))
    keys.press(press('t', { time: 9_000 }))
    expect(heard).toEqual(['today', 'tag'])
  })

  it('after a started sequence that does not exist mean themselves', () => {
    bind('g t')
    bind('x')
    keys.press(press('g'))
    keys.press(press('x', { time: 10 }))
    expect(heard).toEqual(['x'])
  })

  it('of a page fall silent under a dialog', () => {
    bind('j', 'page')
    const close = keys.cover(1)
    bind('y', 'dialog', 1)
    expect(keys.press(press('j'))).toBe(false)
    keys.press(press('y'))
    close()
    keys.press(press('j'))
    expect(heard).toEqual(['dialog', 'page'])
  })

  it('that are one character can be switched off, the others stay', () => {
    bind('j')
    bind('g t')
    bind('Mod+k')
    bind('Enter')
    keys.enabled = false
    expect(
      keys
        .list()
        .map(binding => binding.keys)
        .sort(),
    ).toEqual(['Enter', 'Mod+k'])
    expect(keys.press(press('j'))).toBe(false)
    expect(keys.press(press('g'))).toBe(false)
  })

  it('that what has the focus takes itself are listed, and left to it', () => {
    keys.add({ keys: 'Shift+ArrowRight', does: 'move the card on', group: 'Test', layer: 0, run: null })
    keys.add({ keys: '+', does: 'nearer', group: 'Test', layer: 0, run: null })
    keys.enabled = false
    expect(keys.list().map(binding => binding.does)).toEqual(['nearer', 'move the card on'])
    expect(keys.press(press('ArrowRight', { shift: true }))).toBe(false)
    keys.enabled = true
    bind('+', 'one more')
    keys.add({ keys: '+', does: 'nearer', group: 'Test', layer: 0, run: null })
    expect(keys.press(press('+'))).toBe(true)
    expect(heard).toEqual(['one more'])
  })

  it('say Shift for letters only', () => {
    expect(nameOf({ key: 'X', mod: false, shift: true })).toBe('Shift+x')
    expect(nameOf({ key: '?', mod: false, shift: true })).toBe('?')
    expect(nameOf({ key: 'ArrowDown', mod: false, shift: true })).toBe('Shift+ArrowDown')
  })

  it('of any kind in any order never throw and never fire in a field', () => {
    bind('g t')
    bind('j')
    fc.assert(
      fc.property(
        fc.array(fc.record({ key: fc.string({ minLength: 1, maxLength: 8 }), shift: fc.boolean(), time: fc.nat() })),
        presses => {
          heard = []
          for (const one of presses) keys.press(press(one.key, { ...one, inField: true }))
          expect(heard).toEqual([])
        },
      ),
      { numRuns: 200 },
    )
  })
})
