import { useState } from 'react'
import { useTypedAhead } from '../../shell/typed-ahead.ts'
import { Combobox } from '../../ui/Combobox.tsx'
import { Dialog } from '../../ui/Dialog.tsx'
import { LogReadingLine } from './LogReadingLine.tsx'
import { useSaid } from './useSaid.tsx'

/** One typed line from any page: whom it names is asked beneath it, and Enter logs it with the first. */
export function LogAnywhere({ onClose }: { readonly onClose: () => void }) {
  const [line, setLine] = useState('')
  useTypedAhead(setLine)
  const { options, pick, reading, looking } = useSaid(line)
  const typed = line.trim()
  const missing =
    typed === ''
      ? 'What was done, with whom, and what follows, in one line. Enter saves it; z takes it back.'
      : looking
        ? 'Looking …'
        : 'Begin with what was done and a name: called Ana, met Kwame, emailed Ruth.'
  return (
    <Dialog open wide onClose={onClose} title="Log something">
      <Combobox
        autoFocus
        tall
        label="What was done, and with whom"
        placeholder="called Ana, likes the role, ring back Tuesday"
        query={line}
        onQuery={setLine}
        options={options}
        onPick={id => {
          onClose()
          pick(id)
        }}
        empty={missing}
      />
      {reading !== null && (
        <p className="mt-2 border-t border-line px-2 pt-2 text-small text-text-2" aria-live="polite">
          <LogReadingLine reading={reading} />
        </p>
      )}
    </Dialog>
  )
}
