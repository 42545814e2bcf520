import { isNothing } from './match/kind/kind.ts'
import { name as kind, type NameValue, nameLevel } from './match/kind/name.ts'
import { latin } from './match/text/latin.ts'

/** Names behind one identifier up to which a name that changes in part is still the same person's: a marriage, a title. */
const mostNames = 2
/** Names of one person that a further one is held against. */
const mostCompared = 8

const words = new Map<string, readonly NameValue[]>()
const mostRead = 20_000

/** The words of a name in Latin letters, each as it is compared; none for what stands for nothing. */
function wordsOf(name: string): readonly NameValue[] {
  const known = words.get(name)
  if (known) return known
  const text = latin(name.slice(0, 300))
  const read = isNothing(text) ? [] : text.split(' ').slice(0, 12)
  const found = read.flatMap(word => kind.read(word) ?? [])
  if (words.size >= mostRead) words.clear()
  words.set(name, found)
  return found
}

const standsFor = (a: NameValue, b: NameValue): boolean => a.key === b.key || kind.compare(a, b) <= nameLevel.initial

/** Every word of the shorter name has its own counterpart in the longer one: another order, a short form, an initial, another script. */
function alike(a: readonly NameValue[], b: readonly NameValue[], fits = standsFor): boolean {
  const [short, long] = a.length <= b.length ? [a, [...b]] : [b, [...a]]
  for (const word of short) {
    const at = long.findIndex(other => fits(word, other))
    if (at < 0) return false
    long.splice(at, 1)
  }
  return true
}

/**
 * Whether two full names are one word for word, as far as the shorter goes: in another order, with a short form, an
 * initial, another script, or a part left out.
 */
export function fits(a: string, b: string): boolean {
  const [these, those] = [wordsOf(a), wordsOf(b)]
  return these.length > 1 && those.length > 1 && alike(these, those)
}

const isSameWord = (a: NameValue, b: NameValue): boolean =>
  a.joined.length > 1 && (a.key === b.key || a.spelling === b.spelling)

/**
 * Whether the word that one name begins with is in the other: a given name stays when a family name changes. A family name
 * that two share says that they are a family.
 */
const keepsGiven = (a: readonly NameValue[], b: readonly NameValue[]): boolean => {
  const [first, second] = [a[0], b[0]]
  return (
    (first !== undefined && b.some(word => isSameWord(first, word))) ||
    (second !== undefined && a.some(word => isSameWord(second, word)))
  )
}

/**
 * Whether names known of two people (folded) can be one person's. What is not known contradicts nobody, and one word is no
 * full name. While few names are known, one whose family name alone changed will do; where many are, the identifier is
 * many people's.
 */
export function agree(a: ReadonlySet<string>, b: ReadonlySet<string>): boolean {
  if (a.size === 0 || b.size === 0) return true
  for (const name of a) if (b.has(name)) return true
  const [these, those] = [a, b].map(names =>
    [...names]
      .slice(0, mostCompared)
      .map(wordsOf)
      .filter(one => one.length > 0),
  )
  if (!these?.length || !those?.length) return true
  if (these.some(one => those.some(other => alike(one, other)))) return true
  if (a.size > mostNames || b.size > mostNames) return false
  return these.some(one => those.some(other => one.length === 1 || other.length === 1 || keepsGiven(one, other)))
}

/**
 * Whether both are known and one of each is the same person's name: what a phone or an office's mailbox asks for. The
 * family name is the whole household's, so given name and family name both count, in full or in a short form; an initial, a
 * part or a slip of the pen may be a brother's.
 */
export const agreeForSure = (a: ReadonlySet<string>, b: ReadonlySet<string>): boolean =>
  a.size > 0 &&
  b.size > 0 &&
  agree(a, b) &&
  [...a].some(one => [...b].some(other => one === other || surely(one, other)))

const isSure = (a: NameValue, b: NameValue): boolean => a.key === b.key || kind.compare(a, b) <= nameLevel.nickname

function surely(a: string, b: string): boolean {
  const [one, other] = [a, b].map(name => wordsOf(name).filter(word => word.joined.length > 1))
  return !!one && !!other && one.length > 1 && other.length > 1 && alike(one, other, isSure)
}
