import { Worker } from 'node:worker_threads'
import type { Logger } from '#src/lib/log.ts'
import { threadFile } from '#src/lib/thread-file.ts'
import type { Order, Worked, WorkedHouse } from './thread.ts'

/** Until a thread that died is started again. */
const rest = 1000

/** The house's work in a thread of its own. */
export interface HouseWorker {
  /** Something was committed: there is work. */
  wake(): void
  /** Somebody waits for what was committed. */
  hurry(): void
  /** Comes to a clean end: a started batch is finished first. */
  stop(): Promise<void>
}

/**
 * Folds, matches and imports in a thread beside the web app, so that no page waits while people are compared or a file is
 * read, and a file that takes all memory ends the thread alone: it is started again, and goes on from what was committed.
 */
export function startWorker(house: WorkedHouse, log: Logger, onWorked: (told: Worked) => void): HouseWorker {
  const file = threadFile(import.meta.url, 'worker/thread')
  let stopping = false
  let ended = Promise.resolve()
  let worker = begin()
  function begin(): Worker {
    const begun = new Worker(file, { workerData: house, name: 'worker' })
    begun.on('message', onWorked)
    begun.on('error', error => log.error({ err: error }, 'the worker failed'))
    ended = new Promise(resolve => {
      begun.once('exit', () => {
        resolve()
        if (stopping) return
        log.error('the worker ended, and is started again')
        setTimeout(() => {
          if (!stopping) worker = begin()
        }, rest)
      })
    })
    return begun
  }
  const order = (told: Order): void => worker.postMessage(told)
  return {
    wake: () => order('wake'),
    hurry: () => order('hurry'),
    async stop() {
      stopping = true
      order('stop')
      await ended
    },
  }
}
