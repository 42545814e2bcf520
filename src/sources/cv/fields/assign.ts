import { type Atom, splitAtom } from './atoms.ts'

/** Two things that each entry of a section says: title and company, degree and school. */
export interface Roles {
  readonly what: (text: string) => number
  readonly where: (text: string) => number
  /** Which of them stands first when no word tells. */
  readonly first: 'what' | 'where'
  /** What a single thing is when no word tells. */
  readonly alone: 'what' | 'where'
}

export interface Assigned {
  readonly what: Atom | null
  readonly where: Atom | null
  readonly rest: readonly Atom[]
  /** How clearly the two were told apart, 0 to 1. */
  readonly clear: number
}

/** Most words in small letters: a description, not a name. */
function plainWords(text: string): boolean {
  const words = text.split(/\s+/).filter(word => /^\p{L}{3,}/u.test(word))
  const low = words.filter(word => /^\p{Ll}/u.test(word)).length
  return words.length >= 2 && low > words.length / 2
}

const average = (values: readonly number[]) =>
  values.length === 0 ? 0 : values.reduce((a, b) => a + b, 0) / values.length

/**
 * Tells the two apart in all entries of a section at once. Words alone say too little of one entry ("NVIDIA Research,
 * Research Intern"); but what stands in the same place and looks the same is the same thing in every entry.
 */
export function assign(entries: readonly (readonly Atom[])[], roles: Roles): Assigned[] {
  const plain = ({ piece }: Atom) =>
    !piece.words[0]?.style.bold && plainWords(piece.text) && roles.what(piece.text) < 0.3
  const fits = (left: string, right: string) =>
    Math.max(
      roles.what(left) - roles.where(left) + roles.where(right) - roles.what(right),
      roles.where(left) - roles.what(left) + roles.what(right) - roles.where(right),
    )
  const fixed = new Map<Atom, 'what' | 'where'>()
  const split = entries.map(atoms => {
    const named = atoms.filter(atom => !plain(atom))
    const sureOf = atoms.map(atom => {
      const parted = splitAtom(atom, fits)
      return parted?.sure && (roles.what(parted.parts[0]?.piece.text ?? '') > 0 || atoms.length === 1) ? parted : null
    })
    const surely = sureOf.findIndex(parted => parted !== null)
    const sure = sureOf[surely]
    if (sure && named.length <= 2) {
      const [left, right] = sure.parts
      if (left && right) {
        fixed.set(left, 'what')
        fixed.set(right, 'where')
      }
      return [...atoms.slice(0, surely), ...sure.parts, ...atoms.slice(surely + 1)]
    }
    if (named.length >= 2) return atoms
    const [only] = named.length === 1 ? named : atoms
    if (!only) return atoms
    const parted = splitAtom(only, fits)
    if (!parted) return atoms
    const told = parted.parts.some(part => roles.what(part.piece.text) > 0.3 || roles.where(part.piece.text) > 0.3)
    return told || entries.length > 1 ? atoms.flatMap(atom => (atom === only ? parted.parts : [atom])) : atoms
  })
  const whats = new Map<string, number[]>()
  const wheres = new Map<string, number[]>()
  for (const atoms of split)
    for (const { key, piece } of atoms) {
      whats.set(key, [...(whats.get(key) ?? []), roles.what(piece.text)])
      wheres.set(key, [...(wheres.get(key) ?? []), roles.where(piece.text)])
    }
  const what = (atom: Atom) => 0.55 * roles.what(atom.piece.text) + 0.45 * average(whats.get(atom.key) ?? [])
  const where = (atom: Atom) => 0.55 * roles.where(atom.piece.text) + 0.45 * average(wheres.get(atom.key) ?? [])
  return split.map(atoms => {
    const decided = {
      what: atoms.find(atom => fixed.get(atom) === 'what'),
      where: atoms.find(atom => fixed.get(atom) === 'where'),
    }
    if (decided.what && decided.where) {
      const rest = atoms.filter(atom => atom !== decided.what && atom !== decided.where)
      return { what: decided.what, where: decided.where, rest, clear: 0.95 }
    }
    if (atoms.length === 0) return { what: null, where: null, rest: [], clear: 0 }
    const [single] = atoms
    const names = atoms.filter(atom => !plain(atom))
    if (single && (atoms.length === 1 || names.length === 1)) {
      const atom = names[0] ?? single
      const lean = what(atom) - where(atom)
      const isWhat = lean > 0.02 || (Math.abs(lean) <= 0.02 && roles.alone === 'what')
      const rest = atoms.filter(other => other !== atom)
      return {
        what: isWhat ? atom : null,
        where: isWhat ? null : atom,
        rest,
        clear: Math.min(0.9, 0.4 + Math.abs(lean)),
      }
    }
    let best: Assigned = { what: null, where: null, rest: [], clear: 0 }
    let bestScore = Number.NEGATIVE_INFINITY
    let second = Number.NEGATIVE_INFINITY
    atoms.forEach((a, i) => {
      atoms.forEach((b, j) => {
        if (i === j) return
        const order = i < j === (roles.first === 'what') ? 0.04 : 0
        const score =
          what(a) -
          0.7 * where(a) +
          where(b) -
          0.7 * what(b) +
          order -
          0.09 * (i + j) -
          (plain(a) ? 0.25 : 0) -
          (plain(b) ? 0.45 : 0)
        if (score > bestScore) {
          second = best.what === b && best.where === a ? bestScore : second
          bestScore = score
          best = { what: a, where: b, rest: atoms.filter(other => other !== a && other !== b), clear: 0 }
        } else if (best.what === b && best.where === a) second = Math.max(second, score)
      })
    })
    const margin = Number.isFinite(second) ? bestScore - second : 0.5
    return { ...best, clear: Math.max(0.3, Math.min(0.98, 0.45 + margin * 0.5)) }
  })
}
