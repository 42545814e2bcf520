import type { Command } from 'commander'
import { makeReader } from '#src/actions/make-reader.ts'
import { reportViews } from '#src/projections/report-views/report-views.ts'
import type { Cli } from '../cli.ts'
import { withWorkspace } from '../with-workspace.ts'

export function define(command: Command, cli: Cli): void {
  command.argument('[name]', 'of the database user', 'reports').action((name: string) =>
    withWorkspace(cli, async (workspace, viewer) => {
      const made = await makeReader(workspace, viewer, name)
      cli.answer({ ...made, schema: 'derived', views: [...reportViews] })
      cli.print(`User ${made.user}, password ${made.password}. It is not shown again.`)
      cli.print(`It reads ${reportViews.map(view => `derived.${view}`).join(', ')}, and nothing else.`)
    }),
  )
}
