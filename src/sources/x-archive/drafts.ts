import { decodeHTML } from 'entities'
import type { Draft, Party, Unread } from '#src/domain/draft.ts'
import { before, type Occurred } from '#src/domain/occurred.ts'
import type { JsonItem } from '../archive/json-items.ts'
import { said } from '../archive/said.ts'
import { filled, listAt, member, textAt } from '../archive/shape.ts'
import type { ReadContext } from '../source.ts'
import type { XArchive } from './archive.ts'
import type { Part } from './parts.ts'
import { whenOf } from './when.ts'

interface Act extends Pick<Draft, 'kind' | 'direction' | 'family' | 'key' | 'text'> {
  readonly occurred: Occurred
  readonly people: readonly (Party | null)[]
  readonly body?: Draft['body']
  readonly thread?: string
}

/** What one record of the archive becomes. */
export function* draftsOf(
  part: Part,
  { value, around }: JsonItem,
  archive: XArchive,
  context: ReadContext,
  place: string,
): Generator<Draft | Unread> {
  const act = function* ({ people, body = {}, ...rest }: Act): Generator<Draft> {
    const found = people.filter(party => party !== null)
    yield* archive.claims(found, place)
    yield { ...rest, body, channel: 'x', people: found, place, seenAt: archive.madeAt }
  }
  const undated = before(archive.madeAt)
  switch (part) {
    case 'account':
    case 'profile':
      return yield* ownClaims(value, archive, place)
    case 'follower':
    case 'following': {
      const id = textAt(member(value, part), 'accountId')
      const party = archive.party('about', id)
      if (!party) return yield { unread: true, place, why: 'The account has no id.' }
      const direction = part === 'follower' ? 'in' : 'out'
      return yield* act({
        kind: 'profile.followed',
        direction,
        occurred: undated,
        family: 'x.follow',
        key: [direction, archive.id, id],
        text: null,
        people: [party],
      })
    }
    case 'like': {
      const like = member(value, 'like')
      const id = textAt(like, 'tweetId')
      if (!id) return yield { unread: true, place, why: 'The like has no post.' }
      const link = textAt(like, 'expandedUrl')
      const handle = /(?:twitter|x)\.com\/(\w{1,20})\/status\//i.exec(link)?.[1]?.toLowerCase()
      const author: Party | null =
        handle && handle !== 'i' && handle !== archive.handle
          ? { role: 'author', identifiers: [{ kind: 'x', value: handle }] }
          : null
      return yield* act({
        kind: 'post.liked',
        direction: 'out',
        occurred: whenOf(like) ?? undated,
        family: 'x.like',
        key: [archive.id, id],
        body: filled({ link, post: id }),
        text: decodeHTML(textAt(like, 'fullText')) || null,
        people: [author],
      })
    }
    case 'tweets':
      return yield* tweet(member(value, 'tweet') ?? member(value, 'noteTweet') ?? value)
    default:
      return yield* message()
  }

  function* tweet(post: unknown): Generator<Draft | Unread> {
    const id = textAt(post, 'id_str') || textAt(post, 'id') || textAt(post, 'noteTweetId')
    const occurred = whenOf(post)
    if (!id || !occurred)
      return yield { unread: true, place, why: id ? 'The post has no date that could be read.' : 'The post has no id.' }
    const text = decodeHTML(textAt(post, 'full_text') || textAt(post, 'text') || textAt(member(post, 'core'), 'text'))
    const mentions = [...listAt(member(post, 'entities'), 'user_mentions'), ...listAt(member(post, 'core'), 'mentions')]
      .slice(0, 50)
      .map(one => textAt(one, 'id_str') || textAt(one, 'id'))
    const link = archive.handle ? `https://x.com/${archive.handle}/status/${id}` : ''
    const shared = /^RT @\w{1,20}:/.test(text)
    const answered = textAt(post, 'in_reply_to_user_id_str')
    const first = shared ? mentions[0] : answered
    const others = mentions.filter(one => one !== first)
    const kind = shared
      ? 'post.shared'
      : answered && answered !== archive.id
        ? 'post.commented'
        : others.length > 0
          ? 'person.mentioned'
          : 'post.published'
    const people = [
      first ? archive.party('author', first) : null,
      ...[...new Set(others)].map(one => archive.party('mentioned', one)),
    ]
    yield* act({
      kind,
      direction: 'out',
      occurred,
      family: 'x.post',
      key: [id],
      body: filled({ link, inReplyTo: textAt(post, 'in_reply_to_status_id_str') }),
      text: text || null,
      people,
    })
  }

  function* message(): Generator<Draft | Unread> {
    const thread = textAt(around, 'conversationId')
    const one = member(value, 'messageCreate')
    if (one === undefined) return yield* joined(thread)
    const [id, sender, recipient] = [textAt(one, 'id'), textAt(one, 'senderId'), textAt(one, 'recipientId')]
    const occurred = whenOf(one)
    if (!id || !occurred) return yield { unread: true, place, why: 'The message has no id or no date.' }
    const mine = archive.isMe(sender, context)
    // A conversation of two is named by both ids.
    const other = recipient || (/^\d+-\d+$/.test(thread) ? (thread.split('-').find(each => each !== sender) ?? '') : '')
    const media = listAt(one, 'mediaUrls').length
    yield* act({
      kind: mine ? 'message.sent' : 'message.received',
      direction: mine ? 'out' : 'in',
      occurred,
      family: 'x.message',
      key: [id],
      body: { ...filled({ title: textAt(around, 'name') }), ...(media > 0 ? { media } : {}) },
      text: decodeHTML(textAt(one, 'text')) || null,
      people: mine ? [archive.party('recipient', other)] : [archive.party('sender', sender)],
      ...(thread ? { thread } : {}),
    })
  }

  function* joined(thread: string): Generator<Draft> {
    const join = member(value, 'participantsJoin') ?? member(value, 'joinConversation')
    const ids = [...listAt(join, 'userIds'), ...listAt(join, 'participantsSnapshot')].slice(0, 300)
    for (const id of ids) {
      const party = archive.party('about', String(id))
      if (party)
        yield* act({
          kind: 'group.joined',
          direction: 'between',
          occurred: whenOf(join) ?? undated,
          family: 'x.message-member',
          key: [thread, String(id)],
          body: filled({ title: textAt(around, 'name') }),
          text: null,
          people: [party],
          thread,
        })
    }
  }
}

function* ownClaims(value: unknown, archive: XArchive, place: string): Generator<Draft> {
  if (!/^\d{1,20}$/.test(archive.id)) return
  const handle = /^\w{1,20}$/.test(archive.handle) ? archive.handle : ''
  const of = {
    identifiers: [{ kind: 'x-id', value: archive.id }, ...(handle ? [{ kind: 'x', value: handle } as const] : [])],
    channel: 'x',
    family: 'x.profile',
    place,
    seenAt: archive.madeAt,
  } as const
  if (member(value, 'account')) {
    if (archive.name) yield said('name', { full: archive.name.slice(0, 300) }, of)
    if (handle) yield said('profile', { network: 'x', url: `https://x.com/${handle}`, handle }, of)
  }
  const description = member(member(value, 'profile'), 'description')
  if (textAt(description, 'bio')) yield said('summary', { text: decodeHTML(textAt(description, 'bio')) }, of)
  if (textAt(description, 'location')) yield said('place', { text: textAt(description, 'location').slice(0, 300) }, of)
}
