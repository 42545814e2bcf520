import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import fc from 'fast-check'
import { openWorkspace } from '#src/actions/open-workspace.ts'
import { lifeApart, mergedLives } from '#src/invariants/undo.fixture.ts'
import { World } from '#src/invariants/world.fixture.ts'
import { canonical } from '#src/lib/json.ts'

/**
 * How often a merge that was taken back left a trace: random lives of imports, merges, splits, undos and erasures, each
 * with the merge taken back at the end, at once, and never made. `against` counts the lives that could be held against another.
 * `LIVES` and `SEED` say how many and which, `FROM` after how many of them to begin, so that thousands can be played a part
 * at a time; how far it is stands on standard error once a minute, and with each that failed what plays it alone.
 */
export async function run(
  lives = Number(process.env['LIVES'] ?? 3000),
  seed = Number(process.env['SEED'] ?? 2026),
  from = Number(process.env['FROM'] ?? 0),
): Promise<object> {
  const folder = mkdtempSync(join(tmpdir(), 'throughline-undo-'))
  const workspace = await openWorkspace({ dataDir: folder, url: null })
  try {
    const world = World.over(workspace.db)
    const began = performance.now()
    let told = began
    let against = 0
    const failed: string[] = []
    const all = fc.sample(mergedLives, { numRuns: from + lives, seed })
    for (const [at, life] of all.slice(from).entries()) {
      const { atOnce, atTheEnd, never } = await lifeApart(world, life)
      const end = canonical(atTheEnd)
      if (atOnce || never) against++
      if ((atOnce && canonical(atOnce) !== end) || (never && canonical(never) !== end)) {
        const alone = `SEED=${seed} FROM=${from + at} LIVES=1`
        failed.push(alone)
        process.stderr.write(`failed: ${alone}\n`)
      }
      if (performance.now() - told < 60_000) continue
      told = performance.now()
      process.stderr.write(`${at + 1} of ${lives} lives, ${failed.length} failed\n`)
    }
    return { lives, seed, from, against, failed, seconds: Math.round((performance.now() - began) / 1000) }
  } finally {
    await workspace.close()
    rmSync(folder, { recursive: true, force: true })
  }
}
