import type { Filter } from '../../api/types'
import type { Asked, Field } from '../../lib/filters'

/** A value that occurs, how often where that is counted, and how it is called where it is an id. */
export interface NamedValue {
  value: string
  count?: number
  label?: string
}

/** How values are asked for: options of a query. */
export interface ValuesQuery {
  queryKey: readonly unknown[]
  queryFn: (context: { signal: AbortSignal }) => Promise<{ values: NamedValue[] }>
}

/** What a list is narrowed by. It lives in the address; `replace` is for what Back should not undo one by one. */
export interface FilterState {
  fields: Field[]
  /** Whether the server of this list takes groups of alternatives. */
  groups?: boolean
  /** Values of a field (`keys`: its keys) with their counts, where the list can say; null where it cannot. `without`: as if this filter were not there. */
  values?: (asked: Asked, without?: Filter) => ValuesQuery | null
  search: string | undefined
  filters: Filter[] | undefined
  set: (change: { search?: string | undefined; filters?: Filter[] | undefined }, replace?: boolean) => void
}
