const longest = 64
const row0 = new Uint8Array(longest + 2)
const row1 = new Uint8Array(longest + 2)
const row2 = new Uint8Array(longest + 2)

/**
 * Edits between two words: insertion, deletion, substitution, swap of neighbours (optimal string alignment; Damerau 1964).
 * Words longer than 64 UTF-16 units are compared by their first 64. Answers `bound + 1` when there are more than `bound`.
 */
export function edits(first: string, second: string, bound: number): number {
  let a = first
  let b = second
  if (a.length > b.length) [a, b] = [b, a]
  const n = Math.min(a.length, longest)
  const m = Math.min(b.length, longest)
  if (m - n > bound) return bound + 1
  let start = 0
  while (start < n && a.charCodeAt(start) === b.charCodeAt(start)) start++
  if (start === n) return m - n
  if (bound === 1) return oneEdit(a, b, start, n, m) ? 1 : 2
  let before = row0
  let last = row1
  let now = row2
  for (let j = 0; j <= m; j++) last[j] = j
  for (let i = 1; i <= n; i++) {
    now[0] = i
    let least = i
    const x = a.charCodeAt(i - 1)
    for (let j = 1; j <= m; j++) {
      const y = b.charCodeAt(j - 1)
      let cost = (last[j - 1] ?? 0) + (x === y ? 0 : 1)
      const drop = (last[j] ?? 0) + 1
      const add = (now[j - 1] ?? 0) + 1
      if (drop < cost) cost = drop
      if (add < cost) cost = add
      if (i > 1 && j > 1 && x === b.charCodeAt(j - 2) && a.charCodeAt(i - 2) === y) {
        const swap = (before[j - 2] ?? 0) + 1
        if (swap < cost) cost = swap
      }
      now[j] = cost
      if (cost < least) least = cost
    }
    if (least > bound) return bound + 1
    const spare = before
    before = last
    last = now
    now = spare
  }
  return Math.min(last[m] ?? 0, bound + 1)
}

/** Whether a single edit at `at`, where the two first differ, makes them the same. */
function oneEdit(a: string, b: string, at: number, n: number, m: number): boolean {
  let i = at
  let j = at
  if (n < m) j++
  else if (at + 1 < n && a.charCodeAt(at) === b.charCodeAt(at + 1) && a.charCodeAt(at + 1) === b.charCodeAt(at)) {
    i += 2
    j += 2
  } else {
    i++
    j++
  }
  while (i < n && a.charCodeAt(i) === b.charCodeAt(j)) {
    i++
    j++
  }
  return i === n
}

const takenA = new Uint8Array(longest)
const takenB = new Uint8Array(longest)

/** Jaro's likeness with Winkler's bonus for a common beginning of up to four letters, 0 to 1 (Winkler 1990). */
export function likeness(first: string, second: string): number {
  // Which letters pair up depends on the side from which they are looked for: always the same one.
  const turned = first.length > second.length || (first.length === second.length && first > second)
  const a = turned ? second : first
  const b = turned ? first : second
  const n = Math.min(a.length, longest)
  const m = Math.min(b.length, longest)
  if (n === 0 || m === 0) return 0
  const reach = Math.max(0, (Math.max(n, m) >> 1) - 1)
  takenA.fill(0, 0, n)
  takenB.fill(0, 0, m)
  let common = 0
  for (let i = 0; i < n; i++) {
    const x = a.charCodeAt(i)
    const end = Math.min(m - 1, i + reach)
    for (let j = Math.max(0, i - reach); j <= end; j++) {
      if (takenB[j] === 0 && b.charCodeAt(j) === x) {
        takenA[i] = 1
        takenB[j] = 1
        common++
        break
      }
    }
  }
  if (common === 0) return 0
  let crossed = 0
  let j = 0
  for (let i = 0; i < n; i++) {
    if (takenA[i] === 0) continue
    while (takenB[j] === 0) j++
    if (a.charCodeAt(i) !== b.charCodeAt(j)) crossed++
    j++
  }
  const jaro = (common / n + common / m + (common - crossed / 2) / common) / 3
  let start = 0
  while (start < 4 && start < n && start < m && a.charCodeAt(start) === b.charCodeAt(start)) start++
  return jaro + start * 0.1 * (1 - jaro)
}
