/** A linear operator A on vectors of one length, with an approximate inverse. Both write their second argument. */
export interface Operator {
  apply(x: Float64Array, y: Float64Array): void
  precondition(r: Float64Array, z: Float64Array): void
}

interface Solution {
  readonly x: Float64Array
  /** Sum of the absolute entries of b - A x, computed anew, not carried along. */
  readonly residual: number
}

const rounds = 12
const stepsPerRound = 250
/** A residual at this share of the solution is as good as can be. */
const target = 1e-16
/** Below this a round that does not halve the residual only moves rounding about. */
const rounding = 1e-12

/**
 * Solves A x = b by preconditioned BiCGSTAB (van der Vorst 1992). Each round starts again from the true residual of the
 * solution so far (iterative refinement), which also gets over the method's break-downs; it ends when a round no
 * longer helps. Whether the residual is small enough is the caller's to judge.
 */
export function bicgstab(operator: Operator, b: Float64Array): Solution {
  let best: Float64Array = new Float64Array(b.length)
  let residual = norm(b)
  for (let round = 0; round < rounds && residual > target * (1 + norm(best)); round++) {
    const x = best.slice()
    const rest = new Float64Array(b.length)
    operator.apply(x, rest)
    for (let at = 0; at < b.length; at++) rest[at] = (b[at] ?? 0) - (rest[at] ?? 0)
    correct(operator, x, rest)
    operator.apply(x, rest)
    let left = 0
    for (let at = 0; at < b.length; at++) left += Math.abs((b[at] ?? 0) - (rest[at] ?? 0))
    if (!(left < residual)) break
    const stalled = left < rounding && left > residual / 2
    best = x
    residual = left
    if (stalled) break
  }
  return { x: best, residual }
}

/** Adds to `x` the solution of A d = r; `r` is used up. */
function correct(operator: Operator, x: Float64Array, r: Float64Array): void {
  const size = r.length
  const shadow = r.slice()
  const p = new Float64Array(size)
  const v = new Float64Array(size)
  const t = new Float64Array(size)
  const pHat = new Float64Array(size)
  const sHat = new Float64Array(size)
  const enough = norm(r) * 1e-14
  let rho = 1
  let alpha = 1
  let omega = 1
  for (let step = 0; step < stepsPerRound; step++) {
    const next = dot(shadow, r)
    const beta = (next / rho) * (alpha / omega)
    if (!Number.isFinite(beta) || next === 0) return
    rho = next
    for (let at = 0; at < size; at++) p[at] = (r[at] ?? 0) + beta * ((p[at] ?? 0) - omega * (v[at] ?? 0))
    operator.precondition(p, pHat)
    operator.apply(pHat, v)
    alpha = rho / dot(shadow, v)
    if (!Number.isFinite(alpha)) return
    for (let at = 0; at < size; at++) r[at] = (r[at] ?? 0) - alpha * (v[at] ?? 0)
    operator.precondition(r, sHat)
    operator.apply(sHat, t)
    const tt = dot(t, t)
    omega = tt > 0 ? dot(t, r) / tt : 0
    for (let at = 0; at < size; at++) {
      x[at] = (x[at] ?? 0) + alpha * (pHat[at] ?? 0) + omega * (sHat[at] ?? 0)
      r[at] = (r[at] ?? 0) - omega * (t[at] ?? 0)
    }
    if (omega === 0 || norm(r) <= enough) return
  }
}

function dot(one: Float64Array, other: Float64Array): number {
  let sum = 0
  for (let at = 0; at < one.length; at++) sum += (one[at] ?? 0) * (other[at] ?? 0)
  return sum
}

function norm(list: Float64Array): number {
  let sum = 0
  for (let at = 0; at < list.length; at++) sum += Math.abs(list[at] ?? 0)
  return sum
}
