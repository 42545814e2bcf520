import { bicgstab, type Operator } from './bicgstab.ts'
import { solveDense } from './dense.ts'

/** Sparse transitions: those out of state `s` are `to[rows[s]]` up to, not including, `to[rows[s + 1]]`. */
export interface Transitions {
  readonly rows: Int32Array
  readonly to: Int32Array
}

const smallEnoughForDense = 96
const denseAtAll = 2_000
/** Mass left unexplained in a solution that is still taken: credit then is right to about ten digits. */
const tolerated = 1e-11

/**
 * Expected visits to each state of an absorbing Markov chain that starts in state 0: the row of N = (I - Q)⁻¹ for the
 * start (Kemeny and Snell, Finite Markov Chains, 3.2). Each probability of `probability` belongs to a transition; what
 * a row lacks to 1 is absorption. The sum of the absolute residuals bounds the error of every absorption probability,
 * and is what decides whether the answer is taken. Null when it is not: no absorption, or no convergence.
 */
export function expectedVisits(chain: Transitions, probability: Float64Array): Float64Array | null {
  const states = chain.rows.length - 1
  if (states <= smallEnoughForDense) return dense(chain, probability)
  const start = new Float64Array(states)
  start[0] = 1
  const solved = bicgstab(operator(chain, probability), start)
  if (solved.residual <= tolerated) return solved.x
  return states <= denseAtAll ? dense(chain, probability) : null
}

function dense({ rows, to }: Transitions, probability: Float64Array): Float64Array | null {
  const states = rows.length - 1
  const matrix = new Float64Array(states * states)
  for (let state = 0; state < states; state++) {
    matrix[state * states + state] = (matrix[state * states + state] ?? 0) + 1
    for (let edge = rows[state] ?? 0; edge < (rows[state + 1] ?? 0); edge++) {
      const cell = (to[edge] ?? 0) * states + state
      matrix[cell] = (matrix[cell] ?? 0) - (probability[edge] ?? 0)
    }
  }
  const visits = new Float64Array(states)
  visits[0] = 1
  return solveDense(matrix, visits, states) ? visits : null
}

/**
 * (I - Qᵀ), and as its approximate inverse the sweep that follows only transitions to later states: exact where nothing
 * leads back, which states numbered along journeys mostly do.
 */
function operator({ rows, to }: Transitions, probability: Float64Array): Operator {
  const states = rows.length - 1
  return {
    apply(x, y) {
      y.set(x)
      for (let state = 0; state < states; state++) {
        const mass = x[state] ?? 0
        const end = rows[state + 1] ?? 0
        for (let edge = rows[state] ?? 0; edge < end; edge++) {
          const target = to[edge] ?? 0
          y[target] = (y[target] ?? 0) - mass * (probability[edge] ?? 0)
        }
      }
    },
    precondition(r, z) {
      z.set(r)
      for (let state = 0; state < states; state++) {
        const end = rows[state + 1] ?? 0
        let staying = 0
        for (let edge = rows[state] ?? 0; edge < end; edge++) if (to[edge] === state) staying += probability[edge] ?? 0
        const mass = (z[state] ?? 0) / (1 - staying)
        z[state] = mass
        for (let edge = rows[state] ?? 0; edge < end; edge++) {
          const target = to[edge] ?? 0
          if (target > state) z[target] = (z[target] ?? 0) + mass * (probability[edge] ?? 0)
        }
      }
    },
  }
}
