import type { PersonPage } from '#src/domain/views/people.ts'
import { api } from '../../api.ts'
import { perform } from '../../data/act.ts'
import { aboutPerson } from '../../data/person-cache.ts'
import { useColleague, useSession } from '../../data/useSession.ts'
import { IconButton } from '../../ui/IconButton.tsx'
import { Menu } from '../../ui/Menu.tsx'
import { MenuChoice, MenuChoices, MenuHead, MenuItem, MenuLine } from '../../ui/MenuItem.tsx'
import { spoken } from '../../words/vocabulary.ts'
import { chooseLabel } from './change-one.ts'
import type { PersonDialog } from './PersonDialogs.tsx'

const ratings = ['1', '2', '3', '4', '5']

/** Everything about a person that is not done every day. */
export function PersonMenu({
  person,
  onDialog,
}: {
  readonly person: PersonPage
  readonly onDialog: (dialog: PersonDialog) => void
}) {
  const { account } = useSession()
  const colleague = useColleague()
  // After the menu has given the focus back: the dialog returns it there when it closes.
  const show = (dialog: PersonDialog) => () => void setTimeout(() => onDialog(dialog))
  return (
    <Menu trigger={<IconButton icon="more" label="More" />}>
      <MenuItem icon="edit" onSelect={show('name')}>
        Change the name
      </MenuItem>
      <MenuItem icon="jobs" onSelect={show('job')}>
        {spoken('Put on a job')}
      </MenuItem>
      <MenuItem icon="columns" keys="c" onSelect={show('cv')}>
        CV in our form
      </MenuItem>
      <MenuItem icon="people" onSelect={show('owner')}>
        Change the owner
      </MenuItem>
      <MenuHead>Rating</MenuHead>
      <MenuChoices
        value={person.rating === null ? '' : String(person.rating)}
        onChange={value =>
          void chooseLabel(person, {
            label: 'rating',
            to: value === '' ? null : Number(value),
            was: person.rating,
            colleague,
          })
        }
      >
        <MenuChoice value="">None</MenuChoice>
        {ratings.map(rating => (
          <MenuChoice key={rating} value={rating}>
            {rating} of 5
          </MenuChoice>
        ))}
      </MenuChoices>
      <MenuLine />
      <MenuItem icon="merge" onSelect={show('merge')}>
        Merge with somebody
      </MenuItem>
      {person.identifiers.length > 1 && (
        <MenuItem icon="split" onSelect={show('split')}>
          Split into two people
        </MenuItem>
      )}
      <MenuLine />
      {person.doNotContact === null ? (
        <MenuItem icon="stop" onSelect={show('do-not-contact')}>
          Do not contact
        </MenuItem>
      ) : (
        <MenuItem
          icon="check"
          onSelect={() =>
            void perform({
              words: `${person.name} may be contacted again`,
              run: () => api.allowContact(person.id),
              freshens: aboutPerson(person.id),
            })
          }
        >
          May be contacted again
        </MenuItem>
      )}
      {account.role === 'admin' && (
        <MenuItem icon="close" danger onSelect={show('erase')}>
          Erase this person
        </MenuItem>
      )}
    </Menu>
  )
}
