import { cvSectionHeads, cvSections } from '#src/domain/house-cv.ts'
import type { CvOptions } from '../../api-house-cv.ts'
import { Check } from '../../ui/Check.tsx'
import { Choice } from '../../ui/Choice.tsx'

interface Props {
  readonly options: CvOptions
  readonly onChange: (options: CvOptions) => void
}

/** What a CV tells, and which parts of it. */
export function CvOptionFields({ options, onChange }: Props) {
  return (
    <>
      <Choice
        label="What it tells"
        value={options.form}
        onChange={form => onChange({ ...options, form, employer: form === 'full' })}
        options={[
          { value: 'full', words: 'Name and contact details' },
          {
            value: 'blind',
            words: 'Neither',
            hint: 'Names, addresses and numbers are taken out of its texts and of the file’s name, too.',
          },
        ]}
      />
      <Check checked={!options.employer} onChange={hidden => onChange({ ...options, employer: !hidden })}>
        Without the present employer
      </Check>
      <details>
        <summary className="min-h-8 cursor-pointer py-1 text-small font-medium text-text-2">
          Parts, {options.sections.length} of {cvSections.length}
        </summary>
        {cvSections.map(name => (
          <Check
            key={name}
            checked={options.sections.includes(name)}
            disabled={options.sections.length === 1 && options.sections.includes(name)}
            onChange={wanted =>
              onChange({
                ...options,
                sections: wanted ? [...options.sections, name] : options.sections.filter(one => one !== name),
              })
            }
          >
            {cvSectionHeads[name]}
          </Check>
        ))}
      </details>
    </>
  )
}
