import { type ComponentProps, useState } from 'react'
import { Dialog } from '../../ui/Dialog.tsx'
import { IconButton } from '../../ui/IconButton.tsx'
import { PicturePanel } from './PicturePanel.tsx'

/** On a phone: 56 px of the last year; a tap on the corner opens the whole picture, best held sideways. */
export function WidePicture(props: Omit<ComponentProps<typeof PicturePanel>, 'size'>) {
  const [open, setOpen] = useState(false)
  return (
    <div className="relative">
      <PicturePanel {...props} size="small" />
      <IconButton
        icon="whole"
        label="Open the whole picture"
        onClick={() => setOpen(true)}
        className="absolute -top-2 right-0 bg-canvas"
      />
      <Dialog open={open} wide onClose={() => setOpen(false)} title={props.name} about="Turn the phone to see more.">
        <PicturePanel
          {...props}
          size="full"
          onJump={(time, final) => {
            if (final) setOpen(false)
            props.onJump(time, final)
          }}
        />
      </Dialog>
    </div>
  )
}
