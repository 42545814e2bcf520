import type { Context } from 'hono'
import type { Viewer } from '#src/access/viewer.ts'
import type { Workspace } from '#src/access/workspace.ts'
import { Refusal } from '#src/domain/refusal.ts'
import type { Logger } from '#src/lib/log.ts'

/** What the demo lets a visitor be: one of its people. Null outside it. */
export interface DemoHouse {
  readonly accounts: readonly string[]
}

export interface Env {
  Variables: {
    workspace: Workspace
    viewer: Viewer | null
    token: string | null
    demo: DemoHouse | null
    log: Logger
  }
}
export type Request = Context<Env>

/** Who asks. @throws Refusal `signed-out` */
export function viewerFrom(context: Request): Viewer {
  const viewer = context.get('viewer')
  if (!viewer) throw new Refusal('signed-out', 'You are not signed in, or not any more.')
  return viewer
}

const uuid = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/

/** An id from the path. @throws Refusal `missing` when it cannot be one. */
export function idFrom(context: Request, name = 'id'): string {
  const id = context.req.param(name) ?? ''
  if (!uuid.test(id)) throw new Refusal('missing', 'There is nothing at this address.')
  return id
}
