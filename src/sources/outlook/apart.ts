import { pathToFileURL } from 'node:url'
import { Worker, type WorkerOptions } from 'node:worker_threads'
import { threadFile } from '#src/lib/thread-file.ts'
import type { Answer, Ask, Told } from './thread.ts'

/** One batch of a file; a damaged one may send its reader round in circles. */
const patience = 60_000

/**
 * Items of Outlook files, read in a thread of their own: what hangs, runs out of memory or talks on the console there harms
 * nobody here. One file at a time.
 */
export class OutlookThread {
  #worker: Worker | null = null

  async *items(ask: Exclude<Ask, { more: true }>, milliseconds = patience): AsyncGenerator<Told> {
    for (let next: Ask = ask; ; next = { more: true }) {
      const { items, done } = await this.#ask(next, milliseconds)
      yield* items
      if (done) return
    }
  }

  #ask(ask: Ask, milliseconds: number): Promise<Answer> {
    this.#worker ??= this.#start()
    const worker = this.#worker
    return new Promise(resolve => {
      const damaged = (): void => giveUp('It is damaged; what follows in it was left out.')
      const finish = (answer: Answer): void => {
        clearTimeout(timer)
        worker.off('message', finish).off('error', damaged).off('exit', damaged)
        resolve(answer)
      }
      const giveUp = (why: string): void => {
        this.#worker = null
        finish({ items: [{ kind: 'unread', place: '', why }], done: true })
        // It may still fail on its way out; nobody waits for it.
        worker.on('error', () => {})
        void worker.terminate()
      }
      const timer = setTimeout(() => giveUp('Reading it took too long; what follows in it was left out.'), milliseconds)
      worker.on('message', finish).on('error', damaged).on('exit', damaged)
      worker.postMessage(ask)
    })
  }

  #start(): Worker {
    const file = threadFile(import.meta.url, 'sources/outlook/thread')
    const bounds: WorkerOptions = {
      // The packages report every damage on the console; it is listed here instead.
      stdout: true,
      stderr: true,
      resourceLimits: { maxOldGenerationSizeMb: 1024 },
    }
    // From the sources, as in tests, Node needs help with TypeScript.
    const helped = `import('tsx/esm/api').then(tsx => { tsx.register(); return import(${JSON.stringify(pathToFileURL(file).href)}) })`
    const worker = file.endsWith('.ts') ? new Worker(helped, { ...bounds, eval: true }) : new Worker(file, bounds)
    worker.stdout.resume()
    worker.stderr.resume()
    return worker
  }

  async close(): Promise<void> {
    const worker = this.#worker
    this.#worker = null
    await worker?.terminate()
  }
}
