import type { Viewer } from '#src/access/viewer.ts'
import type { Workspace } from '#src/access/workspace.ts'
import { type TestDatabase, testDatabase } from '#src/db/testing.ts'
import { freshId } from '#src/ledger/ids.ts'
import { configuredStore } from '#src/originals/configure.ts'
import { openOriginals } from '#src/originals/originals.ts'
import { createDerived } from '#src/projections/fold/create.ts'

export interface TestWorkspace {
  readonly workspace: Workspace
  /** An admin. */
  readonly viewer: Viewer
  readonly test: TestDatabase
  /** Another account. */
  colleague(role?: Viewer['role']): Promise<Viewer>
  close(): Promise<void>
}

/** A house of its own for one test file: a real database, a folder for originals, a clock that can be fixed. */
export async function testWorkspace(folder: string, now?: () => string): Promise<TestWorkspace> {
  const test = await testDatabase()
  await createDerived(test.db.app)
  const key = Buffer.alloc(32, 7)
  const colleague = async (role: Viewer['role'] = 'recruiter'): Promise<Viewer> => {
    const id = freshId()
    await test.db
      .app`insert into desk.account (id, name, email, email_key, role, password) values (${id}, ${`Account ${id.slice(0, 4)}`}, ${`${id}@house.example`}, ${`${id}@house.example`}, ${role}, 'x')`
    return { account: id, role }
  }
  let pulse = 0
  const workspace: Workspace = {
    db: test.db,
    key,
    originals: openOriginals(configuredStore(folder), key),
    folder,
    now: now ?? (() => new Date().toISOString()),
    wake() {
      pulse++
    },
    pulse: () => pulse,
  }
  return { workspace, viewer: await colleague('admin'), test, colleague, close: () => test.drop() }
}
