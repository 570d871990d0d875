import { keepPreviousData, queryOptions } from '@tanstack/react-query'
import { currentWorkspace, request } from '../../api/client'
import type { Schemas } from '../../api/types'
import type { Alert, AlertDraft, Trigger } from './model'

export const fetchAlerts = (projectId: string, query: Record<string, string | number | undefined>, signal: AbortSignal) =>
  request(`/projects/${projectId}/alerts`, { query, signal })

export const alertQuery = (id: string) => queryOptions({ queryKey: ['alerts', currentWorkspace(), id], queryFn: ({ signal }) => request(`/alerts/${id}`, { signal }) })

export const createAlert = (alert: AlertDraft) => request('/alerts', { method: 'POST', body: alert })
export const replaceAlert = (id: string, alert: AlertDraft) => request(`/alerts/${id}`, { method: 'PUT', body: alert })

export type TestOutcome = Schemas['WebhookTrial']

export const testAlert = (alert: AlertDraft & { id?: string }) => request('/alerts/webhooks/tests', { method: 'POST', body: alert })

/** What each kind of event looks like at a destination of this type. */
export const examplesQuery = (alert_type: Alert['alert_type']) =>
  queryOptions({
    queryKey: ['alert-examples', currentWorkspace(), alert_type],
    queryFn: ({ signal }) => request('/alerts/webhooks/examples', { query: { alert_type }, signal }).then((answer) => answer.response_examples),
    staleTime: Infinity,
  })

/** How every alert of the project stands; a workspace has a thousand at most. */
export const statesQuery = (projectId: string) =>
  queryOptions({
    queryKey: ['alerts', currentWorkspace(), 'states', projectId],
    queryFn: async ({ signal }) => {
      const { content } = await request(`/projects/${projectId}/alerts/states`, { signal })
      return new Map(content.map((each) => [each.alert_id, each]))
    },
    staleTime: 30_000,
  })

export const allAlertsQuery = (projectId: string, params: Record<string, string | undefined>) =>
  queryOptions({
    queryKey: ['alerts', currentWorkspace(), 'all', projectId, params],
    queryFn: ({ signal }) => fetchAlerts(projectId, { page: 1, size: 1000, ...params }, signal),
    placeholderData: keepPreviousData,
  })

export const fetchFirings = (alertId: string, page: number, size: number, signal: AbortSignal) => request(`/alerts/${alertId}/firings`, { query: { page, size: Math.min(size, 100) }, signal })

export const acknowledge = (alertId: string, note?: string) => request(`/alerts/${alertId}/acknowledge`, { method: 'POST', body: note ? { note } : {} })
export const undoAcknowledge = (alertId: string, firing_ids: string[]) => request(`/alerts/${alertId}/acknowledge/undo`, { method: 'POST', body: { firing_ids } })
export const mute = (alertId: string, until: string | null) => request(`/alerts/${alertId}/mute`, { method: 'PUT', body: { until } })
export const unmute = (alertId: string) => request(`/alerts/${alertId}/mute`, { method: 'DELETE' })

export type Past = Schemas['AlertPreview']

/** What the condition of a trigger would have told in the last days; the server measures it as it measures alerts. */
export const pastQuery = (projectId: string, trigger: Trigger, days: number) =>
  queryOptions({
    queryKey: ['alert-past', currentWorkspace(), projectId, trigger, days],
    queryFn: ({ signal }) => request(`/projects/${projectId}/alerts/preview`, { method: 'POST', body: { trigger, days }, signal }),
    placeholderData: keepPreviousData,
    staleTime: 60_000,
  })
