import { useQuery } from '@tanstack/react-query'
import { Link, useParams } from '@tanstack/react-router'
import { useTranslation } from 'react-i18next'
import { statsQuery } from '../../api/runs'
import type { Stat } from '../../api/types'
import * as f from '../../lib/format'
import { filtersParam } from '../../lib/filters'
import { iso, writeRange } from '../../lib/range'
import { metricText } from './format'
import type { Unit } from './metrics'
import type { Widget } from './model'
import type { TimeWindow } from './window'

/** One number and its change against the equal time before; it leads to its rows. */
export function StatWidget({ widget, projectId, time }: { widget: Widget; projectId: string; time: TimeWindow }) {
  const { t } = useTranslation()
  const { workspace = 'default' } = useParams({ strict: false })
  const { config } = widget
  const level = config.source === 'spans' ? 'spans' : 'traces'
  const metric = config.metric ?? 'trace_count'
  const filters = level === 'spans' ? config.spanFilters : config.traceFilters
  const own = config.projectId ?? projectId
  const params = (from: number, to: number) => ({ project_id: own, filters: filtersParam(filters), from_time: iso(from), to_time: iso(to) })
  const now = useQuery(statsQuery(level, params(time.from, time.to)))
  const then = useQuery({ ...statsQuery(level, params(time.before?.from ?? 0, time.before?.to ?? 1)), enabled: time.before !== null })
  const unit = unitOf(metric)
  const value = statValue(now.data, metric)
  const before = statValue(then.data, metric)
  const change = value !== null && before ? value / before - 1 : null
  const worse = change !== null && Math.abs(change) >= 0.005 && /error|duration|cost/.test(metric) ? (change > 0 ? 'worse' : 'better') : ''
  return (
    <Link
      className="wstat"
      to="/$workspace/projects/$projectId/logs"
      params={{ workspace, projectId: own }}
      search={{
        logsType: level,
        range: writeRange(time.from, time.to),
        filters: metric === 'error_count' ? [...(filters ?? []), { field: 'error_info', operator: 'is_not_empty', value: '' }] : filters,
      }}
    >
      <span className="t2">{widget.title}</span>
      <b className="num">{now.isPending ? <span className="skel" style={{ width: 72, height: 18 }} /> : now.isError ? f.NONE : metricText(value, unit)}</b>
      <span className={`fs12 num ${worse}`}>
        {change === null ? ' ' : t('dashboards.change', { change: f.signed(change, (each) => f.percent(each)) })}
      </span>
    </Link>
  )
}

function unitOf(metric: string): Unit {
  if (metric.startsWith('duration')) return 'ms'
  if (metric.includes('cost')) return 'usd'
  return metric.startsWith('feedback_scores') ? 'score' : 'count'
}

/** `duration.p90` is the 90th percentile of `duration`; any other name is a number of its own. */
export function statValue(stats: Stat[] | undefined, metric: string): number | null {
  const part = /^(duration)\.(p50|p90|p99)$/.exec(metric)
  const found = stats?.find((each) => each.name === (part ? part[1] : metric))?.value
  if (found === undefined) return null
  return typeof found === 'number' ? found : (found[(part?.[2] ?? 'p50') as 'p50'] ?? null)
}
