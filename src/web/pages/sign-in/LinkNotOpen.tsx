import { problemIn } from '../../http.ts'
import { Skeleton } from '../../ui/Skeleton.tsx'
import { EntryCard } from './EntryCard.tsx'

/** What somebody outside sees of a link before its page is there, or in its place. */
export const LinkNotOpen = ({ error }: { readonly error: Error | null }) =>
  error === null ? (
    <Skeleton className="mx-auto max-w-200 p-8" />
  ) : (
    <EntryCard title="This link is not valid" about={problemIn(error).title}>
      {null}
    </EntryCard>
  )
