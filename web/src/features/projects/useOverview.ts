import { skipToken, useQuery, useQueryClient } from '@tanstack/react-query'
import { useEffect } from 'react'
import { fetchOverview, totalsKey, type OverviewTotals, type ProjectOverview } from '../../api/overview'
import { workspaceStream } from '../../api/stream'
import { isOld } from '../../api/workspace'
import { keepThreads } from '../../lib/threadsFirst'
import type { ListState } from '../../components/list/useListState'
import type { RowSource } from '../../components/table/rowSource'
import { useServerList } from '../../components/table/useServerList'
import type { Which } from './ranges'

const REFRESH_MS = 5000
// The figures of a page are counted when it is asked for: as many rows as fill a screen and a half.
const PAGE = 50

/** The projects of the workspace, loaded where they are looked at, and the sums over all of them, which come with every page. */
export function useOverview(hours: number, which: Which, state: ListState): { list: RowSource<ProjectOverview>; totals: OverviewTotals | undefined } {
  const client = useQueryClient()
  const { search, params } = state
  const list = useServerList<ProjectOverview>(
    ['project-overview', hours, which, search, params.sorting],
    async (page, size, signal) => {
      const answer = await fetchOverview(hours, { page, size, search, sorting: params.sorting, ...(which === 'all' ? {} : { [which]: true }) }, signal)
      client.setQueryData<OverviewTotals>(totalsKey(hours), answer.totals)
      for (const project of answer.content) keepThreads(project.id, project.has_threads)
      return answer
    },
    { pageSize: PAGE },
  )
  const { data: totals } = useQuery<OverviewTotals>({ queryKey: totalsKey(hours), queryFn: skipToken })
  useFreshOverview()
  return { list, totals }
}

/** Asks again when the server tells of traces, projects or alerts, not more often than every five seconds. */
function useFreshOverview(): void {
  const client = useQueryClient()
  useEffect(() => {
    let timer: ReturnType<typeof setTimeout> | undefined
    const stop = workspaceStream().listen({
      change: ({ traces, lists }) => {
        if (!traces && !lists?.some((list) => list === 'projects' || list === 'alerts')) return
        timer ??= setTimeout(() => {
          timer = undefined
          if (document.hidden) return
          void client.invalidateQueries({ queryKey: ['list', 'project-overview'] })
          void client.invalidateQueries({ queryKey: ['workspaces'], predicate: isOld })
        }, REFRESH_MS)
      },
    })
    return () => {
      clearTimeout(timer)
      stop()
    }
  }, [client])
}
