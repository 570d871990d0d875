import { store, stored } from '../../lib/storage'

export interface Recent {
  href: string
  label: string
  hint?: string
  kind: string
}

const MOST = 12
const nameOf = (workspace: string) => `recent.${workspace}`

export const recent = (workspace: string): Recent[] => stored<Recent[]>(nameOf(workspace), [])

/** What was opened last comes first. */
export function remember(workspace: string, entry: Recent): void {
  store(nameOf(workspace), [entry, ...recent(workspace).filter((each) => each.href !== entry.href)].slice(0, MOST))
}
