import { useState } from 'react'
import type { Property } from '#src/domain/claim.ts'
import { Button } from '../../ui/Button.tsx'
import { Menu } from '../../ui/Menu.tsx'
import { MenuItem } from '../../ui/MenuItem.tsx'
import { FactEditor } from './FactEditor.tsx'
import { propertyWords } from './fields.ts'
import { addable } from './groups.ts'

/** Adds a value of any kind by hand. */
export function AddFact({ person }: { readonly person: string }) {
  const [property, setProperty] = useState<Property | null>(null)
  if (property !== null)
    return (
      <div className="py-2">
        <p className="text-small font-medium text-text-2">{propertyWords[property]}</p>
        <FactEditor person={person} property={property} fact={undefined} onDone={() => setProperty(null)} />
      </div>
    )
  return (
    <div className="py-2">
      <Menu
        align="start"
        trigger={
          <Button look="quiet" icon="add" className="-ml-3" data-add-fact>
            Add a value
          </Button>
        }
      >
        {addable.map(one => (
          <MenuItem key={one} onSelect={() => setTimeout(() => setProperty(one))}>
            {propertyWords[one]}
          </MenuItem>
        ))}
      </Menu>
    </div>
  )
}
