import type { Command } from 'commander'
import { rebuild } from '#src/projections/fold/rebuild.ts'
import { projections } from '#src/projections/index.ts'
import { type Cli, UsageError } from '../cli.ts'
import { withWorkspace } from '../with-workspace.ts'

export function define(command: Command, cli: Cli): void {
  command
    .argument('[projection...]', `any of ${projections.map(one => one.name).join(', ')}; all when none is named`)
    .action(async (names: string[]) => {
      const unknown = names.find(name => !projections.some(one => one.name === name))
      if (unknown)
        throw new UsageError(
          `There is no projection "${unknown}". There are ${projections.map(one => one.name).join(', ')}.`,
        )
      await withWorkspace(cli, async workspace => {
        const began = Date.now()
        // They stand on each other (a card is made from facts and touches), so they are always rebuilt together.
        await rebuild(workspace.db, people => cli.progress(`${people} people`))
        const seconds = (Date.now() - began) / 1000
        cli.answer({ rebuilt: projections.map(one => one.name), seconds })
        cli.print(`Rebuilt beside and swapped in, in ${seconds.toFixed(1)} seconds.`)
      })
    })
}
