import { queryOptions } from '@tanstack/react-query'
import { currentWorkspace, request } from '../../api/client'
import type { HistogramColumns } from '../../api/logs'
import type { MetricSeries, Page } from '../../api/types'
import type { Alert, AlertDraft, MeasuredType } from './model'

export const fetchAlerts = (projectId: string, query: Record<string, string | number | undefined>, signal: AbortSignal) =>
  request<Page<Alert>>(`/projects/${projectId}/alerts`, { query, signal })

export const alertQuery = (id: string) => queryOptions({ queryKey: ['alerts', currentWorkspace(), id], queryFn: ({ signal }) => request<Alert>(`/alerts/${id}`, { signal }) })

export const createAlert = (alert: AlertDraft) => request<void>('/alerts', { method: 'POST', body: alert })
export const replaceAlert = (id: string, alert: AlertDraft) => request<void>(`/alerts/${id}`, { method: 'PUT', body: alert })
export const deleteAlerts = (ids: string[]) => request<void>('/alerts/delete', { method: 'POST', body: { ids } })

export interface TestOutcome {
  status: 'success' | 'failure'
  status_code?: number
  request_body?: string
  error_message?: string
}

export const testAlert = (alert: AlertDraft & { id?: string }) => request<TestOutcome>('/alerts/webhooks/tests', { method: 'POST', body: alert })

export interface Measured {
  times: number[]
  step: number
  values: (number | null)[]
}

const WEEK = 7 * 86_400_000
const HOUR = 3_600_000
const MOST_STEPS = 500

/** What the condition looks at, over the last seven days: in the unit of the threshold. */
export const measuredQuery = (projectId: string, type: MeasuredType, score: string) =>
  queryOptions({
    queryKey: ['alert-measure', currentWorkspace(), projectId, type, score],
    queryFn: async ({ signal }): Promise<Measured> => {
      const from = new Date(Date.now() - WEEK).toISOString()
      if (type === 'trace:errors' || type === 'trace:cost') {
        const answer = await request<HistogramColumns>(`/projects/${projectId}/logs/histogram`, { query: { entity_type: 'traces', from_time: from, to_time: new Date().toISOString(), max_intervals: MOST_STEPS }, signal })
        const start = Date.parse(answer.start)
        return { times: answer.count.map((_, index) => start + index * answer.step_ms), step: answer.step_ms, values: type === 'trace:errors' ? answer.errors : answer.cost }
      }
      const metric_type = type === 'trace:latency' ? 'TRACE_AVERAGE_DURATION' : type === 'trace:feedback_score' ? 'FEEDBACK_SCORES' : 'THREAD_FEEDBACK_SCORES'
      const { results = [] } = await request<{ results?: MetricSeries[] }>(`/projects/${projectId}/metrics`, { method: 'POST', body: { metric_type, interval: 'HOURLY', interval_start: from }, signal })
      const one = type === 'trace:latency' ? results[0] : results.find((each) => each.name === score)
      const data = one?.data ?? []
      // Milliseconds there, seconds here.
      return { times: data.map((point) => Date.parse(point.time)), step: HOUR, values: data.map(({ value }) => (value == null ? null : type === 'trace:latency' ? value / 1000 : value)) }
    },
    staleTime: 60_000,
  })
