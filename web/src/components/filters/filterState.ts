import type { Filter } from '../../api/types'
import type { Field } from '../../lib/filters'

/** What a list is narrowed by. It lives in the address; `replace` is for what Back should not undo one by one. */
export interface FilterState {
  fields: Field[]
  search: string | undefined
  filters: Filter[] | undefined
  set: (change: { search?: string | undefined; filters?: Filter[] | undefined }, replace?: boolean) => void
}
