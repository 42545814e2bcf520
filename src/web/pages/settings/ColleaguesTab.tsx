import { useQuery } from '@tanstack/react-query'
import { accountRoles } from '#src/domain/views/common.ts'
import { type Account, api } from '../../api.ts'
import { perform } from '../../data/act.ts'
import { queries } from '../../data/queries.ts'
import { useSession } from '../../data/useSession.ts'
import { problemIn } from '../../http.ts'
import { Avatar } from '../../ui/Avatar.tsx'
import { Button } from '../../ui/Button.tsx'
import { SelectField } from '../../ui/Field.tsx'
import { Notice } from '../../ui/Notice.tsx'
import { Skeleton } from '../../ui/Skeleton.tsx'
import { Invite } from './Invite.tsx'
import { roleWords } from './role-words.ts'

const options = accountRoles.map(role => ({ value: role, words: roleWords[role] }))

function Colleague({ account }: { readonly account: Account }) {
  const { account: me } = useSession()
  const change = (body: Parameters<typeof api.changeAccount>[1], words: string): void =>
    void perform({ words, run: () => api.changeAccount(account.id, body), freshens: [['accounts'], ['session']] })
  return (
    <li className="flex flex-wrap items-center gap-3 py-2.5">
      <Avatar name={account.name} />
      <span className="min-w-0 flex-1 basis-48">
        <span className="block truncate font-medium">
          {account.name}
          {account.id === me.id && ' (you)'}
        </span>
        <span className="block truncate text-small text-text-2">{account.email}</span>
      </span>
      {account.invited ? (
        <span className="text-text-2">invited as {roleWords[account.role].toLowerCase()}</span>
      ) : (
        <>
          <SelectField
            label={`Role of ${account.name}`}
            bare
            value={account.role}
            options={options}
            onChange={role => change({ role }, `${account.name} is now ${roleWords[role].toLowerCase()}`)}
          />
          <Button
            look="quiet"
            className="sm:w-28"
            onClick={() =>
              change(
                { active: !account.active },
                account.active ? `${account.name} cannot sign in any more` : `${account.name} can sign in again`,
              )
            }
          >
            {account.active ? 'Lock out' : 'Let in again'}
          </Button>
        </>
      )}
    </li>
  )
}

/** Who works here, and who is invited. */
export function ColleaguesTab() {
  const { data, error } = useQuery(queries.accounts)
  return (
    <div className="pt-5">
      <Invite />
      {error !== null && (
        <Notice tone="bad" alert>
          {problemIn(error).title}
        </Notice>
      )}
      {data === undefined && error === null && <Skeleton rows={4} />}
      <ul className="mt-4 divide-y divide-line border-y border-line empty:hidden">
        {data?.map(account => (
          <Colleague key={account.id} account={account} />
        ))}
      </ul>
    </div>
  )
}
