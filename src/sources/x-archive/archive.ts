import type { Draft, Party, Role } from '#src/domain/draft.ts'
import type { Identifier } from '#src/domain/identifier.ts'
import { jsonItems } from '../archive/json-items.ts'
import { later, madeAt } from '../archive/moment.ts'
import { type SaidOf, said } from '../archive/said.ts'
import { listAt, member, textAt } from '../archive/shape.ts'
import type { Group, ReadContext } from '../source.ts'
import { partOf } from './parts.ts'
import { whenOf } from './when.ts'

export interface Member {
  handle: string
  name: string
}

const mostMembers = 200_000

/** Whose archive it is, and the handles of those whom it names: followers are ids without one. */
export class XArchive {
  id = ''
  handle = ''
  name = ''
  newest: string | null = null
  readonly counts = new Map<string, number>()
  readonly #members = new Map<string, Member>()
  readonly #named = new Set<string>()
  /** When the archive was made; set once the files have been walked through. */
  madeAt = ''

  see(at: string | null): void {
    this.newest = later(this.newest, at)
  }

  know(id: string, handle: string, name: string): void {
    if (/^\d{1,20}$/.test(id) && /^\w{1,20}$/.test(handle) && this.#members.size < mostMembers)
      this.#members.set(id, { handle: handle.toLowerCase(), name: name.slice(0, 300) })
  }

  isMe(id: string, context: ReadContext): boolean {
    return this.id === '' ? context.isMe({ kind: 'x-id', value: id }) : id === this.id
  }

  identifiersOf(id: string): readonly [Identifier, ...Identifier[]] {
    const known = this.#members.get(id)
    const own: Identifier = { kind: 'x-id', value: id }
    return known ? [own, { kind: 'x', value: known.handle }] : [own]
  }

  party(role: Role, id: string): Party | null {
    if (!/^\d{1,20}$/.test(id) || id === this.id) return null
    const name = this.#members.get(id)?.name
    return { role, identifiers: this.identifiersOf(id), ...(name ? { name } : {}) }
  }

  /** What the archive says of somebody's name and handle, once. */
  *claims(people: readonly Party[], place: string): Generator<Draft> {
    for (const { identifiers } of people) {
      const [{ value }] = identifiers
      const known = this.#members.get(value)
      if (!known || this.#named.has(value)) continue
      this.#named.add(value)
      const of: SaidOf = { identifiers, channel: 'x', family: 'x.member', place, seenAt: this.madeAt }
      if (known.name && known.name.toLowerCase() !== known.handle) yield said('name', { full: known.name }, of)
      yield said('profile', { network: 'x', url: `https://x.com/${known.handle}`, handle: known.handle }, of)
    }
  }
}

/** A first walk: the holder, the handles, the newest date. */
export async function openArchive(group: Group, context: ReadContext): Promise<XArchive> {
  const archive = new XArchive()
  for (const file of group.files) {
    const part = partOf(file)
    if (part === null || part === 'left') continue
    for await (const item of jsonItems(file, new Set([part.startsWith('direct') ? 'messages' : '']))) {
      context.signal?.throwIfAborted()
      if ('fault' in item) continue
      archive.counts.set(part, (archive.counts.get(part) ?? 0) + 1)
      if (part === 'account') {
        const account = member(item.value, 'account')
        archive.id = textAt(account, 'accountId')
        archive.handle = textAt(account, 'username').toLowerCase()
        archive.name = textAt(account, 'accountDisplayName')
      } else if (part === 'tweets') scanTweet(member(item.value, 'tweet') ?? item.value, archive)
      else if (part.startsWith('direct')) archive.see(whenOf(member(item.value, 'messageCreate'))?.at ?? null)
    }
  }
  archive.madeAt = madeAt(group.files, archive.newest, context.now)
  return archive
}

function scanTweet(tweet: unknown, archive: XArchive): void {
  archive.see(whenOf(tweet)?.at ?? null)
  for (const one of listAt(member(tweet, 'entities'), 'user_mentions'))
    archive.know(textAt(one, 'id_str') || textAt(one, 'id'), textAt(one, 'screen_name'), textAt(one, 'name'))
  const id = textAt(tweet, 'in_reply_to_user_id_str')
  if (archive.identifiersOf(id).length === 1) archive.know(id, textAt(tweet, 'in_reply_to_screen_name'), '')
}
