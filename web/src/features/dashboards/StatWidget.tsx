import { keepPreviousData, useQuery } from '@tanstack/react-query'
import { Link, useParams } from '@tanstack/react-router'
import { useTranslation } from '../../i18n/useTranslation'
import { seriesQuery, type SeriesBody } from '../../api/logs'
import { statsQuery } from '../../api/runs'
import type { Level, Stat } from '../../api/types'
import { Sparkline } from '../../components/Sparkline'
import * as f from '../../lib/format'
import { filtersParam } from '../../lib/filters'
import { iso, writeRange } from '../../lib/range'
import { changeText, lengthText, metricText } from './format'
import type { Widget } from './model'
import { filtersOf } from './series'
import { figureOf } from './stats'
import type { Board } from './window'

/** Below this share a change is not worth a colour. */
const WORTH = 0.05
const STEPS = 40
const FAILED = { field: 'error_info', operator: 'is_not_empty', value: '' }

/** One number, its course and its change against the equal time before; it leads to its rows. */
export function StatWidget({ widget, projectId, board }: { widget: Widget; projectId: string; board: Board }) {
  const { t } = useTranslation()
  const { workspace = 'default' } = useParams({ strict: false })
  const { config } = widget
  const { time } = board
  const own = config.projectId ?? projectId
  const metric = config.metric ?? 'trace_count'
  const level: Level = config.source === 'spans' ? 'spans' : 'traces'
  const { unit, worseUp } = figureOf(metric)
  const filters = filtersOf(config, level, board)
  const { value, before, course, pending } = useFigure(own, metric, level, filters, board)
  const by = value !== null && before !== null ? value - before : null
  const tone = by !== null && worseUp && Math.abs(by) > WORTH * Math.max(Math.abs(before!), 1e-4) ? (by > 0 ? 'dn' : 'up') : unit === 'score' && by !== null && Math.abs(by) >= 0.01 ? (by < 0 ? 'dn' : 'up') : ''
  const change = by === null ? '' : changeText(value!, before!, unit)
  return (
    <Link
      className="wstat"
      to="/$workspace/projects/$projectId/logs"
      params={{ workspace, projectId: own }}
      search={{ logsType: level, range: writeRange(time.from, time.to), filters: metric.startsWith('error_') ? [...filters, FAILED] : filters.length > 0 ? filters : undefined }}
    >
      <span className="t2 trunc">{widget.title}</span>
      <b className="num">{pending ? <span className="skel" style={{ width: 72, height: 18 }} /> : metricText(value, unit)}</b>
      <Sparkline values={course} />
      <span className={`fs12 num chg ${tone}`}>
        {change || f.NBSP}
        {change && <span className="t3"> {t('dashboards.vsBefore', { length: lengthText(time.to - time.from) })}</span>}
      </span>
    </Link>
  )
}

function useFigure(projectId: string, metric: string, level: Level, filters: ReturnType<typeof filtersOf>, { time }: Board) {
  const { measure, unit } = figureOf(metric)
  const body = (from: number, to: number, steps: number): SeriesBody | null =>
    measure ? { entity_type: level, filters, from_time: iso(from)!, to_time: iso(to)!, max_intervals: steps, measures: [measure] } : null
  const before = time.before ?? { from: 0, to: 1 }
  const asked = projectId !== ''
  const series = useQuery({ ...seriesQuery(projectId, body(time.from, time.to, STEPS)), enabled: asked && measure !== undefined, placeholderData: keepPreviousData })
  const past = useQuery({ ...seriesQuery(projectId, body(before.from, before.to, 2)), enabled: asked && measure !== undefined && time.before !== null, placeholderData: keepPreviousData })
  const params = (from: number, to: number) => ({ project_id: projectId, filters: filtersParam(filters), from_time: iso(from), to_time: iso(to) })
  const stats = useQuery({ ...statsQuery(level, params(time.from, time.to)), enabled: asked && measure === undefined })
  const pastStats = useQuery({ ...statsQuery(level, params(before.from, before.to)), enabled: asked && measure === undefined && time.before !== null })
  const line = series.data?.series[0]
  return measure
    ? { value: line?.total ?? (series.data && unit === 'count' ? 0 : null), before: past.data?.series[0]?.total ?? null, course: (line?.values ?? []).map((each) => each ?? 0), pending: series.isPending && asked }
    : { value: statValue(stats.data, metric), before: statValue(pastStats.data, metric), course: [], pending: stats.isPending && asked }
}

/** `duration.p90` is the 90th percentile of `duration`; any other name is a number of its own. */
export function statValue(stats: Stat[] | undefined, metric: string): number | null {
  const part = /^(duration)\.(p50|p90|p99)$/.exec(metric)
  const found = stats?.find((each) => each.name === (part ? part[1] : metric))?.value
  if (found === undefined) return null
  return typeof found === 'number' ? found : (found[(part?.[2] ?? 'p50') as 'p50'] ?? null)
}
