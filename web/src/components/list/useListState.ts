import { useNavigate, useSearch } from '@tanstack/react-router'
import { useCallback, useMemo } from 'react'
import { filtersParam, type Field } from '../../lib/filters'
import type { FilterState } from '../filters/filterState'
import { sortingParam, type ListSearch } from './listSearch'

export interface ListState extends FilterState {
  sort: string | undefined
  openId: string | undefined
  /** Changes the address; `replace` for what Back should not undo one by one. */
  change: (change: Partial<ListSearch>, replace?: boolean) => void
  /** The query of the server's lists. */
  params: { search?: string; filters?: string; sorting?: string }
}

/** The state of a list page: all of it is in the address (`readListSearch` reads it in the route). */
export function useListState(fields: Field[]): ListState {
  const search = useSearch({ strict: false }) as ListSearch
  const navigate = useNavigate()
  const change = useCallback(
    (next: Partial<ListSearch>, replace = false) =>
      void navigate({ to: '.', search: ((now: ListSearch) => ({ ...now, ...next })) as never, replace, resetScroll: false }),
    [navigate],
  )
  return useMemo(
    () => ({
      fields,
      search: search.search,
      filters: search.filters,
      set: change,
      change,
      sort: search.sort,
      openId: search.open,
      params: { search: search.search, filters: filtersParam(search.filters), sorting: sortingParam(search.sort) },
    }),
    [fields, search.search, search.filters, search.sort, search.open, change],
  )
}
