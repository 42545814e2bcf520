import { Link } from '@tanstack/react-router'
import { api } from '../api.ts'
import { tellProblem } from '../data/act.ts'
import { useMayWrite, useSession } from '../data/useSession.ts'
import { Icon } from '../ui/Icon.tsx'
import { Menu } from '../ui/Menu.tsx'
import { MenuHead, MenuItem, MenuLine, MenuLink } from '../ui/MenuItem.tsx'
import { spoken } from '../words/vocabulary.ts'
import { enterSession } from './enter-session.ts'
import { inBar, placesFor } from './places.ts'
import { signOut } from './sign-out.ts'

/** On a phone: everything that the bar has no room for. */
export function MoreMenu({ className }: { readonly className: string }) {
  const { running, account, demo, colleagues } = useSession()
  const mayWrite = useMayWrite()
  return (
    <Menu
      side="top"
      trigger={
        <button type="button" className={className}>
          <Icon name="menu" className="size-5" />
          More
        </button>
      }
    >
      {running.map(one => (
        <MenuLink key={one.id}>
          <Link to="/bring-in/$id" params={{ id: one.id }}>
            <Icon name="import" /> {one.name} {one.share !== null && `${Math.round(one.share * 100)} %`}
          </Link>
        </MenuLink>
      ))}
      {placesFor(mayWrite)
        .filter(place => !inBar.includes(place))
        .map(place => (
          <MenuLink key={place.to}>
            <Link to={place.to}>
              <Icon name={place.icon} /> {spoken(place.words)}
            </Link>
          </MenuLink>
        ))}
      <MenuLink>
        <Link to="/settings">
          <Icon name="settings" /> Settings
        </Link>
      </MenuLink>
      <MenuLine />
      <MenuHead>{account.name}</MenuHead>
      {demo &&
        colleagues
          .filter(one => one.active && one.id !== account.id)
          .map(one => (
            <MenuItem
              key={one.id}
              icon="people"
              onSelect={() => void api.switchAccount(one.id).then(enterSession).catch(tellProblem)}
            >
              See it as {one.name}
            </MenuItem>
          ))}
      <MenuItem icon="out" onSelect={() => void signOut()}>
        Sign out
      </MenuItem>
    </Menu>
  )
}
