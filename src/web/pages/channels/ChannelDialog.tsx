import { useState } from 'react'
import type { ChannelChange } from '#src/domain/own-channel.ts'
import type { OwnChannel } from '#src/domain/views/channels.ts'
import { channelsApi } from '../../api-channels.ts'
import { tellProblem } from '../../data/act.ts'
import { PersonPicker } from '../../pickers/PersonPicker.tsx'
import { Button } from '../../ui/Button.tsx'
import { Dialog } from '../../ui/Dialog.tsx'
import { DialogActions } from '../../ui/DialogActions.tsx'
import { SelectField, TextField } from '../../ui/Field.tsx'
import { DialogForm } from '../../ui/FormDialog.tsx'
import { spoken } from '../../words/vocabulary.ts'

export type ChannelDoing = 'name' | 'target' | 'address' | 'merge' | 'person'

interface ChannelDialogProps {
  readonly doing: ChannelDoing
  readonly channel: OwnChannel
  readonly others: readonly OwnChannel[]
  readonly onChange: (words: string, change: ChannelChange) => void
  readonly onCopy: (text: string) => void
  readonly onClose: () => void
}

const titles: Readonly<Record<ChannelDoing, string>> = {
  name: 'Rename',
  target: 'Page it leads to',
  address: 'Address for mail',
  merge: 'Merge into another',
  person: 'Link for one person',
}
const abouts = (): Readonly<Record<ChannelDoing, string>> => ({
  name: spoken('Reports use the new name for all of its time. What was counted when a job ended stays.'),
  target: 'Whoever opens the link goes on to this page. Links that are out already follow.',
  address: 'Mail to this address came by this channel. A plus address of your own domain is enough: jobs+payday@…',
  merge: 'From now on reports count both as one, for all of their time; both links go on working. Undo has two again.',
  person: 'Opening it is a touch on their line. Send it to nobody else.',
})

/** One change of a channel, or a link that one person gets. */
export function ChannelDialog({ doing, channel, others, onChange, onCopy, onClose }: ChannelDialogProps) {
  const was = { name: channel.name, target: channel.target ?? '', address: channel.address ?? '' }
  const [text, setText] = useState(doing === 'merge' || doing === 'person' ? '' : was[doing])
  const [into, setInto] = useState(others[0]?.id ?? '')
  const save = (): void => {
    const said = text.trim()
    if (doing === 'name' && said !== '') onChange(`now ${said}`, { name: said })
    if (doing === 'target') onChange('page changed', { target: said || null })
    if (doing === 'address') onChange('address changed', { address: said || null })
    if (doing === 'merge') onChange('merged', { into })
  }
  return (
    <Dialog open onClose={onClose} title={`${channel.name}: ${titles[doing].toLowerCase()}`} about={abouts()[doing]}>
      {doing === 'person' ? (
        <PersonPicker
          label="For whom"
          onPick={person =>
            void channelsApi.linkFor(channel.code, person.id).then(({ link }) => {
              onCopy(link)
              onClose()
            }, tellProblem)
          }
        />
      ) : (
        <DialogForm onSubmit={save}>
          {doing === 'merge' ? (
            <SelectField
              label="Into"
              value={into}
              onChange={setInto}
              options={others.map(one => ({ value: one.id, words: one.name }))}
            />
          ) : (
            <TextField
              label={titles[doing]}
              type={doing === 'target' ? 'url' : doing === 'address' ? 'email' : 'text'}
              autoFocus
              value={text}
              onChange={event => setText(event.target.value)}
            />
          )}
          <DialogActions>
            <Button look="primary" type="submit">
              {doing === 'merge' ? 'Merge' : 'Save'}
            </Button>
          </DialogActions>
        </DialogForm>
      )}
    </Dialog>
  )
}
