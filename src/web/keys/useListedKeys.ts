import { useContext, useEffect } from 'react'
import { keyboard, LayerContext } from './keyboard.ts'

/** Puts keys that a part takes itself while it has the focus into the list of keys; `keys` must be one object at every render. */
export function useListedKeys(group: string, keys: { readonly [keys: string]: string } | null): void {
  const layer = useContext(LayerContext)
  useEffect(() => {
    const leave = Object.entries(keys ?? {}).map(([name, does]) =>
      keyboard.add({ keys: name, does, group, layer, run: null }),
    )
    return () => {
      for (const one of leave) one()
    }
  }, [keys, group, layer])
}
