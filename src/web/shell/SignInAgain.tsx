import { useEffect, useState } from 'react'
import { api } from '../api.ts'
import { queryClient } from '../data/query-client.ts'
import { useSession } from '../data/useSession.ts'
import { onSessionExpired } from '../http.ts'
import { SignInForm } from '../pages/sign-in/SignInForm.tsx'
import { Dialog } from '../ui/Dialog.tsx'

/** The session ended while the page was open: signing in happens over it, and everything typed is still there. */
export function SignInAgain() {
  const { account } = useSession()
  const [expired, setExpired] = useState(false)
  useEffect(() => {
    // What was asked for before it was known who asks may have been refused while the session is well.
    const look = async (): Promise<void> => {
      const now = await api.session().catch(() => null)
      if (now?.account?.id === account.id) void queryClient.invalidateQueries()
      else setExpired(true)
    }
    return onSessionExpired(() => void look())
  }, [account.id])
  return (
    <Dialog
      open={expired}
      onClose={() => setExpired(false)}
      dismissable={false}
      title="Please sign in again"
      about="Your session has ended. What you were writing is kept; what was last clicked may need a second click."
    >
      <SignInForm
        email={account.email}
        onDone={session => {
          if (session.account?.id !== account.id) location.reload()
          setExpired(false)
          void queryClient.invalidateQueries()
        }}
      />
    </Dialog>
  )
}
