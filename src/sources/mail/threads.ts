/** What threading needs of a message. Identifiers without angle brackets. */
export interface Threadable {
  readonly id: string
  readonly inReplyTo: string | null
  /** Oldest first. */
  readonly references: readonly string[]
  /** The thread as the mailbox's provider has it (X-GM-THRID): within one mailbox it wins over the headers. */
  readonly provider?: string | null
  /** ISO instant, orders siblings and roots. */
  readonly date?: string | null
}

export interface ThreadNode {
  readonly id: string
  readonly children: readonly ThreadNode[]
}

/** A conversation: messages that are connected by references, with one root or several whose parent is not here. */
interface Thread {
  readonly messages: number
  readonly tree: readonly ThreadNode[]
}

/** References beyond this many say nothing more. */
const most = 5000

/**
 * Conversations (RFC 5256 REFERENCES, after Jamie Zawinski's algorithm): every message hangs under the message that it
 * answers, else under the nearest one it refers to that is here; messages that share a missing one belong together. Links
 * never close a circle, work grows with the number of references, and the order of the messages does not matter.
 */
export function threads(messages: readonly Threadable[]): Thread[] {
  const ordered = [...messages].sort(byDate)
  const here = new Map<string, Threadable>()
  for (const message of ordered) if (!here.has(message.id)) here.set(message.id, message)
  const parents = parentsOf(here)
  const groups = new Sets()
  for (const message of here.values()) for (const id of kin(message, here, parents)) groups.join(message.id, id)
  const members = new Map<string, Threadable[]>()
  for (const message of here.values()) {
    const key = groups.find(message.id)
    const group = members.get(key)
    if (group) group.push(message)
    else members.set(key, [message])
  }
  return [...members.values()].map(group => ({ messages: group.length, tree: forest(group, parents) }))
}

const byDate = (a: Threadable, b: Threadable): number =>
  (a.date ?? '') < (b.date ?? '') || (a.date === b.date && a.id < b.id) ? -1 : 1

/** What a message may hang under, best first: what it answers, then its references from the last. */
function candidates(message: Threadable): string[] {
  const references = message.references.slice(-most).reverse()
  return message.inReplyTo === null ? references : [message.inReplyTo, ...references]
}

const apart = (a: Threadable, b: Threadable): boolean => !!a.provider && !!b.provider && a.provider !== b.provider

function parentsOf(here: ReadonlyMap<string, Threadable>): Map<string, string> {
  const parents = new Map<string, string>()
  const trees = new Sets()
  for (const message of here.values()) {
    for (const id of candidates(message)) {
      const parent = here.get(id)
      if (!parent || apart(message, parent) || trees.find(id) === trees.find(message.id)) continue
      parents.set(message.id, id)
      trees.join(message.id, id)
      break
    }
  }
  return parents
}

/** Identifiers that a message shares a conversation with. */
function kin(
  message: Threadable,
  here: ReadonlyMap<string, Threadable>,
  parents: ReadonlyMap<string, string>,
): string[] {
  const parent = parents.get(message.id)
  const own = parent === undefined ? [] : [parent]
  if (message.provider) return [...own, `provider ${message.provider}`]
  return [...own, ...candidates(message).filter(id => !here.get(id)?.provider)]
}

interface Growing {
  readonly id: string
  readonly children: Growing[]
}

function forest(group: readonly Threadable[], parents: ReadonlyMap<string, string>): ThreadNode[] {
  const nodes = new Map<string, Growing>(group.map(message => [message.id, { id: message.id, children: [] }]))
  const roots: ThreadNode[] = []
  for (const node of nodes.values()) {
    const parent = nodes.get(parents.get(node.id) ?? '')
    if (parent) parent.children.push(node)
    else roots.push(node)
  }
  return roots
}

/** Disjoint sets (Tarjan): which identifiers are connected. */
class Sets {
  private readonly up = new Map<string, string>()

  find(id: string): string {
    let root = id
    for (let next = this.up.get(root); next !== undefined; next = this.up.get(root)) root = next
    for (let at = id; at !== root; ) {
      const next = this.up.get(at) ?? root
      this.up.set(at, root)
      at = next
    }
    return root
  }

  join(a: string, b: string): void {
    const [left, right] = [this.find(a), this.find(b)]
    if (left !== right) this.up.set(left, right)
  }
}
