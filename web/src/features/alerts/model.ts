export const MEASURED = ['trace:errors', 'trace:cost', 'trace:latency', 'trace:feedback_score', 'trace_thread:feedback_score'] as const
export const EVENTS = ['trace:guardrails_triggered', 'prompt:created', 'prompt:committed', 'prompt:deleted', 'experiment:finished'] as const
export type MeasuredType = (typeof MEASURED)[number]
export type EventType = MeasuredType | (typeof EVENTS)[number]
export type Destination = 'general' | 'slack' | 'pagerduty'

export interface TriggerConfig {
  id?: string
  type: string
  config_value: Record<string, string>
  group_index?: number | null
}

export interface Trigger {
  id?: string
  event_type: EventType
  trigger_configs?: TriggerConfig[]
}

export interface Alert {
  id: string
  name: string
  enabled: boolean
  alert_type: Destination
  metadata?: Record<string, string>
  custom_fields?: Record<string, string>
  webhook: { id?: string; name?: string; url: string; secret_token?: string; headers?: Record<string, string> }
  triggers: Trigger[]
  project_id?: string
  created_at: string
  created_by?: string
  last_updated_at: string
}

export type AlertDraft = Omit<Alert, 'id' | 'created_at' | 'created_by' | 'last_updated_at'>

const THRESHOLD: Record<MeasuredType, string> = {
  'trace:errors': 'threshold:errors',
  'trace:cost': 'threshold:cost',
  'trace:latency': 'threshold:latency',
  'trace:feedback_score': 'threshold:feedback_score',
  'trace_thread:feedback_score': 'threshold:feedback_score',
}

export const isMeasured = (type: EventType): type is MeasuredType => (MEASURED as readonly string[]).includes(type)

const scored = (type: MeasuredType) => type.endsWith('feedback_score')

/** A trigger as it begins: above 10 errors, $10, 10 s or below 0.5 within an hour. */
export const newTrigger = (type: EventType): Trigger => ({
  event_type: type,
  trigger_configs: isMeasured(type)
    ? [{ type: THRESHOLD[type], config_value: { threshold: scored(type) ? '0.5' : '10', window: '3600', operator: scored(type) ? '<' : '>', ...(scored(type) ? { name: '' } : {}) } }]
    : [],
})

export const newAlert = (projectId: string): AlertDraft => ({
  name: '',
  enabled: true,
  alert_type: 'general',
  webhook: { url: '' },
  triggers: [newTrigger('trace:errors')],
  project_id: projectId,
})

/** The threshold of a measured trigger; settings of other kinds stay as they are. */
export const conditionOf = (trigger: Trigger): TriggerConfig | undefined => trigger.trigger_configs?.find((config) => config.type.startsWith('threshold:'))

export type Problem = 'name' | 'url' | 'triggers' | 'threshold' | 'score'

export function problemsOf(alert: AlertDraft): Problem[] {
  const problems: Problem[] = []
  if (!alert.name.trim()) problems.push('name')
  if (!/^https?:\/\/[^/\s]+/.test(alert.webhook.url.trim())) problems.push('url')
  if (alert.triggers.length === 0) problems.push('triggers')
  for (const trigger of alert.triggers) {
    const value = conditionOf(trigger)?.config_value
    if (!value) continue
    if (value.threshold?.trim() === '' || Number.isNaN(Number(value.threshold)) || !(Number(value.window) >= 1)) problems.push('threshold')
    if (trigger.event_type.endsWith('feedback_score') && !value.name?.trim()) problems.push('score')
  }
  return [...new Set(problems)]
}

export type AlertState = 'firing' | 'to_acknowledge' | 'muted' | 'quiet'

export interface FiringMessage {
  id: string
  outcome: 'sent' | 'failed' | 'muted'
  at: string
  attempts: number
  duration_ms?: number
  status_code?: number
  error_message?: string
}

/** A time in which a condition held, or an event that was told. */
export interface Firing {
  id: string
  alert_id: string
  metric: EventType
  score?: string
  began_at: string
  ended_at?: string
  ended_by?: 'itself' | 'changed'
  operator?: '<' | '>'
  threshold?: number
  value?: number
  events: number
  needs_acknowledgement: boolean
  acknowledged_at?: string
  acknowledged_by?: string
  note?: string
  sent: number
  failed: number
  muted: number
  messages: FiringMessage[]
}

export interface AlertStanding {
  alert_id: string
  state: AlertState
  since?: string
  unacknowledged: number
  mute?: { since: string; until?: string; by: string }
  last?: Firing
  recent: { began_at: string; ended_at?: string; needs_acknowledgement: boolean }[]
}

export type Tick = '' | 'fired' | 'news' | 'muted'

/** The last days in ticks of equal length, the newest last; what calls for somebody goes before news, both before a mute. */
export function ticksOf(standing: Pick<AlertStanding, 'recent' | 'mute'>, now: number, ticks: number, length: number): Tick[] {
  const spans = standing.recent.map((each) => ({ from: Date.parse(each.began_at), to: each.ended_at ? Date.parse(each.ended_at) : now, kind: each.needs_acknowledgement ? ('fired' as const) : ('news' as const) }))
  return Array.from({ length: ticks }, (_, index) => {
    const from = now - (ticks - index) * length
    const within = spans.filter((each) => each.from < from + length && each.to >= from)
    if (within.length > 0) return within.some((each) => each.kind === 'fired') ? 'fired' : 'news'
    return standing.mute && Date.parse(standing.mute.since) < from + length && (!standing.mute.until || Date.parse(standing.mute.until) > from) ? 'muted' : ''
  })
}

/** Until when, of the choices of the menu: an hour from now, eight tomorrow morning, for good. */
export function muteUntil(choice: 'hour' | 'tomorrow' | 'forever', now: Date): string | null {
  if (choice === 'forever') return null
  if (choice === 'hour') return new Date(now.getTime() + 3_600_000).toISOString()
  return new Date(now.getFullYear(), now.getMonth(), now.getDate() + 1, 8).toISOString()
}

/** How many members of an alert differ from what is stored. */
export function changesOf(draft: AlertDraft, stored: AlertDraft): number {
  const parts = (alert: AlertDraft) => [alert.name, alert.enabled, alert.alert_type, alert.webhook.url, alert.webhook.secret_token ?? '', alert.metadata ?? {}, ...alert.triggers]
  const [now, before] = [parts(draft), parts(stored)].map((list) => list.map((each) => JSON.stringify(each)))
  return Array.from({ length: Math.max(now!.length, before!.length) }).filter((_, index) => now![index] !== before![index]).length
}
