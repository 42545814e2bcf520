/** What a key does, where it stands in the list of keys, and how deep its screen lies (a dialog is deeper than its page). */
export interface KeyBinding {
  /** `j`, `g t` (one after the other), `Mod+k`, `Shift+x`, `Enter`, `?`. Mod is Cmd on a Mac, else Ctrl. */
  readonly keys: string
  readonly does: string
  readonly group: string
  readonly layer: number
  /** Null where what has the focus takes the key itself: here it is only listed. */
  readonly run: (() => void) | null
}

export interface Press {
  readonly key: string
  readonly mod: boolean
  readonly alt: boolean
  readonly shift: boolean
  /** In a text field, a list box or a menu: only keys with Mod are heard. */
  readonly inField: boolean
  /** On a link or button, which has its own Enter and Space. */
  readonly onControl: boolean
  /** Milliseconds, for sequences. */
  readonly time: number
}

const patience = 1_200

/** Where the keys lie that work on every page: whatever a page binds itself wins, whichever came first. */
export const beneath = -1
const named = new Set(['Enter', 'Escape', 'Space', 'ArrowUp', 'ArrowDown', 'Home', 'End'])

/** A key as bindings write it. Shift is named only for letters and named keys: `?` already says it. */
export function nameOf(press: Pick<Press, 'key' | 'mod' | 'shift'>): string {
  const key = press.key === ' ' ? 'Space' : press.key.length === 1 ? press.key.toLowerCase() : press.key
  const shift = press.shift && (key.length > 1 || key !== key.toUpperCase()) ? 'Shift+' : ''
  return `${press.mod ? 'Mod+' : ''}${shift}${key}`
}

/** Letters and signs alone can be switched off (WCAG 2.1.4); keys with Mod and named keys stay. */
const isCharacterKey = (keys: string): boolean => !keys.includes('Mod+') && !named.has(keys)

/** Holds what every key does now. The newest binding on the deepest layer wins. */
export class KeyRegistry {
  enabled = true
  private readonly bindings = new Set<KeyBinding>()
  private readonly layers: number[] = []
  private pending: { readonly keys: string; readonly time: number } | null = null

  add(binding: KeyBinding): () => void {
    this.bindings.add(binding)
    return () => this.bindings.delete(binding)
  }

  /** A dialog opens: keys of what lies under it fall silent until the returned function is called. */
  cover(layer: number): () => void {
    this.layers.push(layer)
    return () => {
      const at = this.layers.lastIndexOf(layer)
      if (at >= 0) this.layers.splice(at, 1)
    }
  }

  /** What can be pressed now, one binding a key. */
  list(): KeyBinding[] {
    const seen = new Map<string, KeyBinding>()
    for (const binding of this.audible()) if (!seen.has(binding.keys)) seen.set(binding.keys, binding)
    return [...seen.values()]
  }

  /** Runs the binding of a key press. True when the press was used, also as the first half of a sequence. */
  press(press: Press): boolean {
    const name = nameOf(press)
    if (press.alt || (press.inField && !press.mod)) return this.forget()
    if (press.onControl && (name === 'Enter' || name === 'Space')) return this.forget()
    const before = this.pending !== null && press.time - this.pending.time < patience ? `${this.pending.keys} ` : ''
    this.pending = null
    const audible = this.audible().filter(binding => binding.run !== null)
    const hit =
      audible.find(binding => binding.keys === before + name) ??
      (before === '' ? undefined : audible.find(binding => binding.keys === name))
    if (hit?.run) {
      hit.run()
      return true
    }
    if (!audible.some(binding => binding.keys.startsWith(`${name} `))) return false
    this.pending = { keys: name, time: press.time }
    return true
  }

  private forget(): false {
    this.pending = null
    return false
  }

  private audible(): KeyBinding[] {
    const floor = Math.max(beneath, ...this.layers)
    return [...this.bindings]
      .reverse()
      .filter(
        binding => binding.layer >= floor && (this.enabled || binding.run === null || !isCharacterKey(binding.keys)),
      )
      .sort((a, b) => b.layer - a.layer)
  }
}
