import { useQuery } from '@tanstack/react-query'
import { getRouteApi } from '@tanstack/react-router'
import { lazy, Suspense, useState, type ReactNode } from 'react'
import { fetchPage } from '../../api/runs'
import type { Level } from '../../api/types'
import type { Preset } from '../../lib/range'
import type { LogList } from './useLogList'
import type { LogsState } from './useLogsState'

const FirstTrace = lazy(() => import('../onboarding/FirstTrace').then((module) => ({ default: module.FirstTrace })))
const route = getRouteApi('/$workspace/projects/$projectId/logs')
const WAIT_MS = 3000

/**
 * A day unless the address says otherwise; a project without entries of the last day shows all of its time,
 * and one without any entry shows how to send the first.
 */
export function useFallbackRange(): { preset: Preset; onboarding: ReactNode; report: (list: LogList, state: LogsState) => void } {
  const { projectId } = route.useParams()
  const search = route.useSearch()
  const [widened, setWidened] = useState<string | null>(null)
  const [emptyDay, setEmptyDay] = useState<{ project: string; level: Level } | null>(null)
  const empty = emptyDay?.project === projectId
  const plain = !search.range && !search.search && !search.filters && !search.view
  const any = useQuery({
    queryKey: ['any-trace', projectId],
    queryFn: ({ signal }) => fetchPage('traces', { project_id: projectId }, 1, 1, signal).then((page) => page.total),
    enabled: plain && empty,
    refetchInterval: (query) => (query.state.data === 0 ? WAIT_MS : false),
  })
  // Another level may well have nothing where traces have much: only a day without traces is left for all of time.
  if (empty && emptyDay.level === 'traces' && (any.data ?? 0) > 0 && widened !== projectId) setWidened(projectId)
  return {
    preset: widened === projectId ? 'all' : '24h',
    onboarding:
      plain && empty && any.data === 0 ? (
        <Suspense>
          <FirstTrace projectId={projectId} />
        </Suspense>
      ) : null,
    report: (list, state) => {
      const nothing = list.status === 'success' && !list.updating && list.total === 0
      if (nothing && plain && state.range.preset === '24h' && !(empty && emptyDay.level === state.level)) setEmptyDay({ project: projectId, level: state.level })
    },
  }
}
