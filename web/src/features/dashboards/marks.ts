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

/** Something that happened at an instant, drawn as an upright line. */
export interface Mark {
  at: number
  label: string
}

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
const WORDS_IN_A_CHART = 8

type Deployment = Schemas['DeployedVersion']

/** Every version of a prompt, and of the agent's configuration, that an environment was given in the time shown. */
export function useDeployments(projectId: string, board: Board, enabled: boolean): Mark[] {
  const { t } = useTranslation()
  const range = { from_time: iso(board.time.from), to_time: iso(board.time.to) }
  const found = useQuery({
    queryKey: ['prompts', currentWorkspace(), 'deployments', projectId, range],
    queryFn: ({ signal }): Promise<Deployment[]> => request(`/projects/${projectId}/deployments`, { query: range, signal }).then(({ content }) => content),
    enabled: enabled && projectId !== '',
    placeholderData: keepPreviousData,
    staleTime: 60_000,
  })
  const only = board.filters.find((each) => each.field === 'environment' && each.operator === '=')?.value
  const shown = (found.data ?? []).filter((each) => !only || each.environment === only)
  const named = new Set(shown.flatMap((each) => each.prompt_id ?? [])).size > 1
  const marks = shown.map((each) => {
    const version = [named ? each.prompt_name : undefined, each.version_number].filter(Boolean).join(' ')
    const environment = only ? '' : each.environment
    return { at: Date.parse(each.at), label: t(each.prompt_id ? 'dashboards.live' : 'dashboards.agentLive', { version, environment }).trim() }
  })
  return joined(marks, (board.time.to - board.time.from) / WORDS_IN_A_CHART)
}

/** Deployments so near to each other that their words would overlap are one line: `v14 live +2`. */
export function joined(marks: Mark[], near: number): Mark[] {
  const found: { at: number; labels: string[] }[] = []
  for (const mark of marks) {
    const last = found.at(-1)
    if (last && mark.at - last.at < near) last.labels.push(mark.label)
    else found.push({ at: mark.at, labels: [mark.label] })
  }
  return found.map(({ at, labels }) => ({ at, label: labels.length > 1 ? `${labels[0]} +${labels.length - 1}` : labels[0]! }))
}

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
