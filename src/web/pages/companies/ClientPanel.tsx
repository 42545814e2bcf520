import { useQuery } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { type ReactElement, useState } from 'react'
import type { Terms } from '#src/domain/assignment.ts'
import { clientStages, contactParts } from '#src/domain/client.ts'
import type { PersonRef } from '#src/domain/views/common.ts'
import { type ClientChange, jobsApi } from '../../api-jobs.ts'
import { perform } from '../../data/act.ts'
import { jobQueries } from '../../data/job-queries.ts'
import { useMayWrite } from '../../data/useSession.ts'
import { CompanyPicker } from '../../pickers/CompanyPicker.tsx'
import { Button } from '../../ui/Button.tsx'
import { Check } from '../../ui/Check.tsx'
import { cx } from '../../ui/cx.ts'
import { Dialog } from '../../ui/Dialog.tsx'
import { SelectField } from '../../ui/Field.tsx'
import { IconButton } from '../../ui/IconButton.tsx'
import { capital } from '../../words/capital.ts'
import { plainDay, userLocale } from '../../words/dates.ts'
import { moneyWords } from '../../words/money.ts'
import { spoken } from '../../words/vocabulary.ts'
import { SideSection } from '../facts/SideSection.tsx'
import { NewJob } from '../jobs/NewJob.tsx'
import { stateWords } from '../jobs/state-words.ts'
import { ContactDialog } from './ContactDialog.tsx'
import { TermsDialog } from './TermsDialog.tsx'
import { termsAfterTheirs } from './terms-meanwhile.ts'
import { termsWords } from './terms-words.ts'

const stageOptions = [
  { value: '' as const, words: 'Not said' },
  ...clientStages.map(value => ({ value, words: capital(value) })),
]

const row = 'flex min-h-8 items-center justify-between gap-2'

type Doing = 'terms' | 'contact' | 'job' | 'wall' | null

/** What we have with an organisation: where business stands, terms, contacts, jobs, walls. */
export function ClientPanel({ company }: { readonly company: PersonRef }) {
  const { data: client } = useQuery(jobQueries.client(company.id))
  const mayWrite = useMayWrite()
  const [doing, setDoing] = useState<Doing>(null)
  const [was, setWas] = useState<string | null>(null)
  if (client === undefined) return null
  const change = (words: string, body: ClientChange): void =>
    void perform({
      words: `${company.name}: ${words}`,
      run: () => jobsApi.changeClient(company.id, body),
      freshens: [['company', company.id], ['companies'], ['job']],
    })
  const changeTerms = (terms: Terms, was: string | null): void =>
    void perform({
      words: `${company.name}: terms`,
      run: () => jobsApi.changeClient(company.id, { terms, was: { terms: was } }),
      meanwhile: async problem => {
        const { mine, was: theirs } = await termsAfterTheirs(problem, terms)
        if (mine) changeTerms(terms, theirs)
        return undefined
      },
      freshens: [['company', company.id], ['companies'], ['job']],
    })
  return (
    <>
      <SideSection head="Business">
        <fieldset disabled={!mayWrite} className="contents">
          <SelectField
            label="Where it stands"
            value={clientStages.find(one => one === client.stage) ?? ''}
            onChange={stage => stage !== '' && change(stage, { stage, was: { stage: client.said.stage } })}
            options={stageOptions}
            hint={client.since === null ? undefined : `Since ${plainDay(client.since, userLocale())}`}
          />
          <p className="mt-2 flex items-center justify-between gap-2">
            <span>{client.terms === null ? 'No terms yet' : termsWords(client.terms)}</span>
            {mayWrite && (
              <Button
                look="quiet"
                onClick={() => {
                  setWas(client.said.terms)
                  setDoing('terms')
                }}
              >
                {client.terms === null ? 'Set' : 'Change'}
              </Button>
            )}
          </p>
          {client.fees.length > 0 && (
            <p className="tabular text-text-2">Fees so far: {client.fees.map(moneyWords).join(', ')}</p>
          )}
          <Check
            checked={client.protected !== null}
            onChange={now =>
              change(now ? 'their people are left alone' : 'their people may be approached', {
                protected: { off: !now },
                was: { protected: client.said.protected },
              })
            }
          >
            We do not approach their people
          </Check>
        </fieldset>
      </SideSection>
      <Listed head="Contacts" none="Nobody named yet." onAdd={mayWrite ? () => setDoing('contact') : undefined}>
        {client.contacts.map(contact => (
          <li key={`${contact.id} ${contact.part}`} className={row}>
            <Link to="/people/$id" params={{ id: contact.id }} className="truncate hover:underline">
              {contact.name}
            </Link>
            <span className="flex shrink-0 items-center gap-1 text-small text-text-2">
              {contact.part}
              {mayWrite && (
                <IconButton
                  icon="close"
                  small
                  label={`${contact.name} is no contact here any more`}
                  onClick={() => {
                    const as = contactParts.find(part => part === contact.part)
                    if (as !== undefined)
                      change('contact taken off', { contact: { person: contact.id, as, off: true } })
                  }}
                />
              )}
            </span>
          </li>
        ))}
      </Listed>
      <Listed
        head="Jobs"
        none={spoken('None yet. One may begin as a lead, before the order.')}
        onAdd={mayWrite ? () => setDoing('job') : undefined}
      >
        {client.jobs.map(job => (
          <li key={job.id}>
            <Link to="/jobs/$id" params={{ id: job.id }} className={cx(row, 'hover:underline')}>
              <span className="truncate">{job.title}</span>
              <span className="shrink-0 text-small text-text-2">{stateWords[job.state]}</span>
            </Link>
          </li>
        ))}
      </Listed>
      <Listed
        head="Walls"
        none="None. A wall speaks up before somebody is put forward on both sides of it."
        onAdd={mayWrite ? () => setDoing('wall') : undefined}
      >
        {client.walls.map(wall => (
          <li key={wall.id} className={row}>
            <span className="truncate">{wall.name}</span>
            {mayWrite && (
              <Button look="quiet" onClick={() => change('wall taken down', { wall: { with: wall.id, off: true } })}>
                Take down
              </Button>
            )}
          </li>
        ))}
      </Listed>
      {doing === 'terms' && (
        <TermsDialog
          terms={client.terms}
          onClose={() => setDoing(null)}
          onSave={terms => {
            setDoing(null)
            changeTerms(terms, was)
          }}
        />
      )}
      {doing === 'job' && <NewJob client={company.name} onClose={() => setDoing(null)} />}
      {doing === 'contact' && (
        <ContactDialog
          onClose={() => setDoing(null)}
          onSave={(person, as) => {
            setDoing(null)
            change('contact added', { contact: { person, as } })
          }}
        />
      )}
      <Dialog open={doing === 'wall'} onClose={() => setDoing(null)} title={`A wall between ${company.name} and …`}>
        <CompanyPicker
          label="The other client"
          onPick={other => {
            setDoing(null)
            change('wall put up', { wall: { with: other.id } })
          }}
        />
      </Dialog>
    </>
  )
}

interface ListedProps {
  readonly head: string
  readonly none: string
  readonly onAdd: (() => void) | undefined
  readonly children: readonly ReactElement[]
}

/** A list of the side column that one may add to; `none` stands in its place while it is empty. */
const Listed = ({ head, none, onAdd, children }: ListedProps) => (
  <SideSection
    head={head}
    action={
      onAdd && (
        <Button look="quiet" icon="add" onClick={onAdd}>
          Add
        </Button>
      )
    }
  >
    {children.length === 0 && <p className="text-text-2">{none}</p>}
    <ul>{children}</ul>
  </SideSection>
)
