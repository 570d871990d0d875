import { keepPreviousData, useQuery } from '@tanstack/react-query'
import { useTranslation } from 'react-i18next'
import { currentWorkspace, request } from '../../api/client'
import type { Page, Schemas } from '../../api/types'
import { iso } from '../../lib/range'
import { fetchAlerts } from '../alerts/api'
import { conditionOf, isMeasured, type Alert } from '../alerts/model'
import { fetchPrompts, usageQuery, type Prompt } from '../prompts/api'
import { metricText } from './format'
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

const MOST_PROMPTS = 100
const WORDS_IN_A_CHART = 8

/** Deployments of prompts in the time shown: versions that environments got then. */
export function useDeployments(projectId: string, board: Board, enabled: boolean): Mark[] {
  const { t } = useTranslation()
  const prompts = useQuery({
    queryKey: ['prompts', currentWorkspace(), 'of-project', projectId],
    queryFn: ({ signal }): Promise<Page<Prompt>> => fetchPrompts(projectId, { page: 1, size: MOST_PROMPTS }, signal),
    enabled: enabled && projectId !== '',
    staleTime: 60_000,
  })
  const found = prompts.data?.content ?? []
  const usage = useQuery({ ...usageQuery(projectId, found.map((each) => each.id), false), enabled: enabled && found.length > 0 })
  const only = board.filters.find((each) => each.field === 'environment' && each.operator === '=')?.value
  const marks = [...(usage.data?.values() ?? [])]
    .flatMap((each) => each.environments)
    .filter((each) => each.assigned_at && (!only || each.environment === only))
    .map((each) => ({ at: Date.parse(each.assigned_at!), label: t('dashboards.live', { version: each.version_number ?? '', environment: only ? '' : each.environment }).trim() }))
    .filter((each) => each.at >= board.time.from && each.at <= board.time.to)
    .sort((a, b) => a.at - b.at)
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

const MEASURED: Record<string, string[]> = {
  TRACE_ERRORS: ['trace:errors'],
  COST: ['trace:cost'],
  DURATION: ['trace:latency'],
  TRACE_AVERAGE_DURATION: ['trace:latency'],
  FEEDBACK_SCORES: ['trace:feedback_score'],
  THREAD_FEEDBACK_SCORES: ['trace_thread:feedback_score'],
}

type Firing = Schemas['AlertLine']

/** When alerts on what a chart shows were firing, in the time shown. */
export function useFirings(projectId: string, metric: Metric, board: Board, enabled: boolean): Band[] {
  const { t } = useTranslation()
  // No alert watches a rate, but one on errors says when the rate was bad.
  const watched = metric.id === 'TRACE_ERROR_RATE' ? MEASURED.TRACE_ERRORS : MEASURED[metric.id]
  const range = { from_time: iso(board.time.from), to_time: iso(board.time.to) }
  const found = useQuery({
    queryKey: ['alerts', currentWorkspace(), 'firings', projectId, range],
    queryFn: ({ signal }): Promise<Firing[]> => request(`/projects/${projectId}/alerts/firings`, { query: range, signal }).then((page) => page.content),
    enabled: enabled && watched !== undefined && projectId !== '',
    placeholderData: keepPreviousData,
  })
  return (found.data ?? [])
    .filter((each) => watched?.includes(each.metric))
    .map((each) => ({
      from: Math.max(board.time.from, Date.parse(each.began_at)),
      to: each.ended_at ? Date.parse(each.ended_at) : board.time.to,
      label: t('dashboards.firing', { name: each.alert_name }),
    }))
}

/** The thresholds of the project's alerts that watch what a chart shows. */
export function useAlertLines(projectId: string, metric: Metric, step: number, enabled: boolean): Threshold[] {
  const { t } = useTranslation()
  const watched = MEASURED[metric.id]
  const alerts = useQuery({
    queryKey: ['alerts', currentWorkspace(), 'of-project', projectId],
    queryFn: ({ signal }) => fetchAlerts(projectId, { page: 1, size: MOST_PROMPTS }, signal),
    enabled: enabled && watched !== undefined && projectId !== '',
    staleTime: 60_000,
  })
  if (!watched) return []
  return linesOfAlerts(alerts.data?.content ?? [], watched, metric, step).map((value) => ({ value, label: t('dashboards.alertAt', { value: metricText(value, metric.unit) }) }))
}

/** Sums over a window are drawn as what they are over a step: 10 errors an hour are 5 in half an hour. */
export function linesOfAlerts(alerts: Alert[], watched: string[], metric: Metric, step: number): number[] {
  const values = alerts
    .filter((alert) => alert.enabled)
    .flatMap((alert) => alert.triggers)
    .filter((trigger) => watched.includes(trigger.event_type) && isMeasured(trigger.event_type))
    .flatMap((trigger) => {
      const set = conditionOf(trigger)?.config_value
      const value = Number(set?.threshold)
      if (!set || !Number.isFinite(value)) return []
      if (metric.unit === 'ms') return [value * 1000]
      if (metric.unit === 'score') return [value]
      return step > 0 && Number(set.window) > 0 ? [(value * step) / (Number(set.window) * 1000)] : []
    })
  return [...new Set(values)]
}
