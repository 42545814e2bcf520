import encodeQR from 'qr'
import { useMemo, useRef } from 'react'
import { saveFile } from '../../data/save-file.ts'
import { Button } from '../../ui/Button.tsx'
import { Dialog } from '../../ui/Dialog.tsx'
import { DialogActions } from '../../ui/DialogActions.tsx'
import { pngOf, standaloneSvg } from '../job-line/save-picture.ts'

/** Modules of white around it, as ISO/IEC 18004 asks for. */
const quiet = 4

interface QrDialogProps {
  readonly name: string
  readonly link: string
  readonly onClose: () => void
}

/** A channel's link as a QR code, to print: SVG for the printer, PNG for the rest. */
export function QrDialog({ name, link, onClose }: QrDialogProps) {
  const picture = useRef<SVGSVGElement>(null)
  const modules = useMemo(() => encodeQR(link, 'raw', { ecc: 'medium', border: quiet }), [link])
  const path = modules.flatMap((row, y) => row.flatMap((dark, x) => (dark ? [`M${x} ${y}h1v1h-1z`] : []))).join('')
  const file = name.toLowerCase().replace(/[^\p{L}\p{N}]+/gu, '-')
  const save = async (as: 'svg' | 'png'): Promise<void> => {
    if (picture.current === null) return
    const data =
      as === 'svg'
        ? new Blob([standaloneSvg(picture.current)], { type: 'image/svg+xml' })
        : await pngOf(picture.current)
    saveFile(`${file}.${as}`, data)
  }
  return (
    <Dialog open onClose={onClose} title={name} about={link}>
      {/* Black on white in either theme: readers ask for it. */}
      <svg
        ref={picture}
        role="img"
        aria-label={`QR code for ${link}`}
        viewBox={`0 0 ${modules.length} ${modules.length}`}
        width={512}
        height={512}
        shapeRendering="crispEdges"
        className="mx-auto h-auto w-full max-w-72 rounded-control"
      >
        <rect width="100%" height="100%" fill="#ffffff" />
        <path d={path} fill="#000000" />
      </svg>
      <DialogActions>
        <Button onClick={() => void save('png')}>PNG</Button>
        <Button look="primary" onClick={() => void save('svg')}>
          SVG, for print
        </Button>
      </DialogActions>
    </Dialog>
  )
}
