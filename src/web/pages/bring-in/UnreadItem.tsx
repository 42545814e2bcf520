import { useState } from 'react'
import type { UnreadRow } from '#src/domain/views/imports.ts'
import { api } from '../../api.ts'
import { queryClient } from '../../data/query-client.ts'
import { useMayWrite } from '../../data/useSession.ts'
import { problemIn } from '../../http.ts'
import { Button } from '../../ui/Button.tsx'
import { TextField } from '../../ui/Field.tsx'
import { Icon } from '../../ui/Icon.tsx'

/** One row with its reason; fixed where it stands and read again. */
export function UnreadItem({ importId, row: first }: { readonly importId: string; readonly row: UnreadRow }) {
  const mayWrite = useMayWrite()
  const [row, setRow] = useState(first)
  const [cells, setCells] = useState(row.row ?? {})
  const [busy, setBusy] = useState(false)
  const [problem, setProblem] = useState<string | null>(null)
  const fix = async (): Promise<void> => {
    setBusy(true)
    setProblem(null)
    try {
      const again = await api.fixUnread(importId, row.id, cells)
      setRow(again)
      if (!again.fixed) setProblem(again.why)
      void queryClient.invalidateQueries({ queryKey: ['today'] })
    } catch (error) {
      setProblem(problemIn(error).title)
    } finally {
      setBusy(false)
    }
  }
  if (row.fixed)
    return (
      <li className="flex items-center gap-2 rounded-panel border border-line px-4 py-2.5 text-good">
        <Icon name="check" /> {row.place} is in.
      </li>
    )
  return (
    <li className="rounded-panel border border-line bg-surface p-4">
      <p className="font-medium [overflow-wrap:anywhere]">{row.place}</p>
      <p className="text-text-2">{row.why}</p>
      {row.row !== null && mayWrite && (
        <form
          className="mt-3"
          onSubmit={event => {
            event.preventDefault()
            void fix()
          }}
        >
          <div className="grid gap-3 sm:grid-cols-2 lg:grid-cols-3">
            {Object.entries(cells).map(([column, text]) => (
              <TextField
                key={column}
                label={column}
                value={text}
                onChange={event => setCells({ ...cells, [column]: event.target.value })}
              />
            ))}
          </div>
          <div className="mt-3 flex items-center justify-end gap-3">
            {problem !== null && (
              <p role="alert" className="text-bad">
                {problem}
              </p>
            )}
            <Button type="submit" disabled={busy}>
              Read again
            </Button>
          </div>
        </form>
      )}
    </li>
  )
}
