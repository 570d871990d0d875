import type { LucideIcon } from 'lucide-react'

export type Group = 'recent' | 'id' | 'actions' | 'pages' | 'entities' | 'filter'

/** A line of the palette: a place (`href`) or something to do (`run`). */
export interface Entry {
  id: string
  group: Group
  label: string
  /** At the right: kind, project. */
  hint?: string
  keys?: string
  icon: LucideIcon
  /** Words that find it beside its label. */
  words?: string
  href?: string
  run?: () => void
}
