import { createContext } from 'react'
import { KeyRegistry, type Press } from './registry.ts'

export const keyboard = new KeyRegistry()

/** How deep the screen lies that a component is on: 0 a page, 1 a dialog over it, 2 a dialog over that. */
export const LayerContext = createContext(0)

const fields =
  'input:not([type=checkbox], [type=radio], [type=button], [type=submit]), textarea, select, [contenteditable=true], [role=menu], [role=listbox], [role=combobox]'
const controls = 'a[href], button, summary, input, [role=button], [role=menuitem], [role=tab], [role=switch]'

const isMac = typeof navigator !== 'undefined' && navigator.platform.startsWith('Mac')
export const modName = isMac ? '⌘' : 'Ctrl'

function pressOf(event: KeyboardEvent): Press {
  const target = event.target instanceof Element ? event.target : null
  return {
    key: event.key,
    mod: isMac ? event.metaKey : event.ctrlKey,
    alt: event.altKey || (isMac ? event.ctrlKey : event.metaKey),
    shift: event.shiftKey,
    inField: target?.closest(fields) != null,
    onControl: target?.closest(controls) != null,
    time: event.timeStamp,
  }
}

/** Listens for the whole page; a component that handled a key itself has called preventDefault. */
export function listen(): () => void {
  const onKey = (event: KeyboardEvent): void => {
    if (event.defaultPrevented || event.isComposing) return
    if (keyboard.press(pressOf(event))) event.preventDefault()
  }
  document.addEventListener('keydown', onKey)
  return () => document.removeEventListener('keydown', onKey)
}
