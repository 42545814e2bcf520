import type { Draft, Party, Role } from '#src/domain/draft.ts'
import type { Identifier } from '#src/domain/identifier.ts'
import type { Occurred } from '#src/domain/occurred.ts'
import { filled } from '../archive/shape.ts'

interface GithubAct {
  readonly kind: string
  readonly actor: Identifier
  readonly mine: boolean
  readonly occurred: Occurred
  /** Address of what was done, or what else makes it the same act wherever it is read. */
  readonly key: readonly string[]
  readonly link: string
  readonly title: string
  readonly text: string
  /** Whose issue it was, who is asked, who joins. */
  readonly others: readonly (readonly [Role, Identifier | null])[]
  readonly place: string
  readonly seenAt: string | null
}

/** The family is GitHub's own address of the thing, so that an archive and a webhook tell one act. */
export function actDraft({ actor, mine, others, link, title, text, ...act }: GithubAct): Draft {
  const people = new Map<string, Party>()
  if (!mine) people.set(actor.value, { role: 'sender', identifiers: [actor] })
  for (const [role, account] of others)
    if (account && account.value !== actor.value && !people.has(account.value))
      people.set(account.value, { role, identifiers: [account] })
  return {
    kind: act.kind,
    channel: 'github',
    direction: mine ? 'out' : 'in',
    occurred: act.occurred,
    family: 'github.act',
    key: act.key,
    body: filled({ title: title.slice(0, 300), link: link.slice(0, 500) }),
    text: text.slice(0, 200_000) || null,
    people: [...people.values()],
    place: act.place,
    seenAt: act.seenAt,
  }
}
