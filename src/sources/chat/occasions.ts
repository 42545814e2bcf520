/**
 * Keys of messages that have no id of their own: chat, writer, minute and words. The minute, because exports differ in
 * whether they write seconds; the same words twice within it are counted.
 */
export class Occasions {
  #at = Number.NaN
  readonly #seen = new Map<string, number>()

  key(chat: string, who: string, ms: number, text: string): readonly string[] {
    const at = Math.floor(ms / 60_000)
    if (at !== this.#at) this.#seen.clear()
    this.#at = at
    const same = `${who}\n${text}`
    const nth = this.#seen.get(same) ?? 0
    this.#seen.set(same, nth + 1)
    return [chat, who, String(at), text, ...(nth > 0 ? [String(nth)] : [])]
  }
}
