import { createContext } from 'react'

/** What the list beside the panel can do with a member of a payload; null where there is no list. */
export const PayloadActions = createContext<{
  filter: (field: string, key: string, value: string) => void
  /** Of a path such as `metadata.user`. */
  addColumn?: (path: string) => void
} | null>(null)
