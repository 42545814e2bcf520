import { commands } from './cli/commands.ts'
import { runProgram } from './cli/program.ts'
import { serve } from './serve.ts'

/** Called by `bin/throughline.js`, which has built what was stale. Answers the exit code. */
export async function main(argv: readonly string[]): Promise<number> {
  const abort = new AbortController()
  for (const signal of ['SIGINT', 'SIGTERM'] as const) {
    // The first asks for a clean end, the second does not wait for it.
    process.once(signal, () => abort.abort(signal))
  }
  process.stdout.on('error', error => {
    // Whoever reads our output has seen enough (`| head`).
    if ('code' in error && error.code === 'EPIPE') process.exit(0)
  })
  const streams = {
    out: (text: string) => void process.stdout.write(text),
    error: (text: string) => void process.stderr.write(text),
    terminal: process.stderr.isTTY ?? false,
  }
  return runProgram(argv, [serve, ...commands], streams, abort.signal)
}
