import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import type { CvFormat } from '#src/domain/house-cv.ts'
import type { PersonRef } from '#src/domain/views/common.ts'
import type { JobPage } from '#src/domain/views/jobs.ts'
import { type CvOptions, houseCvApi, type MadeFile } from '../../api-house-cv.ts'
import { jobsApi } from '../../api-jobs.ts'
import { tellProblem } from '../../data/act.ts'
import { houseCvQueries } from '../../data/house-cv-queries.ts'
import { saveFile } from '../../data/save-file.ts'
import { Button } from '../../ui/Button.tsx'
import { Choice } from '../../ui/Choice.tsx'
import { DialogActions } from '../../ui/DialogActions.tsx'
import { TextArea } from '../../ui/Field.tsx'
import { Skeleton } from '../../ui/Skeleton.tsx'
import { useGuard } from '../jobs/useGuard.tsx'
import { base64Of } from './base64.ts'
import { CvOptionFields } from './CvOptionFields.tsx'
import { CvPreview } from './CvPreview.tsx'
import { OwnFile } from './OwnFile.tsx'
import { usePreview } from './usePreview.ts'

interface Props {
  readonly person: PersonRef
  /** What it is for; without one it is only made. */
  readonly job: JobPage | undefined
  readonly onClose: () => void
}
type What = CvFormat | 'own' | 'none'

/** A CV in the house's form: looked at as it will leave, then taken away; what went out, and to whom, is kept. */
export function SendCv(props: Props) {
  const { data: style } = useQuery(houseCvQueries.style)
  return style === undefined ? <Skeleton rows={8} /> : <SendForm {...props} sections={style.sections} />
}

function SendForm({ person, job, onClose, sections }: Props & Pick<CvOptions, 'sections'>) {
  const [what, setWhat] = useState<What>('pdf')
  const [options, setOptions] = useState<CvOptions>({ form: 'full', employer: true, sections })
  const [own, setOwn] = useState<MadeFile | null>(null)
  const [to, setTo] = useState<readonly string[]>(job?.contacts.slice(0, 1).map(one => one.id) ?? [])
  const [note, setNote] = useState('')
  const { guarded, dialog } = useGuard()
  const isMade = what === 'pdf' || what === 'docx'
  const preview = usePreview(`${person.id} ${JSON.stringify(options)}`, signal =>
    houseCvApi.make(person.id, 'pdf', options, signal),
  )
  const isSeen = preview.pdf !== null && !preview.busy
  const fileFor = async (): Promise<MadeFile | null> => {
    if (what === 'none') return null
    if (what === 'own') return own
    return what === 'pdf' ? preview.file : houseCvApi.make(person.id, 'docx', options)
  }
  const take = async (): Promise<void> => {
    try {
      const file = await fileFor()
      if (file !== null) saveFile(file.name, new Blob([file.bytes], { type: file.type }))
    } catch (error) {
      tellProblem(error)
    }
  }
  const save = async (): Promise<void> => {
    if (job === undefined) return
    try {
      const file = await fileFor()
      await guarded({
        words: `CV sent: ${person.name}`,
        run: because =>
          jobsApi.act(job.id, person.id, {
            do: 'submit',
            to,
            form: options.form,
            ...(file === null ? {} : { file: { name: file.name, type: file.type, bytes: base64Of(file.bytes) } }),
            ...(note.trim() === '' ? {} : { note: note.trim() }),
            ...(because === undefined ? {} : { because }),
          }),
        freshens: [['job', job.id], ['jobs'], ['person', person.id], ['line', person.id]],
        onDone: onClose,
      })
    } catch (error) {
      tellProblem(error)
    }
  }
  const ready = isMade ? isSeen : what === 'none' || own !== null
  return (
    <>
      <form
        className="grid gap-x-6 gap-y-4 md:grid-cols-[20rem_minmax(0,1fr)] md:grid-rows-[auto_1fr]"
        onSubmit={event => {
          event.preventDefault()
          void save()
        }}
      >
        <div className="flex flex-col gap-3">
          <Choice
            label="What goes out"
            value={what}
            onChange={setWhat}
            options={[
              { value: 'pdf', words: 'CV in our form, PDF' },
              { value: 'docx', words: 'CV in our form, Word' },
              ...(job === undefined
                ? []
                : [
                    { value: 'own' as const, words: 'Another file' },
                    { value: 'none' as const, words: 'No file is kept' },
                  ]),
            ]}
          />
          {what === 'own' && <OwnFile file={own} onFile={setOwn} />}
          {isMade ? (
            <CvOptionFields options={options} onChange={setOptions} />
          ) : (
            <Choice
              label="What it tells"
              value={options.form}
              onChange={form => setOptions({ ...options, form })}
              options={[
                { value: 'full', words: 'Name and contact details' },
                { value: 'blind', words: 'Neither' },
              ]}
            />
          )}
          {job !== undefined && job.contacts.length > 0 && (
            <fieldset>
              <legend className="mb-1 text-small font-medium text-text-2">To</legend>
              {job.contacts.map(contact => (
                <label key={contact.id} className="flex min-h-8 items-center gap-2 max-sm:min-h-11">
                  <input
                    type="checkbox"
                    checked={to.includes(contact.id)}
                    onChange={() =>
                      setTo(to.includes(contact.id) ? to.filter(id => id !== contact.id) : [...to, contact.id])
                    }
                  />
                  {contact.name}
                  {contact.part !== null && <span className="text-text-2">{contact.part}</span>}
                </label>
              ))}
            </fieldset>
          )}
          {job !== undefined && (
            <TextArea
              label="What you wrote with it"
              rows={3}
              value={note}
              onChange={event => setNote(event.target.value)}
            />
          )}
        </div>
        {isMade && (
          <div className="min-w-0 md:col-start-2 md:row-span-2 md:row-start-1">
            <CvPreview preview={preview} label="As it will leave" />
          </div>
        )}
        <div className="self-start md:col-start-1">
          <DialogActions>
            <Button onClick={onClose}>{job === undefined ? 'Close' : 'Cancel'}</Button>
            {isMade && (
              <Button
                icon="download"
                look={job === undefined ? 'primary' : 'plain'}
                disabled={!isSeen}
                onClick={() => void take()}
              >
                Download
              </Button>
            )}
            {job !== undefined && (
              <Button type="submit" look="primary" disabled={!ready}>
                It was sent
              </Button>
            )}
          </DialogActions>
        </div>
      </form>
      {dialog}
    </>
  )
}
