import * as Radix from '@radix-ui/react-tabs'
import type { ReactNode } from 'react'

interface Tab {
  id: string
  label: string
  count?: string
  content: ReactNode
}

/** Tabs whose choice is the page's (the address); only the chosen one is drawn. */
export function Tabs({ tabs, chosen, onChoose, name, tools }: { tabs: Tab[]; chosen: string; onChoose: (id: string) => void; name: string; tools?: ReactNode }) {
  return (
    <Radix.Root className="tabroot" value={chosen} onValueChange={onChoose} activationMode="manual">
      <Radix.List className="tabs" aria-label={name}>
        {tabs.map((tab) => (
          <Radix.Trigger key={tab.id} value={tab.id} className={tab.id === chosen ? 'on' : ''}>
            {tab.label}
            {tab.count !== undefined && <small>{tab.count}</small>}
          </Radix.Trigger>
        ))}
        {tools}
      </Radix.List>
      {tabs.map((tab) => (
        <Radix.Content key={tab.id} value={tab.id} className="tabbody">
          {tab.id === chosen && tab.content}
        </Radix.Content>
      ))}
    </Radix.Root>
  )
}
