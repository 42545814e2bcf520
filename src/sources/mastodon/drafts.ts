import type { Draft, Party, Role, Unread } from '#src/domain/draft.ts'
import type { Identifier } from '#src/domain/identifier.ts'
import { before } from '#src/domain/occurred.ts'
import { atText } from '../archive/moment.ts'
import { said } from '../archive/said.ts'
import { filled, listAt, member, shapeOf, textAt } from '../archive/shape.ts'
import { htmlLines } from '../mail/html.ts'
import { accountIn, accountOf, profileOf } from './address.ts'

/** What all drafts of an export share. */
export interface Export {
  /** The holder's account, where the export has its actor. */
  readonly me: Identifier | null
  readonly madeAt: string
}

type Act = Pick<Draft, 'kind' | 'direction' | 'family' | 'key' | 'occurred'> &
  Partial<Pick<Draft, 'body' | 'text' | 'thread'>>

const act = (of: Export, place: string, people: readonly Party[], one: Act): Draft => ({
  channel: 'mastodon',
  body: {},
  text: null,
  ...one,
  people,
  place,
  seenAt: of.madeAt,
})

const party = (role: Role, account: Identifier): Party => ({ role, identifiers: [account] })

/** That the holder follows somebody: a line of a list of addresses. */
export function* followed(account: Identifier, of: Export, place: string): Generator<Draft> {
  yield act(of, place, [party('about', account)], {
    kind: 'profile.followed',
    direction: 'out',
    occurred: before(of.madeAt),
    family: 'mastodon.follow',
    key: ['out', of.me?.value ?? '', account.value],
  })
  yield said(
    'profile',
    { network: 'mastodon', url: profileOf(account), handle: account.value },
    { identifiers: [account], channel: 'mastodon', family: 'mastodon.member', place, seenAt: of.madeAt },
  )
}

export function* liked(address: unknown, of: Export, place: string): Generator<Draft | Unread> {
  const link = typeof address === 'string' ? address : textAt(address, 'id')
  if (!link) return yield { unread: true, place, why: 'The like has no post.' }
  const author = accountIn(link)
  yield act(of, place, author && author.value !== of.me?.value ? [party('author', author)] : [], {
    kind: 'post.liked',
    direction: 'out',
    occurred: before(of.madeAt),
    family: 'mastodon.like',
    key: [of.me?.value ?? '', link],
    body: { link: link.slice(0, 500) },
  })
}

const isPublic = (address: unknown): boolean =>
  typeof address === 'string' && (/#Public$|^as:Public$/.test(address) || address.endsWith('/followers'))

/** One activity of the outbox: a post, an answer, a message to some, or somebody's post passed on (ActivityStreams 2.0). */
export function* published(value: unknown, of: Export, place: string): Generator<Draft | Unread> {
  const type = textAt(value, 'type')
  const occurred = atText(textAt(value, 'published'))
  const object = member(value, 'object')
  const id = textAt(object, 'id') || (typeof object === 'string' ? object : '')
  if (!id || !occurred)
    return yield { unread: true, place, why: id ? 'The post has no date that could be read.' : 'The post has no id.' }
  const isOther = (account: Identifier | null): account is Identifier =>
    account !== null && account.value !== of.me?.value
  const link = (textAt(object, 'url') || id).slice(0, 500)
  if (type === 'Announce') {
    const author = accountIn(id)
    return yield act(of, place, isOther(author) ? [party('author', author)] : [], {
      kind: 'post.shared',
      direction: 'out',
      occurred,
      family: 'mastodon.share',
      key: [of.me?.value ?? '', id],
      body: { link },
    })
  }
  if (type !== 'Create') return yield { unread: true, place, why: `What “${type.slice(0, 40)}” means is not known.` }
  const mentions = new Map<string, Identifier>()
  for (const tag of listAt(object, 'tag').slice(0, 200)) {
    const account = textAt(tag, 'type') === 'Mention' ? mentionOf(tag) : null
    if (isOther(account)) mentions.set(account.value, account)
  }
  const answered = accountIn(textAt(object, 'inReplyTo'))
  const addressed = [...listAt(value, 'to'), ...listAt(value, 'cc'), ...listAt(object, 'to')]
  const warned = textAt(object, 'summary')
  const words = [warned, plain(textAt(object, 'content'))].filter(Boolean).join('\n')
  const shared = { occurred, direction: 'out', text: words || null } as const
  if (mentions.size > 0 && addressed.length > 0 && !addressed.some(isPublic))
    return yield act(
      of,
      place,
      [...mentions.values()].map(one => party('recipient', one)),
      {
        ...shared,
        kind: 'message.sent',
        family: 'mastodon.post',
        key: [id],
        thread: textAt(object, 'conversation') || id,
      },
    )
  const first = isOther(answered) ? answered : null
  const people = [
    ...(first ? [party('author', first)] : []),
    ...[...mentions.values()].filter(one => one.value !== first?.value).map(one => party('mentioned', one)),
  ]
  yield act(of, place, people, {
    ...shared,
    kind: first ? 'post.commented' : people.length > 0 ? 'person.mentioned' : 'post.published',
    family: 'mastodon.post',
    key: [id],
    body: filled({ link, inReplyTo: textAt(object, 'inReplyTo').slice(0, 500) }),
  })
}

/** `@bob@other.example`, or `@bob` for an account of the same server, which then stands in the link. */
const mentionOf = (tag: unknown): Identifier | null => accountOf(textAt(tag, 'name')) ?? accountIn(textAt(tag, 'href'))

const plain = (html: string): string =>
  htmlLines(html.slice(0, 200_000))
    .lines.map(line => line.text)
    .join('\n')
    .trim()

/** Who the holder says that they are. */
export function* ownClaims(actor: unknown, me: Identifier, of: Export, place: string): Generator<Draft> {
  const about = {
    identifiers: [me],
    channel: 'mastodon',
    family: 'mastodon.profile',
    place,
    seenAt: of.madeAt,
  } as const
  const name = textAt(shapeOf(actor), 'name').slice(0, 300)
  const summary = plain(textAt(actor, 'summary')).slice(0, 20_000)
  if (name) yield said('name', { full: name }, about)
  yield said('profile', { network: 'mastodon', url: profileOf(me), handle: me.value }, about)
  if (summary) yield said('summary', { text: summary }, about)
}
