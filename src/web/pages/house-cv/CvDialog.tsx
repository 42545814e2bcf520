import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import type { PersonPage } from '#src/domain/views/people.ts'
import { jobQueries } from '../../data/job-queries.ts'
import { Dialog } from '../../ui/Dialog.tsx'
import { SelectField } from '../../ui/Field.tsx'
import { spoken } from '../../words/vocabulary.ts'
import { SendCv } from './SendCv.tsx'

/** A person's CV in the house's form, for one of their jobs or for none. */
export function CvDialog({ person, onClose }: { readonly person: PersonPage; readonly onClose: () => void }) {
  const open = person.jobs.filter(job => job.open)
  const [chosen, setChosen] = useState(open[0]?.id ?? '')
  const { data: job } = useQuery({ ...jobQueries.job(chosen), enabled: chosen !== '' })
  return (
    <Dialog open size="page" onClose={onClose} title={`${person.name}: CV in our form`}>
      {open.length > 0 && (
        <div className="mb-4 max-w-96">
          <SelectField
            label={spoken('For which job')}
            value={chosen}
            onChange={setChosen}
            options={[
              ...open.map(one => ({ value: one.id, words: one.title })),
              { value: '', words: 'For none of them' },
            ]}
          />
        </div>
      )}
      {(chosen === '' || job !== undefined) && (
        <SendCv key={chosen} person={person} job={chosen === '' ? undefined : job} onClose={onClose} />
      )}
    </Dialog>
  )
}
