import { useState } from 'react'
import { largestLogo } from '#src/domain/house-cv.ts'
import { Button } from '../../ui/Button.tsx'
import { spoken } from '../../words/vocabulary.ts'

/** Pixels: sharp in print at the size of a logo. */
const widest = 900
const highest = 300

/** Any picture that the browser can draw, as a PNG of the size of a logo. */
async function logoFrom(file: File): Promise<string> {
  const image = new Image()
  image.src = URL.createObjectURL(file)
  try {
    await image.decode()
  } finally {
    URL.revokeObjectURL(image.src)
  }
  const natural = { width: image.naturalWidth || widest, height: image.naturalHeight || highest }
  for (let scale = Math.min(1, widest / natural.width, highest / natural.height); scale > 0.02; scale *= 0.7) {
    const canvas = document.createElement('canvas')
    canvas.width = Math.max(1, Math.round(natural.width * scale))
    canvas.height = Math.max(1, Math.round(natural.height * scale))
    canvas.getContext('2d')?.drawImage(image, 0, 0, canvas.width, canvas.height)
    const data = canvas.toDataURL('image/png').slice('data:image/png;base64,'.length)
    if (data.length * 0.75 <= largestLogo) return data
  }
  throw new Error('the picture is too large')
}

interface Props {
  readonly logo: string | null
  readonly onChange: (logo: string | null) => void
}

export function LogoField({ logo, onChange }: Props) {
  const [why, setWhy] = useState<string | null>(null)
  const choose = async (file: File | undefined): Promise<void> => {
    setWhy(null)
    if (file === undefined) return
    try {
      onChange(await logoFrom(file))
    } catch {
      setWhy('This is no picture that can be drawn.')
    }
  }
  return (
    <div className="flex flex-col gap-2">
      <label className="flex flex-col gap-1">
        <span className="text-small font-medium text-text-2">Logo</span>
        <input
          type="file"
          accept="image/*"
          className="max-w-full text-small file:mr-3 file:h-control file:cursor-pointer file:rounded-control file:border file:border-solid file:border-control file:bg-surface file:px-3 file:text-text"
          onChange={event => void choose(event.target.files?.[0])}
        />
      </label>
      <p className="text-small text-text-3">
        {spoken('On CVs, and on the reports and shortlists that a client sees.')}
      </p>
      {why !== null && (
        <p role="alert" className="text-small text-bad">
          {why}
        </p>
      )}
      {logo !== null && (
        <div className="flex items-center gap-3">
          <img
            src={`data:image/png;base64,${logo}`}
            alt="The logo"
            className="max-h-10 max-w-40 rounded-control border border-line bg-[#ffffff] object-contain"
          />
          <Button look="quiet" onClick={() => onChange(null)}>
            Without
          </Button>
        </div>
      )}
    </div>
  )
}
