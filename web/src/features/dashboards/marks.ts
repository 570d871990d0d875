import { keepPreviousData, useQuery } from '@tanstack/react-query'
import { useTranslation } from '../../i18n/useTranslation'
import { currentWorkspace, request } from '../../api/client'
import type { Schemas } from '../../api/types'
import { iso } from '../../lib/range'
import { fetchAlerts } from '../alerts/api'
import { conditionOf, isMeasured, type Alert } from '../alerts/model'
import { axisText } from './format'
import type { Metric } from './metrics'
import type { Board } from './window'

/** A limit, drawn as a lying line. */
export interface Threshold {
  value: number
  label: string
}

/** A stretch of time, tinted. */
export interface Band {
  from: number
  to: number
  label: string
}

const MOST_ALERTS = 100

/** Whether what alerts of a kind and measure watch is what a chart shows. */
export function isWatched({ id }: Metric, type: string, measure: string | undefined): boolean {
  switch (id) {
    case 'TRACE_ERRORS':
      return type === 'trace:errors' && measure !== 'rate'
    case 'TRACE_ERROR_RATE':
      return type === 'trace:errors' && measure === 'rate'
    case 'COST':
      return type === 'trace:cost'
    case 'DURATION':
      return type === 'trace:latency'
    case 'TRACE_AVERAGE_DURATION':
      return type === 'trace:latency' && (measure ?? 'avg') === 'avg'
    case 'FEEDBACK_SCORES':
      return type === 'trace:feedback_score'
    case 'THREAD_FEEDBACK_SCORES':
      return type === 'trace_thread:feedback_score'
    default:
      return false
  }
}

const ALERTED = ['TRACE_ERRORS', 'TRACE_ERROR_RATE', 'COST', 'DURATION', 'TRACE_AVERAGE_DURATION', 'FEEDBACK_SCORES', 'THREAD_FEEDBACK_SCORES']

type Firing = Schemas['AlertLine']

/** When alerts on what a chart shows were firing, in the time shown. */
export function useFirings(projectId: string, metric: Metric, board: Board, enabled: boolean): Band[] {
  const { t } = useTranslation()
  const range = { from_time: iso(board.time.from), to_time: iso(board.time.to) }
  const found = useQuery({
    queryKey: ['alerts', currentWorkspace(), 'firings', projectId, range],
    queryFn: ({ signal }): Promise<Firing[]> => request(`/projects/${projectId}/alerts/firings`, { query: range, signal }).then((page) => page.content),
    enabled: enabled && ALERTED.includes(metric.id) && projectId !== '',
    placeholderData: keepPreviousData,
  })
  return (
    (found.data ?? [])
      // An alert on the number of errors says too when their rate was bad.
      .filter((each) => isWatched(metric, each.metric, each.measure) || (metric.id === 'TRACE_ERROR_RATE' && each.metric === 'trace:errors'))
      .map((each) => ({
        from: Math.max(board.time.from, Date.parse(each.began_at)),
        to: each.ended_at ? Date.parse(each.ended_at) : board.time.to,
        label: t('dashboards.firing', { name: each.alert_name }),
      }))
  )
}

/** The thresholds of the project's alerts that watch what a chart shows. */
export function useAlertLines(projectId: string, metric: Metric, step: number, enabled: boolean): Threshold[] {
  const { t } = useTranslation()
  const alerts = useQuery({
    queryKey: ['alerts', currentWorkspace(), 'of-project', projectId],
    queryFn: ({ signal }) => fetchAlerts(projectId, { page: 1, size: MOST_ALERTS }, signal),
    enabled: enabled && ALERTED.includes(metric.id) && projectId !== '',
    staleTime: 60_000,
  })
  return linesOfAlerts(alerts.data?.content ?? [], metric, step).map((value) => ({ value, label: t('dashboards.alertAt', { value: axisText(value, metric.unit) }) }))
}

/** Sums over a window are drawn as what they are over a step: 10 errors an hour are 5 in half an hour. */
export function linesOfAlerts(alerts: Alert[], metric: Metric, step: number): number[] {
  const values = alerts
    .filter((alert) => alert.enabled)
    .flatMap((alert) => alert.triggers)
    .filter((trigger) => isMeasured(trigger.event_type) && isWatched(metric, trigger.event_type, conditionOf(trigger)?.config_value.measure))
    .flatMap((trigger) => {
      const set = conditionOf(trigger)?.config_value
      const value = Number(set?.threshold)
      if (!set || !Number.isFinite(value)) return []
      if (metric.unit === 'ms') return [value * 1000]
      if (metric.unit === 'share') return [value / 100]
      if (metric.unit === 'score') return [value]
      return step > 0 && Number(set.window) > 0 ? [(value * step) / (Number(set.window) * 1000)] : []
    })
  return [...new Set(values)]
}
