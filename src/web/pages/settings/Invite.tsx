import { useState } from 'react'
import { type AccountRole, accountRoles } from '#src/domain/views/common.ts'
import { api } from '../../api.ts'
import { perform } from '../../data/act.ts'
import { copyText } from '../../data/copy.ts'
import { Button } from '../../ui/Button.tsx'
import { SelectField, TextField } from '../../ui/Field.tsx'
import { Notice } from '../../ui/Notice.tsx'
import { roleWords } from './role-words.ts'

const options = accountRoles.map(role => ({ value: role, words: roleWords[role] }))

/** Makes a link for a new colleague. It is shown once; whoever invites sends it. */
export function Invite() {
  const [name, setName] = useState('')
  const [email, setEmail] = useState('')
  const [role, setRole] = useState<AccountRole>('recruiter')
  const [link, setLink] = useState<string | null>(null)
  const invite = async (): Promise<void> => {
    const made = await perform({
      words: null,
      run: () => api.invite({ name: name.trim(), email: email.trim(), role }),
      freshens: [['accounts']],
    })
    if (made === undefined) return
    setLink(made.link)
    setName('')
    setEmail('')
  }
  return (
    <form
      onSubmit={event => {
        event.preventDefault()
        void invite()
      }}
    >
      <div className="flex flex-wrap items-end gap-3">
        <div className="min-w-40 flex-1">
          <TextField label="Name" required value={name} onChange={event => setName(event.target.value)} />
        </div>
        <div className="min-w-40 flex-1">
          <TextField
            label="Email"
            type="email"
            required
            value={email}
            onChange={event => setEmail(event.target.value)}
          />
        </div>
        <SelectField label="Role" value={role} options={options} onChange={setRole} />
        <Button type="submit" look="primary">
          Invite
        </Button>
      </div>
      {link !== null && (
        <div className="mt-3">
          <Notice
            tone="good"
            icon="link"
            action={
              <Button icon="copy" onClick={() => void copyText(link, 'Copied the link')}>
                Copy
              </Button>
            }
          >
            Send this link. It is shown only now, and works for a week.
            <code className="mt-1 block font-mono text-small [overflow-wrap:anywhere]">{link}</code>
          </Notice>
        </div>
      )}
    </form>
  )
}
