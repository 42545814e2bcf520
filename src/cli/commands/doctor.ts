import type { Command } from 'commander'
import { doctor } from '#src/actions/doctor.ts'
import type { Cli } from '../cli.ts'
import { withWorkspace } from '../with-workspace.ts'

export function define(command: Command, cli: Cli): void {
  command.action(() =>
    withWorkspace(cli, async workspace => {
      const findings = await doctor(workspace)
      cli.answer({ findings })
      for (const { ok, what, detail } of findings) cli.print(`${ok ? '✓' : '✗'} ${what}: ${detail}`)
      if (findings.some(finding => !finding.ok)) cli.hasUnread()
    }),
  )
}
