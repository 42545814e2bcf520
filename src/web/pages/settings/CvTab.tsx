import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import {
  type CvSectionName,
  type CvStyle,
  cvPapers,
  cvSectionHeads,
  cvSections,
  cvTemplates,
} from '#src/domain/house-cv.ts'
import { houseCvApi } from '../../api-house-cv.ts'
import { houseCvQueries } from '../../data/house-cv-queries.ts'
import { saveSettings } from '../../data/save-settings.ts'
import { Button } from '../../ui/Button.tsx'
import { Check } from '../../ui/Check.tsx'
import { Choice } from '../../ui/Choice.tsx'
import { SelectField, TextField } from '../../ui/Field.tsx'
import { IconButton } from '../../ui/IconButton.tsx'
import { Skeleton } from '../../ui/Skeleton.tsx'
import { counted } from '../../words/numbers.ts'
import { CvPreview } from '../house-cv/CvPreview.tsx'
import { usePreview } from '../house-cv/usePreview.ts'
import { LogoField } from './LogoField.tsx'

const templateWords: Readonly<Record<(typeof cvTemplates)[number], string>> = {
  plain: 'Plain',
  band: 'With a band',
  classic: 'Classic, with serifs',
}
const paperWords: Readonly<Record<(typeof cvPapers)[number], string>> = { a4: 'A4', letter: 'US Letter' }
const colour = /^#[0-9a-f]{6}$/

function Parts({ chosen, onChange }: { chosen: CvStyle['sections']; onChange: (to: CvStyle['sections']) => void }) {
  const rest = cvSections.filter(one => !chosen.includes(one))
  const earlier = (at: number): void => {
    const next = [...chosen]
    const [a, b] = [next[at - 1], next[at]]
    if (a === undefined || b === undefined) return
    next[at - 1] = b
    next[at] = a
    onChange(next)
  }
  const row = (name: CvSectionName, at: number) => (
    <div key={name} className="flex items-center gap-2">
      <div className="min-w-0 flex-1">
        <Check
          checked={at >= 0}
          disabled={at >= 0 && chosen.length === 1}
          onChange={wanted => onChange(wanted ? [...chosen, name] : chosen.filter(one => one !== name))}
        >
          {cvSectionHeads[name]}
        </Check>
      </div>
      {at >= 0 && (
        <IconButton
          icon="back"
          label={`${cvSectionHeads[name]} one earlier`}
          disabled={at === 0}
          onClick={() => earlier(at)}
          className="rotate-90"
        />
      )}
    </div>
  )
  return (
    <fieldset>
      <legend className="mb-1 text-small font-medium text-text-2">Parts, in this order</legend>
      {chosen.map(row)}
      {rest.map(name => row(name, -1))}
    </fieldset>
  )
}

/** Answers the form as it stands then; nothing when it could not be saved. */
async function save(style: CvStyle, seen: CvStyle): Promise<CvStyle | undefined> {
  const stands = await saveSettings<CvStyle>(style, seen, {
    words: 'Saved',
    run: (change, was) => houseCvApi.saveStyle({ ...seen, ...was, ...change }, was),
    fields: {
      template: ['Form', template => templateWords[template]],
      colour: ['Colour', code => code],
      logo: ['Logo', logo => (logo === null ? '' : counted(Math.ceil((logo.length * 3) / 4000), 'kB', 'kB'))],
      sections: ['Parts, in this order', all => all.map(one => cvSectionHeads[one]).join(', ')],
      footer: ['At the foot of each page', text => text],
      paper: ['Paper', paper => paperWords[paper]],
    },
    freshens: [['cv-style']],
  })
  return stands && { ...seen, ...stands }
}

function CvForm({ saved }: { readonly saved: CvStyle }) {
  const [seen, setSeen] = useState(saved)
  const [style, setStyle] = useState(saved)
  const [typed, setTyped] = useState(saved.colour)
  const change = (part: Partial<CvStyle>): void => setStyle({ ...style, ...part })
  const preview = usePreview(JSON.stringify(style), signal => houseCvApi.sample(style, signal))
  return (
    <form
      className="grid gap-6 pt-5 md:grid-cols-[16rem_minmax(0,1fr)]"
      onSubmit={event => {
        event.preventDefault()
        void save(style, seen).then(stands => {
          if (stands === undefined) return
          setSeen(stands)
          setStyle(stands)
          setTyped(stands.colour)
        })
      }}
    >
      <div className="flex flex-col gap-4">
        <Choice
          label="Form"
          value={style.template}
          onChange={template => change({ template })}
          options={cvTemplates.map(value => ({ value, words: templateWords[value] }))}
        />
        <div className="flex items-end gap-2">
          <div className="min-w-0 flex-1">
            <TextField
              label="Colour"
              value={typed}
              error={colour.test(typed) ? undefined : '# and six digits: #1f4fd8'}
              onChange={event => {
                const now = event.target.value.trim().toLowerCase()
                setTyped(now)
                if (colour.test(now)) change({ colour: now })
              }}
            />
          </div>
          <input
            type="color"
            aria-label="Choose the colour"
            className="h-control w-12 rounded-control border border-control bg-surface"
            value={style.colour}
            onChange={event => {
              setTyped(event.target.value)
              change({ colour: event.target.value })
            }}
          />
        </div>
        <LogoField logo={style.logo} onChange={logo => change({ logo })} />
        <Parts chosen={style.sections} onChange={sections => change({ sections })} />
        <TextField
          label="At the foot of each page"
          maxLength={300}
          value={style.footer}
          onChange={event => change({ footer: event.target.value })}
        />
        <SelectField
          label="Paper"
          value={style.paper}
          onChange={paper => change({ paper })}
          options={cvPapers.map(value => ({ value, words: paperWords[value] }))}
        />
        <div>
          <Button type="submit" look="primary" disabled={preview.why !== null || !colour.test(typed)}>
            Save
          </Button>
        </div>
      </div>
      <CvPreview preview={preview} label="A CV in this form" />
    </form>
  )
}

/** How the house's CVs look. */
export function CvTab() {
  const { data } = useQuery(houseCvQueries.style)
  return data === undefined ? <Skeleton rows={8} /> : <CvForm saved={data} />
}
