import { createContext } from 'react'

/** What can be done with a member of a value, besides copying its path; pages give what they can do. */
export interface JsonActions {
  /** Filters the list by this member; the value is a text, number or boolean. */
  filter?: (path: string, value: string) => void
  /** Shows this member as a column of the list. */
  addColumn?: (path: string) => void
  /** Which paths can be a column; absent: all. */
  canBeColumn?: (path: string) => boolean
}

export const JsonActionsContext = createContext<JsonActions>({})
