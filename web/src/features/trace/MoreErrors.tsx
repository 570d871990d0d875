import { useQuery } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { useTranslation } from '../../i18n/useTranslation'
import { fetchPage } from '../../api/runs'
import type { Filter } from '../../api/types'
import * as f from '../../lib/format'
import { filtersParam } from '../../lib/filters'
import { iso } from '../../lib/range'
import type { LogsState } from '../logs/useLogsState'

/** How many other runs of the range failed in the same way, and the way to them. */
export function MoreErrors({ type, level, state }: { type: string; level: 'traces' | 'spans'; state: LogsState }) {
  const { t } = useTranslation()
  const { projectId, range, search } = state
  const filters: Filter[] = [{ field: 'error_type', operator: '=', value: type }]
  const query = { project_id: projectId, filters: filtersParam(filters), from_time: iso(range.from), to_time: iso(range.to) }
  const same = useQuery({
    queryKey: ['logs-same-error', level, query],
    queryFn: ({ signal }) => fetchPage(level, query, 1, 1, signal).then((page) => page.total),
    staleTime: 60_000,
  })
  const more = (same.data ?? 0) - 1
  if (more < 1) return null
  return (
    <Link className="acc fs12 nowrap num" to="." search={{ logsType: level, filters, range: search.range }}>
      {t(range.preset && range.preset !== 'all' ? 'figures.moreErrorsIn' : 'figures.moreErrors', {
        n: f.count(more),
        range: range.preset ? t(`range.short.${range.preset}`) : '',
      })}
    </Link>
  )
}
