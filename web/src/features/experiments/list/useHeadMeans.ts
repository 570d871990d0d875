import { keepPreviousData, useQuery } from '@tanstack/react-query'
import type { ReactNode } from 'react'
import { currentWorkspace } from '../../../api/client'
import type { Column } from '../../../components/table/column'
import { fetchGroups, type ExperimentsParams } from '../api'
import type { Aggregations } from '../types'
import type { GroupRow, ListRow } from './rows'

/** Runs change them all the time; nobody reads a mean more often. */
const EVERY_MS = 30_000

/** The means of all experiments that match, for the heads: they are one group, whose cells are those of any other. */
export function useHeadMeans(params: ExperimentsParams, wanted: boolean, on: boolean, total: number): ((column: Column<ListRow>) => ReactNode) | undefined {
  const { sorting: _, ...matching } = params
  const means = useQuery({
    queryKey: ['experiment-means', currentWorkspace(), matching, total],
    queryFn: async ({ signal }): Promise<Aggregations | null> => Object.values(await fetchGroups(matching, ['project_id'], signal))[0]?.aggregations ?? null,
    placeholderData: keepPreviousData,
    staleTime: EVERY_MS,
    refetchInterval: EVERY_MS,
    enabled: wanted && on && total > 0,
  })
  if (!wanted) return undefined
  const aggregations = means.data
  if (!aggregations) return () => null
  const all: GroupRow = { kind: 'group', id: 'all', level: 0, field: 'project_id', label: '', open: false, aggregations }
  return (column) => (column.meta.numeric && column.id !== 'trace_count' ? column.cell(all, -1) : null)
}
