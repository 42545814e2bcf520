import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { Workspace } from '#src/access/workspace.ts'
import { logInteraction } from '#src/actions/log/log-interaction.ts'
import { addPerson } from '#src/actions/person/add-person.ts'
import { type TestWorkspace, testWorkspace } from '#src/actions/testing.ts'
import { undo } from '#src/actions/undo.ts'
import { openLog } from '#src/lib/log.ts'
import { foldAll } from '#src/projections/fold/loop.ts'
import { rebuild } from '#src/projections/fold/rebuild.ts'
import { derivedNames } from '#src/projections/fold/tables.ts'
import { WorkersCrowd } from './crowd.ts'
import { type Folding, startFolding } from './fold.ts'

const folder = mkdtempSync(join(tmpdir(), 'throughline-crowd-'))
let house: TestWorkspace
beforeAll(async () => {
  house = await testWorkspace(folder)
})
afterAll(async () => {
  await house?.close()
  rmSync(folder, { recursive: true, force: true })
})

/** So long that a test ends before: it does not depend on how fast the machine is. */
const ever = 600_000

/** The house as `serve` has it: a crowd, and what it was asked. */
function crowded(
  hurry: (crowd: WorkersCrowd) => void,
  wait = ever,
): { workspace: Workspace; left: string[]; crowd: WorkersCrowd } {
  const left: string[] = []
  const crowd: WorkersCrowd = new WorkersCrowd(() => hurry(crowd), { wait, apart: ever })
  const watched = {
    enter: () => crowd.enter(),
    folded: (xid: string) => {
      left.push(xid)
      return crowd.folded(xid)
    },
  }
  return { workspace: { ...house.workspace, crowd: watched }, left, crowd }
}

/** With the loop that the worker's thread runs. */
function working(): ReturnType<typeof crowded> & { folding: Folding } {
  let folding: Folding | null = null
  const found = crowded(() => folding?.hurry())
  folding = startFolding({ ...house.workspace, beat() {}, onWake() {} }, openLog(), {
    onPeople() {},
    onReached: reached => found.crowd.hear(reached),
  })
  return { ...found, folding }
}

const add = (workspace: Workspace, name: string) => addPerson(workspace, house.viewer, { name }, 'GB')
const call = (workspace: Workspace, person: string, text: string) =>
  logInteraction(workspace, house.viewer, { person, kind: 'call.made', text })
const isOnLine = async (id: string): Promise<boolean> =>
  (await house.test.db.app`select from line where entry_id = ${id}`).length > 0
const lastKind = async (person: string): Promise<unknown> =>
  (await house.test.db.app<{ last_kind: string | null }[]>`select last_kind from card where person_id = ${person}`)[0]
    ?.last_kind

async function dump(): Promise<Record<string, unknown>> {
  const tables: Record<string, unknown> = {}
  for (const name of derivedNames)
    tables[name] = await house.test.db.app.unsafe(`select to_jsonb(t)::text as row from ${name} t order by 1`)
  return tables
}

describe('clicks that come at once', () => {
  it('are folded together, each answered when every view has it, as a rebuild would have it', async () => {
    const { workspace, left, folding } = working()
    const people = await Promise.all(
      Array.from({ length: 12 }, async (_, n) => (await add(workspace, `Person Number${n}`)).id),
    )
    await Promise.all(
      people.flatMap((person, n) =>
        [1, 2, 3].map(async time => {
          const { id } = await call(workspace, person, `Call ${n} ${time}`)
          expect(await isOnLine(id)).toBe(true)
          expect(await lastKind(person)).toBe('call.made')
        }),
      ),
    )
    expect(left.length).toBeGreaterThan(12)
    await folding.stop()
    await foldAll(house.test.db.app)
    const live = await dump()
    await rebuild(house.test.db)
    expect(await dump()).toEqual(live)
  })

  it('fold themselves when nobody reads the log', async () => {
    const { workspace, left } = crowded(() => {}, 1)
    const { id: person } = await add(workspace, 'Nobody Reads')
    const calls = await Promise.all([1, 2, 3].map(n => call(workspace, person, `Call ${n}`)))
    expect(left.length).toBeGreaterThan(0)
    for (const { id } of calls) expect(await isOnLine(id)).toBe(true)
    const before = left.length
    await Promise.all([4, 5].map(n => call(workspace, person, `Call ${n}`)))
    expect(left.length).toBe(before)
  })

  it('do not wait where much has come', async () => {
    const { workspace, crowd } = crowded(heard =>
      queueMicrotask(() => heard.hear({ xid: '9007199254740993', isBehind: true })),
    )
    const { id: person } = await add(workspace, 'Much Came')
    const calls = await Promise.all([1, 2, 3].map(n => call(workspace, person, `Call ${n}`)))
    for (const { id } of calls) expect(await isOnLine(id)).toBe(true)
    crowd.enter()
    expect(crowd.enter().isCrowded).toBe(false)
  })

  it('are folded at once where they take something back', async () => {
    const { workspace, left } = crowded(() => {})
    const { id: person } = await add(house.workspace, 'Taken Back')
    const [one, two] = await Promise.all([1, 2].map(n => call(house.workspace, person, `Call ${n}`)))
    await Promise.all([one, two].map(done => undo(workspace, house.viewer, done?.act ?? '')))
    expect(left).toEqual([])
    expect(await isOnLine(one?.id ?? '')).toBe(false)
    expect(await isOnLine(two?.id ?? '')).toBe(false)
  })
})
