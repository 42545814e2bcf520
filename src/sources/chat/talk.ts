import type { Channel } from '#src/domain/channel.ts'
import type { Draft, Party } from '#src/domain/draft.ts'
import type { Identifier } from '#src/domain/identifier.ts'
import type { Occurred } from '#src/domain/occurred.ts'
import type { JsonObject } from '#src/lib/json.ts'
import { foldName } from '#src/lib/normalise/name.ts'
import { said } from '../archive/said.ts'

/** Somebody in a chat as the file names them. */
export interface Talker {
  readonly name: string
  readonly identifiers: readonly [Identifier, ...Identifier[]]
  readonly me: boolean
}

export interface Said {
  readonly talker: Talker
  readonly occurred: Occurred
  readonly text: string
  readonly place: string
  /** What makes it the same message wherever it is read again. */
  readonly key: readonly string[]
  readonly body?: JsonObject
  /** A missed or a finished call instead of words. */
  readonly call?: 'missed' | 'made'
}

export interface Chat {
  readonly channel: Channel
  readonly family: string
  /** Names the chat in its family. */
  readonly id: string
  readonly title: string
  readonly group: boolean
  readonly seenAt: string | null
}

/** Whom a message in a larger group went to is not written on everybody's line: only its sender is. */
const mostListeners = 30
const mostMembers = 2000

/**
 * Drafts of one chat. Words in a chat of two or a small group stand on the lines of all of them, in a larger one on the
 * writer's; everybody who wrote or was named is once a member of the group.
 */
export class Talk {
  readonly #chat: Chat
  readonly #talkers = new Map<string, { readonly talker: Talker; first: Said }>()

  constructor(chat: Chat) {
    this.#chat = chat
  }

  /** Others in the chat whom the file names before they write. */
  readonly #others: Talker[] = []
  expect(talkers: readonly Talker[]): void {
    for (const talker of talkers) if (!talker.me && this.#others.length < mostMembers) this.#others.push(talker)
  }

  message(said: Said): Draft {
    const { channel, family, id, title, group, seenAt } = this.#chat
    const { talker, call } = said
    const key = talker.identifiers[0].value
    if (!this.#talkers.has(key) && this.#talkers.size < mostMembers) this.#talkers.set(key, { talker, first: said })
    const kind = call
      ? call === 'missed'
        ? 'call.missed'
        : talker.me
          ? 'call.made'
          : 'call.received'
      : talker.me
        ? 'message.sent'
        : 'message.received'
    return {
      kind,
      channel,
      direction: talker.me ? 'out' : 'in',
      occurred: said.occurred,
      family,
      key: said.key,
      body: { ...(title ? { title } : {}), ...(group ? { group } : {}), ...said.body },
      text: said.text || null,
      people: this.#people(talker),
      thread: id,
      place: said.place,
      seenAt,
    }
  }

  /** By writer, made once: a long chat asks a million times. */
  readonly #audience = new Map<string, readonly Party[]>()

  #people(from: Talker): readonly Party[] {
    const own = `${from.me} ${from.identifiers[0].value}`
    const known = this.#audience.get(own)
    if (known) return known
    const others = from.me || this.#chat.group ? this.#othersThan(from) : []
    const people = from.me ? [] : [party('sender', from)]
    if (others.length <= mostListeners) people.push(...others.map(each => party('recipient', each)))
    if (this.#audience.size < mostMembers) this.#audience.set(own, people)
    return people
  }

  #othersThan(from: Talker): readonly Talker[] {
    const found = new Map(this.#others.map(talker => [talker.identifiers[0].value, talker]))
    found.delete(from.identifiers[0].value)
    return [...found.values()]
  }

  /** At the end: names, and who was in the group. */
  *rest(): Generator<Draft> {
    const { channel, family, id, title, group, seenAt } = this.#chat
    const all = new Map(
      this.#others.map(talker => [talker.identifiers[0].value, { talker, first: null as Said | null }]),
    )
    for (const [key, each] of this.#talkers) if (!each.talker.me) all.set(key, each)
    for (const { talker, first } of all.values()) {
      const place = first?.place ?? id
      if (isName(talker.name))
        yield said(
          'name',
          { full: talker.name },
          { identifiers: talker.identifiers, channel, family: `${family}-claim`, place, seenAt },
        )
      if (group)
        yield {
          kind: 'group.joined',
          channel,
          direction: 'between',
          occurred: first?.occurred ?? { at: null, precision: 'unknown', offset: null },
          family: `${family}-member`,
          key: [id, talker.identifiers[0].value],
          body: { title },
          text: null,
          people: [party('about', talker)],
          thread: id,
          place,
          seenAt,
        }
    }
  }
}

const party = (role: Party['role'], { identifiers, name }: Talker): Party => ({
  role,
  identifiers,
  ...(isName(name) ? { name } : {}),
})

/** Not a number, and not signs alone. */
const isName = (name: string): boolean => foldName(name) !== '' && /\p{L}/u.test(name)
