import { useQuery } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { useState } from 'react'
import type { Terms } from '#src/domain/assignment.ts'
import { clientStages, contactParts } from '#src/domain/client.ts'
import type { PersonRef } from '#src/domain/views/common.ts'
import { type ClientChange, jobsApi } from '../../api-jobs.ts'
import { perform } from '../../data/act.ts'
import { jobQueries } from '../../data/job-queries.ts'
import { CompanyPicker } from '../../pickers/CompanyPicker.tsx'
import { PersonPicker } from '../../pickers/PersonPicker.tsx'
import { Button } from '../../ui/Button.tsx'
import { Check } from '../../ui/Check.tsx'
import { Dialog } from '../../ui/Dialog.tsx'
import { DialogActions } from '../../ui/DialogActions.tsx'
import { SelectField } from '../../ui/Field.tsx'
import { IconButton } from '../../ui/IconButton.tsx'
import { capital } from '../../words/capital.ts'
import { plainDay, userLocale } from '../../words/dates.ts'
import { moneyWords } from '../../words/money.ts'
import { spoken } from '../../words/vocabulary.ts'
import { SideSection } from '../facts/SideSection.tsx'
import { NewJob } from '../jobs/NewJob.tsx'
import { stateWords } from '../jobs/state-words.ts'
import { TermsFields } from '../jobs/TermsFields.tsx'
import { termsAfterTheirs } from './terms-meanwhile.ts'
import { termsWords } from './terms-words.ts'

const stageOptions = [
  { value: '' as const, words: 'Not said' },
  ...clientStages.map(value => ({ value, words: capital(value) })),
]

type Doing = 'terms' | 'contact' | 'job' | 'wall' | null

/** What we have with an organisation: where business stands, terms, contacts, jobs, walls. */
export function ClientPanel({ company }: { readonly company: PersonRef }) {
  const { data: client } = useQuery(jobQueries.client(company.id))
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
        <SelectField
          label="Where it stands"
          value={clientStages.find(one => one === client.stage) ?? ''}
          onChange={stage => stage !== '' && change(stage, { stage, was: { stage: client.said.stage } })}
          options={stageOptions}
          hint={client.since === null ? undefined : `Since ${plainDay(client.since, userLocale())}`}
        />
        <p className="mt-2 flex items-center justify-between gap-2">
          <span>{client.terms === null ? 'No terms yet' : termsWords(client.terms)}</span>
          <Button
            look="quiet"
            onClick={() => {
              setWas(client.said.terms)
              setDoing('terms')
            }}
          >
            {client.terms === null ? 'Set' : 'Change'}
          </Button>
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
      </SideSection>
      <SideSection
        head="Contacts"
        action={
          <Button look="quiet" icon="add" onClick={() => setDoing('contact')}>
            Add
          </Button>
        }
      >
        {client.contacts.length === 0 && <p className="text-text-2">Nobody named yet.</p>}
        <ul>
          {client.contacts.map(contact => (
            <li key={`${contact.id} ${contact.part}`} className="flex min-h-8 items-center justify-between gap-2">
              <Link to="/people/$id" params={{ id: contact.id }} className="truncate hover:underline">
                {contact.name}
              </Link>
              <span className="flex shrink-0 items-center gap-1 text-small text-text-2">
                {contact.part}
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
              </span>
            </li>
          ))}
        </ul>
      </SideSection>
      <SideSection
        head="Jobs"
        action={
          <Button look="quiet" icon="add" onClick={() => setDoing('job')}>
            Add
          </Button>
        }
      >
        {client.jobs.length === 0 && (
          <p className="text-text-2">{spoken('None yet. One may begin as a lead, before the order.')}</p>
        )}
        <ul>
          {client.jobs.map(job => (
            <li key={job.id}>
              <Link
                to="/jobs/$id"
                params={{ id: job.id }}
                className="flex min-h-8 items-center justify-between gap-2 hover:underline"
              >
                <span className="truncate">{job.title}</span>
                <span className="shrink-0 text-small text-text-2">{stateWords[job.state]}</span>
              </Link>
            </li>
          ))}
        </ul>
      </SideSection>
      <SideSection
        head="Walls"
        action={
          <Button look="quiet" icon="add" onClick={() => setDoing('wall')}>
            Add
          </Button>
        }
      >
        {client.walls.length === 0 && (
          <p className="text-text-2">None. A wall speaks up before somebody is put forward on both sides of it.</p>
        )}
        <ul>
          {client.walls.map(wall => (
            <li key={wall.id} className="flex min-h-8 items-center justify-between gap-2">
              <span className="truncate">{wall.name}</span>
              <Button look="quiet" onClick={() => change('wall taken down', { wall: { with: wall.id, off: true } })}>
                Take down
              </Button>
            </li>
          ))}
        </ul>
      </SideSection>
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

interface TermsProps {
  readonly terms: Terms | null
  readonly onClose: () => void
  readonly onSave: (terms: Terms) => void
}
function TermsDialog({ terms, onClose, onSave }: TermsProps) {
  const [now, setNow] = useState<Terms>(terms ?? { model: 'percent', percent: 20, guaranteeDays: 90 })
  return (
    <Dialog open onClose={onClose} title="Terms">
      <form
        onSubmit={event => {
          event.preventDefault()
          onSave(now)
        }}
      >
        <TermsFields
          terms={now}
          hint="For every job of theirs that has none of its own."
          currency={now.fee?.currency ?? 'GBP'}
          onChange={setNow}
        />
        <DialogActions>
          <Button onClick={onClose}>Cancel</Button>
          <Button type="submit" look="primary">
            Save
          </Button>
        </DialogActions>
      </form>
    </Dialog>
  )
}

interface ContactProps {
  readonly onClose: () => void
  readonly onSave: (person: string, as: string) => void
}
function ContactDialog({ onClose, onSave }: ContactProps) {
  const [as, setAs] = useState<(typeof contactParts)[number]>('Hiring manager')
  return (
    <Dialog open onClose={onClose} title="A contact">
      <div className="flex flex-col gap-3">
        <SelectField
          label="What they are there"
          value={as}
          onChange={setAs}
          options={contactParts.map(value => ({ value, words: value }))}
        />
        <PersonPicker label="Person" onPick={person => onSave(person.id, as)} />
      </div>
    </Dialog>
  )
}
