import type { Command } from 'commander'
import * as z from 'zod'
import { erasePerson } from '#src/actions/person/erase-person.ts'
import { type Cli, UsageError } from '../cli.ts'
import { withWorkspace } from '../with-workspace.ts'

export function define(command: Command, cli: Cli): void {
  command
    .argument('<person>', 'id of the person, as in the address of their page')
    .requiredOption('--confirm <name>', 'the person’s name, as it stands on their page')
    .action((person: string, { confirm }: { confirm: string }) => {
      if (!z.guid().safeParse(person).success) throw new UsageError(`${person} is no person’s id.`)
      return withWorkspace(cli, async (workspace, viewer) => {
        const erased = await erasePerson(workspace, viewer, person, confirm)
        cli.answer(erased)
        cli.print(`Erased: ${erased.entries} records emptied, ${erased.shared} shared ones redacted.`)
        for (const { entry, snippet } of erased.mentions)
          cli.print(`Names them still, for you to read: ${entry} ${snippet}`)
      })
    })
}
