import type { LucideIcon } from 'lucide-react'
import { useEffect } from 'react'

/** Something the open page can do, offered by the palette while the page is there. */
export interface PageAction {
  id: string
  label: string
  icon: LucideIcon
  keys?: string
  words?: string
  run: () => void
}

const lists = new Map<object, PageAction[]>()

/** Offers actions of a page or panel in the palette; `actions` may be another list on every render. */
export function usePageActions(actions: PageAction[]): void {
  useEffect(() => {
    const own = {}
    lists.set(own, actions)
    return () => {
      lists.delete(own)
    }
  })
}

/** What can be done now, innermost page last registered first. */
export const pageActions = (): PageAction[] => [...lists.values()].reverse().flat()
