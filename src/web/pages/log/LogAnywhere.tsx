import { useState } from 'react'
import { Combobox } from '../../ui/Combobox.tsx'
import { Dialog } from '../../ui/Dialog.tsx'
import { useSaid } from './useSaid.tsx'

/** One typed line from any page: whom it names is asked beneath it, and Enter logs it with the first. */
export function LogAnywhere({ onClose }: { readonly onClose: () => void }) {
  const [line, setLine] = useState('')
  const { options, pick, looking } = useSaid(line)
  const typed = line.trim()
  const missing =
    typed === ''
      ? 'What was done, with whom, and what follows, in one line. Enter saves it; z takes it back.'
      : looking
        ? '…'
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
    </Dialog>
  )
}
