import type { Draft, Unread } from '#src/domain/draft.ts'
import type { Identifier } from '#src/domain/identifier.ts'
import { jsonItems } from '../archive/json-items.ts'
import { atText, earlier, later, madeAt } from '../archive/moment.ts'
import { textAt } from '../archive/shape.ts'
import { textLines, wholeText } from '../archive/whole.ts'
import { Unreadable } from '../intake/unreadable.ts'
import type { Connector, Group, ReadContext, SourceFile, Survey } from '../source.ts'
import { accountIn, accountOf } from './address.ts'
import { type Export, followed, liked, ownClaims, published } from './drafts.ts'
import { groupsOf, kindOf, listed, type MastodonKind } from './files.ts'

const longestActor = 1_000_000

async function actorOf(file: SourceFile): Promise<unknown> {
  try {
    return JSON.parse(await wholeText(file, longestActor))
  } catch (error) {
    if (error instanceof SyntaxError || error instanceof Unreadable) return null
    throw error
  }
}

interface Opened extends Export {
  readonly from: string | null
  readonly to: string | null
  readonly counts: ReadonlyMap<MastodonKind, number>
}

/** A first walk: the holder, the dates, how many of each. */
async function open(group: Group, context: ReadContext): Promise<Opened> {
  let me: Identifier | null = null
  let [from, to]: [string | null, string | null] = [null, null]
  const counts = new Map<MastodonKind, number>()
  const add = (kind: MastodonKind): void => void counts.set(kind, (counts.get(kind) ?? 0) + 1)
  for (const file of group.files) {
    const kind = kindOf(file)
    if (kind === 'actor') me ??= holderIn(await actorOf(file))
    else if (kind === 'outbox' || kind === 'likes')
      for await (const item of jsonItems(file, new Set(['orderedItems']))) {
        context.signal?.throwIfAborted()
        if ('fault' in item) continue
        add(kind)
        const at = atText(textAt(item.value, 'published'))?.at ?? null
        from = earlier(from, at)
        to = later(to, at)
      }
    else if (kind === 'following' || kind === 'lists')
      for await (const line of textLines(file, 1000)) if (addressIn(line, kind)) add(kind)
  }
  return { me, from, to, counts, madeAt: madeAt(group.files, to, context.now) }
}

const holderIn = (actor: unknown): Identifier | null =>
  accountIn(textAt(actor, 'id')) ?? accountIn(textAt(actor, 'url'))

const addressIn = (line: string, kind: 'following' | 'lists'): Identifier | null =>
  accountOf((kind === 'lists' ? listed.exec(line)?.[1] : /^"?([^",]{3,400})"?(?:,|$)/.exec(line)?.[1]) ?? '')

const nouns = { outbox: 'posts', likes: 'likes', following: 'followed', lists: 'in lists' } as const

async function survey(group: Group, context: ReadContext): Promise<Survey> {
  const { me, from, to, counts } = await open(group, context)
  return {
    counts: Object.entries(nouns).flatMap(([kind, noun]) => {
      const count = counts.get(kind as keyof typeof nouns) ?? 0
      return count > 0 ? [{ noun, count }] : []
    }),
    from,
    to,
    me: me ? [{ value: me.value, why: 'is the account of the export' }] : [],
    visible: 'me',
  }
}

async function* read(group: Group, context: ReadContext): AsyncGenerator<Draft | Unread> {
  const of = await open(group, context)
  for (const file of group.files) {
    const kind = kindOf(file)
    if (kind === 'following' || kind === 'lists') yield* addresses(file, kind, of)
    else if (kind === 'outbox' || kind === 'likes')
      for await (const item of jsonItems(file, new Set(['orderedItems']))) {
        context.signal?.throwIfAborted()
        if ('fault' in item) yield { unread: true, place: file.path, why: item.fault }
        else {
          const place = `${file.path} record ${item.number}`
          yield* kind === 'likes' ? liked(item.value, of, place) : published(item.value, of, place)
        }
      }
    else if (kind === 'actor') {
      const actor = await actorOf(file)
      const me = holderIn(actor)
      if (me) yield* ownClaims(actor, me, of, file.path)
      else yield { unread: true, place: file.path, why: 'The account that it describes could not be read.' }
    } else if (group.files.length === 1)
      yield {
        unread: true,
        place: file.path,
        why: 'It holds what you muted, blocked or kept for yourself: no act that reaches anybody.',
      }
  }
}

async function* addresses(file: SourceFile, kind: 'following' | 'lists', of: Export): AsyncGenerator<Draft | Unread> {
  let number = 0
  for await (const line of textLines(file, 1000)) {
    number++
    if (line.trim() === '' || (kind === 'following' && number === 1)) continue
    const place = `${file.path} row ${number}`
    const account = addressIn(line, kind)
    if (account) yield* followed(account, of, place)
    else yield { unread: true, place, why: 'It names no account of the fediverse.' }
  }
}

/** The lists and the archive that Mastodon gives its members. */
export const mastodon: Connector = {
  name: 'mastodon',
  label: 'Mastodon export',
  reads: "Mastodon's lists (follows, lists) as CSV and its archive: posts, answers, direct messages, shares, likes.",
  recognise: groupsOf,
  survey,
  read,
}
