import { useState } from 'react'
import type { PersonPage } from '#src/domain/views/people.ts'
import { useMayWrite } from '../../data/useSession.ts'
import { PoolPicker, TagPicker } from '../../pickers/TagPicker.tsx'
import { Chip } from '../../ui/Chip.tsx'
import { IconButton } from '../../ui/IconButton.tsx'
import { Popover } from '../../ui/Popover.tsx'
import { changeOne } from '../person/change-one.ts'
import { SideSection } from './SideSection.tsx'

/** Tags and pools; `t` opens the tags. */
export function TagsAndPools({ person }: { readonly person: PersonPage }) {
  const mayWrite = useMayWrite()
  const [open, setOpen] = useState<'tag' | 'pool' | null>(null)
  const of = (which: 'tag' | 'pool') => ({
    open: open === which,
    onOpenChange: (now: boolean) => setOpen(now ? which : null),
    align: 'end' as const,
  })
  if (!mayWrite && person.tags.length + person.pools.length === 0) return null
  return (
    <>
      <SideSection
        head="Tags"
        action={
          mayWrite && (
            <Popover
              {...of('tag')}
              label="Tags"
              trigger={<IconButton small icon="add" label="Tag" keys="t" data-tag-button />}
            >
              <TagPicker
                chosen={person.tags}
                onPick={tag => void changeOne(person, person.tags.includes(tag) ? { untag: tag } : { tag })}
              />
            </Popover>
          )
        }
      >
        <div className="flex flex-wrap gap-1.5">
          {person.tags.map(tag => (
            <Chip
              key={tag}
              {...(mayWrite ? { onRemove: () => void changeOne(person, { untag: tag }) } : {})}
              removeLabel={`Take off ${tag}`}
            >
              {tag}
            </Chip>
          ))}
        </div>
      </SideSection>
      <SideSection
        head="Pools"
        action={
          mayWrite && (
            <Popover {...of('pool')} label="Pools" trigger={<IconButton small icon="add" label="Put into a pool" />}>
              <PoolPicker
                chosen={person.pools}
                onPick={pool => void changeOne(person, person.pools.includes(pool) ? { unpool: pool } : { pool })}
              />
            </Popover>
          )
        }
      >
        <div className="flex flex-wrap gap-1.5">
          {person.pools.map(pool => (
            <Chip
              key={pool}
              {...(mayWrite ? { onRemove: () => void changeOne(person, { unpool: pool }) } : {})}
              removeLabel={`Take out of ${pool}`}
            >
              {pool}
            </Chip>
          ))}
        </div>
      </SideSection>
    </>
  )
}
