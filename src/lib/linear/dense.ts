/**
 * Solves A x = b in place by Gaussian elimination with partial pivoting. `a` is n by n, row by row; `b` holds
 * `columns` right-hand sides, row by row, and becomes the solution. Returns false when A is singular.
 */
export function solveDense(a: Float64Array, b: Float64Array, n: number, columns = 1): boolean {
  for (let step = 0; step < n; step++) {
    const pivot = pivotRow(a, n, step)
    if (a[pivot * n + step] === 0) return false
    if (pivot !== step) {
      swap(a, pivot * n, step * n, n)
      swap(b, pivot * columns, step * columns, columns)
    }
    for (let row = step + 1; row < n; row++) {
      const factor = (a[row * n + step] ?? 0) / (a[step * n + step] ?? 1)
      if (factor === 0) continue
      subtract(a, row * n + step, step * n + step, n - step, factor)
      subtract(b, row * columns, step * columns, columns, factor)
    }
  }
  for (let row = n - 1; row >= 0; row--) {
    for (let later = row + 1; later < n; later++) {
      const factor = a[row * n + later] ?? 0
      if (factor !== 0) subtract(b, row * columns, later * columns, columns, factor)
    }
    const diagonal = a[row * n + row] ?? 1
    for (let column = 0; column < columns; column++) {
      b[row * columns + column] = (b[row * columns + column] ?? 0) / diagonal
    }
  }
  return true
}

function pivotRow(a: Float64Array, n: number, step: number): number {
  let pivot = step
  for (let row = step + 1; row < n; row++) {
    if (Math.abs(a[row * n + step] ?? 0) > Math.abs(a[pivot * n + step] ?? 0)) pivot = row
  }
  return pivot
}

function subtract(list: Float64Array, target: number, source: number, length: number, factor: number): void {
  for (let at = 0; at < length; at++) {
    list[target + at] = (list[target + at] ?? 0) - factor * (list[source + at] ?? 0)
  }
}

function swap(list: Float64Array, one: number, other: number, length: number): void {
  for (let at = 0; at < length; at++) {
    const kept = list[one + at] ?? 0
    list[one + at] = list[other + at] ?? 0
    list[other + at] = kept
  }
}
