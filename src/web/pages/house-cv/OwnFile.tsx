import { useState } from 'react'
import type { MadeFile } from '../../api-house-cv.ts'

const types = [
  'application/pdf',
  'application/vnd.openxmlformats-officedocument.wordprocessingml.document',
  'application/msword',
  'application/vnd.oasis.opendocument.text',
]
const most = 1_400_000

interface Props {
  readonly file: MadeFile | null
  readonly onFile: (file: MadeFile | null) => void
}

/** A document that was made elsewhere: the CV as it was worked on in a word processor, say. */
export function OwnFile({ file, onFile }: Props) {
  const [why, setWhy] = useState<string | null>(null)
  const choose = async (chosen: File | undefined): Promise<void> => {
    onFile(null)
    setWhy(null)
    if (chosen === undefined) return
    if (!types.includes(chosen.type)) setWhy('A CV is sent as PDF, Word or OpenDocument.')
    else if (chosen.size > most) setWhy('The file is larger than 1.4 MB.')
    else onFile({ name: chosen.name, type: chosen.type, bytes: await chosen.arrayBuffer(), undrawn: false })
  }
  return (
    <label className="flex flex-col gap-1">
      <span className="text-small font-medium text-text-2">The file</span>
      <input
        type="file"
        accept={types.join(',')}
        className="max-w-full text-small file:mr-3 file:h-control file:cursor-pointer file:rounded-control file:border file:border-solid file:border-control file:bg-surface file:px-3 file:text-text"
        onChange={event => void choose(event.target.files?.[0])}
      />
      <span role="status" className={why === null ? 'text-small text-text-3' : 'text-small text-bad'}>
        {why ?? (file === null ? 'It is kept as it was sent.' : `${file.name} is kept as it was sent.`)}
      </span>
    </label>
  )
}
