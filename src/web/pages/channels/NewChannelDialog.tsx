import { useState } from 'react'
import { channels } from '#src/domain/channel.ts'
import { channelWords } from '#src/domain/channel-words.ts'
import { carriers } from '#src/domain/conversion.ts'
import { channelsApi } from '../../api-channels.ts'
import { perform } from '../../data/act.ts'
import { Button } from '../../ui/Button.tsx'
import { DialogActions } from '../../ui/DialogActions.tsx'
import { SelectField, TextField } from '../../ui/Field.tsx'
import { FormDialog } from '../../ui/FormDialog.tsx'
import { codeOf } from './code-of.ts'

const mediums = channels
  .filter(channel => !carriers.has(channel) || channel === 'email')
  .map(value => ({ value, words: channelWords(value) }))

/** Names a channel and gives it a link. */
export function NewChannelDialog({ onClose }: { readonly onClose: () => void }) {
  const [name, setName] = useState('')
  const [medium, setMedium] = useState<(typeof channels)[number]>('event')
  const [code, setCode] = useState<string | null>(null)
  const [target, setTarget] = useState('')
  const [address, setAddress] = useState('')
  const shown = code ?? codeOf(name)
  const save = (): void =>
    void perform({
      words: `${name.trim()} opened`,
      run: () =>
        channelsApi.open({
          name: name.trim(),
          medium,
          code: shown,
          ...(target.trim() === '' ? {} : { target: target.trim() }),
          ...(address.trim() === '' ? {} : { address: address.trim() }),
        }),
      freshens: [['channels'], ['works']],
    }).then(done => done !== undefined && onClose())
  return (
    <FormDialog onClose={onClose} title="New channel" onSubmit={save}>
      <TextField
        label="Name"
        autoFocus
        required
        maxLength={120}
        value={name}
        onChange={event => setName(event.target.value)}
      />
      <SelectField label="What it is" value={medium} onChange={setMedium} options={mediums} />
      <TextField
        label="In the link"
        hint={`${location.origin}/to/${shown || '…'}`}
        required
        maxLength={40}
        value={shown}
        onChange={event => setCode(event.target.value)}
      />
      <TextField
        label="Page it leads to"
        type="url"
        placeholder="https://"
        value={target}
        onChange={event => setTarget(event.target.value)}
      />
      <TextField
        label="Address for mail"
        hint="A plus address of your own domain is enough: jobs+payday@…"
        type="email"
        value={address}
        onChange={event => setAddress(event.target.value)}
      />
      <DialogActions>
        <Button look="primary" type="submit">
          Open it
        </Button>
      </DialogActions>
    </FormDialog>
  )
}
