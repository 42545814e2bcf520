import { foldName } from '#src/lib/normalise/name.ts'
import type { Guess } from './columns.ts'

const shareOf = (cells: readonly string[], test: (cell: string, at: number) => boolean): number => {
  const filled = cells.map((cell, at) => [cell, at] as const).filter(([cell]) => cell.trim())
  return filled.length ? filled.filter(([cell, at]) => test(cell, at)).length / filled.length : 0
}

const contains = (whole: string, part: string): boolean => {
  const words = foldName(whole).split(' ')
  const wanted = foldName(part).split(' ').filter(Boolean)
  return wanted.length > 0 && wanted.every(word => words.includes(word))
}

/** Settles which columns hold names: "Nom" beside "Prénom" is a family name, alone it is the whole name. */
export function nameColumns(guesses: readonly Guess[]): void {
  const find = (field: Guess['field'], ambiguous = false) =>
    guesses.find(guess => guess.field === field && guess.named.ambiguous === ambiguous)
  const vague = find('name', true)
  const given = find('given')
  const family = find('family')
  if (vague && given && !family) vague.field = whole(vague, given) ? 'name' : 'family'
  else if (vague && family && !given) vague.field = whole(vague, family) ? 'name' : 'given'
  else if (
    vague &&
    (find('name') ?? (given && family)) &&
    vague.content.count &&
    !whole(vague, family ?? given ?? vague)
  )
    vague.field = 'unmapped'
  if (given && !family && !find('name') && !vague && given.content.severalWords >= 0.6) given.field = 'name'
  if (given && family && !family.content.count && given.content.severalWords >= 0.6) given.field = 'name'
  if (!guesses.some(guess => guess.field === 'name' || guess.field === 'given' || guess.field === 'family'))
    byContent(guesses)
}

/** Whether a column's cells contain the part that another column gives. */
const whole = (column: Guess, part: Guess): boolean =>
  shareOf(column.cells, (cell, at) => contains(cell, part.cells[at] ?? '')) >= 0.5

/**
 * No column says that it holds names: one whose words come back in the addresses beside it does, or the only one in
 * which nearly every cell is another two or three words.
 */
function byContent(guesses: readonly Guess[]): void {
  const email = guesses.find(guess => guess.field === 'email')
  const free = guesses.filter(
    guess =>
      guess.field === 'unmapped' && !guess.named.closed && guess.content.words >= 0.8 && guess.content.company < 0.2,
  )
  const inAddress = free
    .map(guess => ({
      guess,
      share: email ? shareOf(guess.cells, (cell, at) => inLocalPart(cell, email.cells[at] ?? '')) : 0,
    }))
    .filter(({ share }) => share >= 0.4)
    .sort((a, b) => b.share - a.share)
    .map(({ guess }) => guess)
  const both = inAddress.find(guess => guess.content.severalWords >= 0.6)
  if (both) {
    both.field = 'name'
    return
  }
  const [first, second] = inAddress.slice(0, 2).sort((a, b) => guesses.indexOf(a) - guesses.indexOf(b))
  if (first) first.field = second ? 'given' : 'name'
  if (second) second.field = 'family'
  if (first || !guesses.some(guess => guess.field === 'email' || guess.field === 'phone' || guess.field === 'linkedin'))
    return
  const distinct = free.filter(
    guess => guess.content.severalWords >= 0.8 && guess.content.distinct >= 0.9 && guess.content.count >= 2,
  )
  const [only] = distinct
  if (only && distinct.length === 1 && !only.named.field) only.field = 'name'
}

function inLocalPart(name: string, address: string): boolean {
  const local = foldName(address.slice(0, Math.max(0, address.indexOf('@'))))
  return foldName(name)
    .split(' ')
    .some(word => word.length >= 3 && local.includes(word))
}
