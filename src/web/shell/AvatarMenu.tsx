import { Link } from '@tanstack/react-router'
import { api } from '../api.ts'
import { tellProblem } from '../data/act.ts'
import { usePreferences } from '../data/usePreferences.ts'
import { useSession } from '../data/useSession.ts'
import { Avatar } from '../ui/Avatar.tsx'
import { Icon } from '../ui/Icon.tsx'
import { Menu } from '../ui/Menu.tsx'
import { MenuChoice, MenuChoices, MenuHead, MenuItem, MenuLine, MenuLink } from '../ui/MenuItem.tsx'
import { enterSession } from './enter-session.ts'
import { showOverlay } from './overlays.ts'
import { signOut } from './sign-out.ts'

const themes = ['light', 'dark', 'system'] as const
const themeWords = { light: 'Light', dark: 'Dark', system: 'As the system' }

export function AvatarMenu() {
  const { account, colleagues, demo } = useSession()
  const [preferences, change] = usePreferences()
  const others = colleagues.filter(one => one.active && one.id !== account.id)
  return (
    <Menu
      side="top"
      align="start"
      trigger={
        <button
          type="button"
          aria-label={`${account.name}: settings, theme, export, sign out`}
          className="flex h-10 w-full items-center gap-2 rounded-control px-1.5 hover:bg-sunken max-wide:justify-center max-sm:h-11"
        >
          <Avatar name={account.name} />
          <span className="min-w-0 flex-1 text-left leading-4 max-wide:hidden">
            <span className="block truncate font-medium">{account.name}</span>
            {demo && (
              <span className="block truncate text-head font-normal tracking-normal text-text-3">Invented agency</span>
            )}
          </span>
        </button>
      }
    >
      {demo && others.length > 0 && (
        <>
          <MenuHead>See it as</MenuHead>
          {others.map(one => (
            <MenuItem
              key={one.id}
              onSelect={() => void api.switchAccount(one.id).then(enterSession).catch(tellProblem)}
            >
              {one.name}
            </MenuItem>
          ))}
          <MenuLine />
        </>
      )}
      <MenuHead>Theme</MenuHead>
      <MenuChoices
        value={preferences.theme}
        onChange={value => change({ theme: themes.find(one => one === value) ?? 'system' })}
      >
        {themes.map(theme => (
          <MenuChoice key={theme} value={theme}>
            {themeWords[theme]}
          </MenuChoice>
        ))}
      </MenuChoices>
      <MenuLine />
      <MenuLink>
        <Link to="/settings">
          <Icon name="settings" className="text-text-3" /> Settings
        </Link>
      </MenuLink>
      <MenuItem icon="keyboard" keys="?" onSelect={() => showOverlay('keys')}>
        Keys
      </MenuItem>
      <MenuLink>
        <a href={api.exportAddress('jsonl')} download>
          <Icon name="download" className="text-text-3" /> Export everything
        </a>
      </MenuLink>
      <MenuItem icon="out" onSelect={() => void signOut()}>
        Sign out
      </MenuItem>
    </Menu>
  )
}
