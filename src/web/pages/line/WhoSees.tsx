import type { EntryDetail } from '#src/domain/views/line.ts'
import { api } from '../../api.ts'
import { perform } from '../../data/act.ts'
import { useMayWrite } from '../../data/useSession.ts'
import { SelectField } from '../../ui/Field.tsx'

const options = [
  { value: 'me', words: 'Only you' },
  { value: 'touch', words: 'Colleagues see that you were in touch' },
  { value: 'all', words: 'Colleagues can read it' },
] as const

/** Who may see an act; its holder can change it. */
export function WhoSees({ detail }: { readonly detail: EntryDetail }) {
  const mayWrite = useMayWrite()
  const { sharing, entry } = detail
  if (!sharing.mine)
    return (
      <p className="text-text-2">{sharing.visible === 'all' ? 'Colleagues can read it' : 'Private, a colleague’s'}</p>
    )
  const words = options.find(one => one.value === sharing.visible)?.words
  if (!mayWrite) return <p className="text-text-2">{words}</p>
  return (
    <SelectField
      label="Who can see it"
      value={sharing.visible}
      options={options}
      onChange={visible =>
        void perform({
          words: `Now: ${options.find(one => one.value === visible)?.words.toLowerCase()}`,
          run: () => api.share(entry, visible),
          freshens: [['entry', entry], ['line'], ['picture']],
        })
      }
    />
  )
}
