import { api } from '../api.ts'
import { tellProblem } from '../data/act.ts'
import { forgetDrafts } from '../data/useDraft.ts'

/** Ends the session and loads the page anew, so that nothing stays in memory. */
export async function signOut(): Promise<void> {
  try {
    await api.signOut()
    forgetDrafts()
    location.assign('/')
  } catch (error) {
    tellProblem(error)
  }
}
