import { useState } from 'react'
import { usePreferences } from '../data/usePreferences.ts'
import { keyboard } from '../keys/keyboard.ts'
import type { KeyBinding } from '../keys/registry.ts'
import { Check } from '../ui/Check.tsx'
import { Dialog } from '../ui/Dialog.tsx'
import { Kbd } from '../ui/Kbd.tsx'

function byGroup(bindings: readonly KeyBinding[]): ReadonlyMap<string, readonly KeyBinding[]> {
  const groups = new Map<string, KeyBinding[]>()
  for (const binding of bindings) groups.set(binding.group, [...(groups.get(binding.group) ?? []), binding])
  return groups
}

/** Every key that works on the page beneath, the page's own first. */
export function KeySheet({ onClose }: { readonly onClose: () => void }) {
  const [preferences, change] = usePreferences()
  const [groups] = useState(() => [...byGroup(keyboard.list().reverse())].reverse())
  return (
    <Dialog open wide onClose={onClose} title="Keys">
      <div className="columns-1 gap-8 sm:columns-2">
        {groups.map(([group, bindings]) => (
          <section key={group} className="mb-5 break-inside-avoid">
            <h3 className="mb-1 text-head text-text-3 uppercase">{group}</h3>
            <dl>
              {bindings.map(binding => (
                <div
                  key={binding.keys}
                  className="flex items-center justify-between gap-4 border-b border-line py-1.5 last:border-0"
                >
                  <dt>{binding.does}</dt>
                  <dd>
                    <span className="sr-only">{binding.keys}</span>
                    <Kbd keys={binding.keys} />
                  </dd>
                </div>
              ))}
            </dl>
          </section>
        ))}
      </div>
      <Check
        checked={preferences.keys}
        onChange={keys => change({ keys })}
        hint="Keys with Ctrl or Cmd, Enter and Esc always work."
      >
        Single letters work as keys
      </Check>
    </Dialog>
  )
}
