import type { PersonPage } from '#src/domain/views/people.ts'
import { useMayWrite } from '../../data/useSession.ts'
import { Button } from '../../ui/Button.tsx'
import { buttonLook } from '../../ui/button-look.ts'
import { cx } from '../../ui/cx.ts'
import { Icon } from '../../ui/Icon.tsx'
import { Kbd } from '../../ui/Kbd.tsx'
import { mailto } from '../../words/mailto.ts'
import type { PersonDialog } from './PersonDialogs.tsx'
import { PersonMenu } from './PersonMenu.tsx'

interface PersonActionsProps {
  readonly person: PersonPage
  readonly onLog: () => void
  readonly onDialog: (dialog: PersonDialog) => void
}

/** The person's first address, for the mail program. */
export const mailAddress = (person: PersonPage): string | null => {
  const value = person.facts.email?.[0]?.value
  return value === undefined || person.doNotContact !== null ? null : mailto(value.address)
}

export function PersonActions({ person, onLog, onDialog }: PersonActionsProps) {
  const mayWrite = useMayWrite()
  const mail = mailAddress(person)
  const phone = person.doNotContact === null ? person.facts.phone?.[0]?.value.number : undefined
  const onCalled = (): void => void (mayWrite && setTimeout(onLog, 600))
  return (
    <div className="flex shrink-0 items-center gap-2">
      {mayWrite && (
        <Button look="primary" icon="log" keys="l" onClick={onLog} className="max-sm:hidden">
          Log
        </Button>
      )}
      {phone !== undefined && (
        <a
          href={`tel:${phone.replace(/[^\d+]/g, '')}`}
          onClick={onCalled}
          className={cx(buttonLook('plain'), 'sm:hidden')}
        >
          <Icon name="phone" /> Call
        </a>
      )}
      {mail !== null && (
        <a href={mail} className={buttonLook('plain')}>
          <Icon name="mail" /> Write <Kbd keys="r" />
        </a>
      )}
      {mayWrite && <PersonMenu person={person} onDialog={onDialog} />}
    </div>
  )
}
