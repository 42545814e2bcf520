import { Tabs as Radix } from 'radix-ui'
import type { ReactNode } from 'react'

interface TabsProps<T extends string> {
  readonly label: string
  readonly value: T
  readonly onChange: (value: T) => void
  readonly tabs: readonly { readonly value: T; readonly words: ReactNode }[]
  readonly children: ReactNode
  readonly className?: string
}

/** The panels are `TabPanel`s among the children; only the chosen one is on the page. */
export function Tabs<T extends string>({ label, value, onChange, tabs, children, className }: TabsProps<T>) {
  const known = (next: string): void => {
    const tab = tabs.find(one => one.value === next)
    if (tab !== undefined) onChange(tab.value)
  }
  return (
    <Radix.Root value={value} onValueChange={known} className={className ?? ''}>
      <Radix.List aria-label={label} className="flex gap-1 overflow-x-auto border-b border-line">
        {tabs.map(tab => (
          <Radix.Trigger
            key={tab.value}
            value={tab.value}
            className="-mb-px h-control border-b-2 border-transparent px-3 font-medium whitespace-nowrap text-text-2 hover:text-text data-[state=active]:border-accent data-[state=active]:text-text"
          >
            {tab.words}
          </Radix.Trigger>
        ))}
      </Radix.List>
      {children}
    </Radix.Root>
  )
}

export const TabPanel = ({ value, children }: { readonly value: string; readonly children: ReactNode }) => (
  <Radix.Content value={value} className="outline-none">
    {children}
  </Radix.Content>
)
