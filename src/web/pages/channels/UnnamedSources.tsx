import { queryOptions, useQuery } from '@tanstack/react-query'
import { channels } from '#src/domain/channel.ts'
import type { OwnChannel, UnnamedSource } from '#src/domain/views/channels.ts'
import { channelsApi } from '../../api-channels.ts'
import { perform } from '../../data/act.ts'
import { Button } from '../../ui/Button.tsx'
import { Glyph } from '../../ui/Glyph.tsx'
import { Menu } from '../../ui/Menu.tsx'
import { MenuItem } from '../../ui/MenuItem.tsx'
import { counted } from '../../words/numbers.ts'
import { groupOfName } from '../works/words.ts'
import { codeOf } from './code-of.ts'

const unnamedQuery = queryOptions({ queryKey: ['channels', 'unnamed'], queryFn: () => channelsApi.unnamed() })

/** A code that no channel has: the name's, or with the next number. */
function freeCode(name: string, own: readonly OwnChannel[]): string {
  const taken = new Set(own.map(one => one.code))
  const plain = codeOf(name).slice(0, 36).replace(/-+$/, '') || 'channel'
  for (let at = 1; ; at++) {
    const code = at === 1 ? plain : `${plain}-${at}`
    if (!taken.has(code)) return code
  }
}

/** What tables and forms call a source that is none of our channels: made one, or said to be another name of one. */
export function UnnamedSources({ own }: { readonly own: readonly OwnChannel[] }) {
  const { data: sources } = useQuery(unnamedQuery)
  if (sources === undefined || sources.length === 0) return null
  const name = (source: UnnamedSource, into?: OwnChannel): void =>
    void perform({
      words: into === undefined ? `${source.name} opened` : `${source.name}: ${into.name}`,
      run: () =>
        channelsApi.open({
          name: source.name.slice(0, 120),
          medium: into?.medium ?? channels.find(one => one === source.medium) ?? 'web',
          code: freeCode(source.name, own),
          ...(into === undefined ? {} : { into: into.id }),
        }),
      freshens: [['channels'], ['works']],
    })
  return (
    <section aria-labelledby="unnamed-sources" className="mt-8">
      <h2 id="unnamed-sources" className="text-title">
        Sources without a channel
      </h2>
      <p className="max-w-[68ch] text-text-2">
        Words that tables, forms and other systems gave for where somebody came from. They stay on each person’s line,
        whatever you make of them here.
      </p>
      <ul className="mt-2 divide-y divide-line">
        {sources.map(source => (
          <li key={source.name} className="flex flex-wrap items-center gap-x-6 gap-y-2 py-2">
            <span className="flex min-w-0 flex-1 basis-64 items-center gap-2">
              <Glyph group={groupOfName(source.medium ?? 'web')} />
              <span className="min-w-0 wrap-anywhere">{source.name}</span>
            </span>
            <span className="tabular basis-44 text-small text-text-2">
              {counted(source.people, 'person', 'people')}
            </span>
            <span className="flex flex-wrap gap-2">
              <Button onClick={() => name(source)}>Make it a channel</Button>
              {own.length > 0 && (
                <Menu trigger={<Button>Same as …</Button>}>
                  {own.map(channel => (
                    <MenuItem key={channel.id} onSelect={() => name(source, channel)}>
                      {channel.name}
                    </MenuItem>
                  ))}
                </Menu>
              )}
            </span>
          </li>
        ))}
      </ul>
    </section>
  )
}
