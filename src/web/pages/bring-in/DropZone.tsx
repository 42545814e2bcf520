import { useNavigate } from '@tanstack/react-router'
import { type DragEvent, type InputHTMLAttributes, type Ref, useImperativeHandle, useRef, useState } from 'react'
import { api } from '../../api.ts'
import { tellProblem } from '../../data/act.ts'
import { queries } from '../../data/queries.ts'
import { queryClient } from '../../data/query-client.ts'
import { problemIn } from '../../http.ts'
import { Button } from '../../ui/Button.tsx'
import { cx } from '../../ui/cx.ts'
import { Icon } from '../../ui/Icon.tsx'
import { Notice } from '../../ui/Notice.tsx'
import { Progress } from '../../ui/Progress.tsx'
import { chosenFiles, droppedFiles, type NamedFile } from './dropped-files.ts'
import { uploadAll } from './upload.ts'

// React knows no name for the attribute that lets a whole folder be chosen.
const folder = { webkitdirectory: '' } as InputHTMLAttributes<HTMLInputElement>

export interface Chooser {
  readonly choose: () => void
}

/** Takes files and folders, sends them, and goes on to what was found in them. */
export function DropZone({ ref }: { readonly ref?: Ref<Chooser> }) {
  const navigate = useNavigate()
  const [over, setOver] = useState(false)
  const [share, setShare] = useState<number | null>(null)
  const [problem, setProblem] = useState<string | null>(null)
  const abort = useRef<AbortController>(null)
  const files = useRef<HTMLInputElement>(null)
  const folders = useRef<HTMLInputElement>(null)

  useImperativeHandle(ref, () => ({ choose: () => files.current?.click() }))

  const take = async (named: readonly NamedFile[]): Promise<void> => {
    if (named.length === 0) return
    const control = new AbortController()
    abort.current = control
    setProblem(null)
    setShare(0)
    try {
      const id = await uploadAll(named, setShare, control.signal)
      // The import's page shows how far the look into the files has come; a fault shows there too.
      api.survey(id).then(view => queryClient.setQueryData(queries.import(id).queryKey, view), tellProblem)
      void queryClient.invalidateQueries({ queryKey: ['imports'], exact: true })
      await navigate({ to: '/bring-in/$id', params: { id } })
    } catch (error) {
      if (!(error instanceof DOMException)) setProblem(`${problemIn(error).title} ${problemIn(error).detail ?? ''}`)
    } finally {
      setShare(null)
    }
  }
  const onDrop = (event: DragEvent): void => {
    event.preventDefault()
    setOver(false)
    droppedFiles(event.dataTransfer).then(take).catch(tellProblem)
  }
  return (
    <section
      aria-label="Drop files"
      onDragOver={event => {
        event.preventDefault()
        setOver(true)
      }}
      onDragLeave={() => setOver(false)}
      onDrop={onDrop}
      className={cx(
        'flex min-h-44 flex-col items-center justify-center gap-3 rounded-panel border-2 border-dashed p-6 text-center transition-colors',
        over ? 'border-accent bg-accent-soft' : 'border-control bg-surface',
      )}
    >
      {share === null ? (
        <>
          <Icon name="import" className="size-6 text-text-3" />
          <p className="text-read">Drop files, folders or archives here</p>
          <div className="flex flex-wrap justify-center gap-2">
            <Button look="primary" onClick={() => files.current?.click()}>
              Choose files
            </Button>
            <Button className="max-sm:hidden" onClick={() => folders.current?.click()}>
              Choose a folder
            </Button>
          </div>
          <p className="text-small text-text-3">
            They are looked into first. Nothing is added before you say so, and all of it can be undone.
          </p>
          {problem !== null && (
            <Notice tone="bad" icon="warn" alert>
              {problem}
            </Notice>
          )}
        </>
      ) : (
        <div className="flex w-full max-w-100 flex-col gap-3">
          <p className="tabular">Sending, {Math.round(share * 100)} %</p>
          <Progress label="Sending files" share={share} />
          <div>
            <Button look="quiet" onClick={() => abort.current?.abort()}>
              Stop
            </Button>
          </div>
        </div>
      )}
      <input
        ref={files}
        type="file"
        multiple
        hidden
        aria-label="Files"
        onChange={event => void take(chosenFiles(event.target.files))}
      />
      <input
        ref={folders}
        type="file"
        multiple
        hidden
        aria-label="Folder"
        {...folder}
        onChange={event => void take(chosenFiles(event.target.files))}
      />
    </section>
  )
}
