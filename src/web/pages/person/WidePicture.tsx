import { type ComponentProps, useState } from 'react'
import { Dialog } from '../../ui/Dialog.tsx'
import { IconButton } from '../../ui/IconButton.tsx'
import { PicturePanel } from './PicturePanel.tsx'

/** On a phone: 56 px of the last year; the button beside it opens the whole picture, best held sideways. */
export function WidePicture(props: Omit<ComponentProps<typeof PicturePanel>, 'size'>) {
  const [open, setOpen] = useState(false)
  const jump = (time: number, final: boolean): void => {
    if (final) setOpen(false)
    props.onJump(time, final)
  }
  return (
    <div className="flex gap-1">
      <div className="min-w-0 flex-1">
        <PicturePanel {...props} size="small" />
      </div>
      <IconButton icon="whole" label="Open the whole picture" onClick={() => setOpen(true)} />
      <Dialog open={open} wide onClose={() => setOpen(false)} title={props.name} about="Turn the phone to see more.">
        <PicturePanel {...props} size="full" onJump={jump} />
      </Dialog>
    </div>
  )
}
