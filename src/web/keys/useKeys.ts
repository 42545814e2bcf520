import { useContext, useEffect, useRef } from 'react'
import { keyboard, LayerContext } from './keyboard.ts'

export type KeyMap = { readonly [keys: string]: readonly [does: string, run: () => void] | undefined }

/**
 * Binds keys while the component is on screen. The functions may change at every render; the keys are bound once.
 * `at` is a layer other than the one that the component is on.
 */
export function useKeys(group: string, map: KeyMap, at?: number): void {
  const here = useContext(LayerContext)
  const layer = at ?? here
  const latest = useRef(map)
  useEffect(() => {
    latest.current = map
  })
  const names = Object.entries(map)
    .filter(([, bound]) => bound !== undefined)
    .map(([keys, bound]) => `${keys}\t${bound?.[0] ?? ''}`)
    .join('\n')
  useEffect(() => {
    if (names === '') return
    const leave = names.split('\n').map(line => {
      const [keys = '', does = ''] = line.split('\t')
      return keyboard.add({ keys, does, group, layer, run: () => latest.current[keys]?.[1]() })
    })
    return () => {
      for (const one of leave) one()
    }
  }, [names, group, layer])
}
