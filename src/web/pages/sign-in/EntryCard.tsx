import type { ReactNode } from 'react'
import { Logo } from '../../shell/Logo.tsx'

/** The one panel of a page before the product: set-up, sign-in, invitation. */
export function EntryCard({
  title,
  about,
  children,
}: {
  readonly title: string
  readonly about: ReactNode
  readonly children: ReactNode
}) {
  return (
    <main className="mx-auto flex min-h-dvh w-full max-w-100 flex-col justify-center px-4 py-12">
      <p className="mb-6 flex items-center gap-2 font-semibold">
        <Logo /> Throughline
      </p>
      <h1 className="text-display">{title}</h1>
      <p className="mt-2 mb-6 text-read text-text-2">{about}</p>
      {children}
    </main>
  )
}
