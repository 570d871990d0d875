import { useQueries, useQuery } from '@tanstack/react-query'
import { useMemo, useState } from 'react'
import { currentWorkspace } from '../../../api/client'
import type { RowSource } from '../../../components/table/rowSource'
import { useLoadedList } from '../../../components/table/useLoadedList'
import type { Filter } from '../../../api/types'
import { fetchExperiments, groupsQuery, type ExperimentsParams } from '../api'
import { filtersOf, flattenGroups } from './groups'
import { experimentRow, type ListRow } from './rows'

const STEP = 25

/** Groups with their numbers; of open leaves the experiments, a piece at a time. */
export function useGroupedList(params: ExperimentsParams, filters: Filter[] | undefined, groups: string[], expanded: string[]): { list: RowSource<ListRow>; more: (path: string) => void } {
  const tree = useQuery(groupsQuery(params, groups))
  const [sizes, setSizes] = useState<Record<string, number>>({})
  const entries = useMemo(() => (tree.data ? flattenGroups(tree.data, groups, new Set(expanded)) : []), [tree.data, groups, expanded])
  const leaves = entries.flatMap((entry) => ('kind' in entry ? [] : [entry]))
  const loaded = useQueries({
    queries: leaves.map((leaf) => {
      const size = sizes[leaf.path] ?? STEP
      const own = { ...params, filters: JSON.stringify([...(filters ?? []), ...filtersOf(groups, leaf.values)]) }
      return {
        queryKey: ['experiments', currentWorkspace(), 'group', own, size],
        queryFn: ({ signal }: { signal: AbortSignal }) => fetchExperiments(own, 1, size, signal),
      }
    }),
  })
  const rows = useMemo(() => {
    if (!tree.data) return undefined
    let at = 0
    return entries.flatMap((entry): ListRow[] => {
      if ('kind' in entry) return [entry]
      const page = loaded[at++]?.data
      const level = groups.length
      const own = page?.content.map((each) => experimentRow(each, level, entry.path)) ?? []
      const left = (page?.total ?? entry.count) - own.length
      return left > 0 ? [...own, { kind: 'more', id: `${entry.path}+`, level, path: entry.path, left }] : own
    })
  }, [tree.data, entries, loaded, groups.length])
  const list = useLoadedList(rows, tree)
  return { list, more: (path) => setSizes((now) => ({ ...now, [path]: (now[path] ?? STEP) + STEP })) }
}
