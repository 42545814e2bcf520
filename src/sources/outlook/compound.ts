const none = -1
const endOfChain = -2
const headerSize = 512
const shortSector = 64
const shortStreams = 4096
const entrySize = 128
const kinds = { storage: 1, stream: 2, root: 5 } as const

interface Entry {
  readonly kind: number
  /** Neighbours and the first inside, by number. */
  readonly links: readonly [left: number, right: number, child: number]
  readonly start: number
  readonly size: number
}

/**
 * Why a compound file (MS-CFB) may not be given to a reader that trusts it: chains of sectors and trees of folders that
 * run in a circle never end, and room is made for a stream as long as it says that it is. Null when it is sound.
 */
export function unsound(bytes: Uint8Array): string | null {
  const file = new Compound(bytes)
  if (!file.tables()) return 'It is damaged: the tables of its parts lead out of the file.'
  const entries = file.entries()
  const [root] = entries ?? []
  if (!entries || !root) return circle
  if (entries.some(({ kind, size }) => kind === kinds.stream && (size < 0 || size > bytes.length)))
    return 'It is damaged: a part of it says that it is longer than the file.'
  if (!file.ends(root.start)) return circle
  for (const { kind, start, size } of entries)
    if (kind === kinds.stream && size > 0 && size < shortStreams && !file.endsShort(start)) return circle
  return isTree(entries) ? null : circle
}

const circle = 'It is damaged: its parts run in a circle.'

/** Each entry is reached once at most, from the root on. */
function isTree(entries: readonly Entry[]): boolean {
  const met = new Set<number>([0])
  const waiting: number[] = [entries[0]?.links[2] ?? none]
  for (let at = waiting.pop(); at !== undefined; at = waiting.pop()) {
    if (at === none) continue
    const entry = entries[at]
    if (!entry || met.has(at)) return false
    met.add(at)
    const [left, right, child] = entry.links
    waiting.push(left, right, entry.kind === kinds.storage ? child : none)
  }
  return true
}

/** The sector tables of a compound file, read within its bounds. */
class Compound {
  readonly #view: DataView
  readonly #sector: number
  readonly #most: number
  /** Sectors of the table of sectors, and of the table of short sectors. */
  readonly #table: number[] = []
  #short: number[] = []

  constructor(bytes: Uint8Array) {
    this.#view = new DataView(bytes.buffer, bytes.byteOffset, bytes.length)
    this.#sector = bytes[30] === 12 ? 4096 : 512
    this.#most = Math.ceil(bytes.length / this.#sector) + 1
  }

  #int(at: number): number | null {
    return at >= 0 && at + 4 <= this.#view.byteLength ? this.#view.getInt32(at, true) : null
  }

  #offset(sector: number): number {
    return (sector + 1) * this.#sector
  }

  /** Finds the tables; false when there are more than the file can hold. */
  tables(): boolean {
    if (this.#view.byteLength < headerSize) return false
    const [count, shortCount, moreCount] = [0x2c, 0x40, 0x48].map(at => this.#view.getInt32(at, true))
    if ([count, shortCount, moreCount].some(one => one === undefined || one < 0 || one > this.#most)) return false
    for (let index = 0; index < Math.min(count ?? 0, 109); index++)
      this.#table.push(this.#view.getInt32(0x4c + 4 * index, true))
    let more = this.#view.getInt32(0x44, true)
    const perSector = this.#sector / 4 - 1
    for (let index = 0; index < (moreCount ?? 0) && more >= 0; index++) {
      if (this.#int(this.#offset(more) + this.#sector - 4) === null) return false
      for (let one = 0; one < perSector && this.#table.length < (count ?? 0); one++)
        this.#table.push(this.#int(this.#offset(more) + 4 * one) ?? endOfChain)
      more = this.#int(this.#offset(more) + 4 * perSector) ?? endOfChain
    }
    const short = this.#chain(this.#view.getInt32(0x3c, true), this.#table)
    this.#short = short?.slice(0, shortCount) ?? []
    return short !== null || shortCount === 0
  }

  /** The sectors of a chain; null when it runs in a circle or out of the file. */
  #chain(first: number, table: readonly number[], most = this.#most): number[] | null {
    const found: number[] = []
    for (let sector = first; sector !== endOfChain; ) {
      if (found.length > most) return null
      found.push(sector)
      const block = table[Math.floor(sector / (this.#sector / 4))]
      // A sector that no table has ends the chain.
      if (block === undefined) break
      const next = this.#int(this.#offset(block) + 4 * (sector % (this.#sector / 4)))
      if (next === null) return null
      sector = next
    }
    return found
  }

  ends(first: number): boolean {
    return this.#chain(first, this.#table) !== null
  }

  endsShort(first: number): boolean {
    return this.#chain(first, this.#short, (this.#most * this.#sector) / shortSector) !== null
  }

  /** The directory; null when its chain does not end. */
  entries(): Entry[] | null {
    const sectors = this.#chain(this.#view.getInt32(0x30, true), this.#table)
    return sectors?.flatMap(sector => this.#entriesIn(this.#offset(sector))) ?? null
  }

  #entriesIn(from: number): Entry[] {
    const found: Entry[] = []
    for (let at = from; at < from + this.#sector; at += entrySize) {
      const kind = at >= 0 && at + entrySize <= this.#view.byteLength ? this.#view.getUint8(at + 0x42) : 0
      const isUsed = kind === kinds.storage || kind === kinds.stream || kind === kinds.root
      const read = (offset: number, unused: number) => (isUsed ? (this.#int(at + offset) ?? unused) : unused)
      found.push({
        kind,
        links: [read(0x44, none), read(0x48, none), read(0x4c, none)],
        start: read(0x74, endOfChain),
        size: read(0x78, 0),
      })
    }
    return found
  }
}
