import { useQuery } from '@tanstack/react-query'
import { api } from '../../api.ts'
import { perform } from '../../data/act.ts'
import { queries } from '../../data/queries.ts'
import { Button } from '../../ui/Button.tsx'
import { buttonLook } from '../../ui/button-look.ts'
import { Icon } from '../../ui/Icon.tsx'
import { sinceWords, userLocale } from '../../words/dates.ts'
import { useNow } from '../../words/useNow.ts'

const address = 'https://www.linkedin.com/mypreferences/d/download-my-data'

/** LinkedIn gives a member their own archive: asked today, here within a day. */
export function LinkedInCard() {
  const now = useNow()
  const { data: today } = useQuery(queries.today)
  const pending = today?.tidy.pendingExports.find(one => one.what === 'linkedin')
  const ask = (): void =>
    void perform({
      words: 'Noted: the LinkedIn archive is on its way',
      run: () => api.exportRequested('linkedin'),
      freshens: [['today']],
    })
  return (
    <section aria-label="LinkedIn" className="rounded-panel border border-line bg-surface p-4 sm:col-span-2">
      <h2 className="flex items-baseline gap-2 font-semibold">
        LinkedIn <span className="text-small font-normal text-text-2">ask today, here within 24 hours</span>
      </h2>
      <p className="text-text-2">
        Connections, messages, InMails, invitations, reactions: everything of your account since you joined.
      </p>
      <ol className="mt-3 grid gap-3 sm:grid-cols-3">
        <li>
          <span className="font-medium">1. Ask LinkedIn.</span> Choose the larger archive, “everything”.
          <a
            href={address}
            target="_blank"
            rel="noopener noreferrer"
            className={`${buttonLook('plain')} mt-2 !flex w-fit`}
          >
            Open LinkedIn <Icon name="external" />
          </a>
        </li>
        <li>
          <span className="font-medium">2. Say so here</span>, and Today reminds you.
          {pending === undefined ? (
            <Button className="mt-2 !flex w-fit" icon="check" onClick={ask}>
              I have asked for it
            </Button>
          ) : (
            <span className="mt-2 flex items-center gap-1.5 text-good">
              <Icon name="check" /> asked {sinceWords(pending.since, now, userLocale())} ago
            </span>
          )}
        </li>
        <li>
          <span className="font-medium">3. Drop the ZIP here</span> when LinkedIn’s email comes. Its link is good for 72
          hours. A second archive later brings only what is new.
        </li>
      </ol>
    </section>
  )
}
