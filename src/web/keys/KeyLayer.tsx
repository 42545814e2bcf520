import { type ReactNode, useContext, useEffect } from 'react'
import { keyboard, LayerContext } from './keyboard.ts'

/** Silences the keys of what lies under a dialog for as long as it is open. */
export function KeyLayer({ children }: { readonly children: ReactNode }) {
  const layer = useContext(LayerContext) + 1
  useEffect(() => keyboard.cover(layer), [layer])
  return <LayerContext value={layer}>{children}</LayerContext>
}
