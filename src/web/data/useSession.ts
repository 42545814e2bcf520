import { useSuspenseQuery } from '@tanstack/react-query'
import type { Session } from '#src/domain/views/session.ts'
import { queries } from './queries.ts'

type SignedIn = Session & { readonly account: NonNullable<Session['account']> }

/** The session, inside the shell, where somebody is signed in. */
export function useSession(): SignedIn {
  const { data } = useSuspenseQuery(queries.session)
  if (data.account === null) throw new Error('shown outside a session')
  return { ...data, account: data.account }
}

/** Whether who is signed in may change anything: a reader is shown no way to. */
export const useMayWrite = (): boolean => useSession().account.role !== 'reader'

/** A colleague's name by the id of their account. */
export function useColleague(): (account: string | null) => string | null {
  const { colleagues, account: me } = useSession()
  return id =>
    id === null ? null : id === me.id ? 'You' : (colleagues.find(one => one.id === id)?.name ?? 'A former colleague')
}
