import { getHeapStatistics, setFlagsFromString } from 'node:v8'
import { runInNewContext } from 'node:vm'

const MiB = 1024 * 1024
/** Resident memory from which on garbage is collected between batches, and what the heap must have taken in since the last time. */
const comfortable = 160 * MiB
const grown = 48 * MiB

let collect: (() => void) | null = null
let left = 0

/**
 * Between two batches of long work: has V8 collect its garbage where the process has grown. Left to itself it lets a heap
 * of which 40 MB live grow to ten times that before it looks, and a small server pays for it.
 */
export function collectBetweenBatches(): void {
  // V8 keeps the pages of what it collected: the process does not shrink, so its size does not say what there is to collect.
  if (process.memoryUsage.rss() < comfortable || used() < left + grown) return
  collect ??= collector()
  collect()
  left = used()
}

const used = (): number => getHeapStatistics().used_heap_size

/** V8's own, which Node gives to nobody unless it was started so: a context that is made after the flag has it. */
function collector(): () => void {
  setFlagsFromString('--expose-gc')
  const found: unknown = runInNewContext('globalThis.gc')
  return typeof found === 'function' ? () => void found() : () => {}
}
