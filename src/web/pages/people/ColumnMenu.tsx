import { usePreferences } from '../../data/usePreferences.ts'
import { IconButton } from '../../ui/IconButton.tsx'
import { Menu } from '../../ui/Menu.tsx'
import { MenuCheck, MenuChoice, MenuChoices, MenuHead, MenuLine } from '../../ui/MenuItem.tsx'
import { choosable, usualColumns } from './columns.tsx'

/** Which columns, how dense. Remembered for the viewer. */
export function ColumnMenu() {
  const [preferences, change] = usePreferences()
  const chosen = preferences.peopleColumns.length === 0 ? usualColumns : preferences.peopleColumns
  return (
    <Menu trigger={<IconButton icon="columns" label="Columns" />}>
      <MenuHead>Columns</MenuHead>
      {choosable.map(column => (
        <MenuCheck
          key={column.id}
          checked={chosen.includes(column.id)}
          onChange={on =>
            change({
              peopleColumns: choosable
                .map(one => one.id)
                .filter(one => (one === column.id ? on : chosen.includes(one))),
            })
          }
        >
          {column.head}
        </MenuCheck>
      ))}
      <MenuLine />
      <MenuHead>Rows</MenuHead>
      <MenuChoices
        value={preferences.density}
        onChange={density => change({ density: density === 'compact' ? 'compact' : 'normal' })}
      >
        <MenuChoice value="normal">Normal</MenuChoice>
        <MenuChoice value="compact">Compact</MenuChoice>
      </MenuChoices>
    </Menu>
  )
}
