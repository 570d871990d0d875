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

export interface Firing {
  from: number
  to: number
}

/**
 * When a condition would have been met: at each step the sum, or mean, of the window before it is compared; steps one
 * after the other that meet it are one firing. Nothing measured, nothing met.
 */
export function firings(points: { times: number[]; step: number; values: (number | null)[] }, window: number, how: 'sum' | 'mean', threshold: number, below: boolean): Firing[] {
  const steps = Math.max(1, Math.round(window / points.step))
  const found: Firing[] = []
  points.times.forEach((time, index) => {
    const there = points.values.slice(Math.max(0, index - steps + 1), index + 1).filter((value) => value !== null)
    if (there.length === 0) return
    const sum = there.reduce((all, value) => all + value, 0)
    const value = how === 'sum' ? sum : sum / there.length
    if (below ? value >= threshold : value <= threshold) return
    const last = found[found.length - 1]
    if (last && last.to === time) last.to = time + points.step
    else found.push({ from: time, to: time + points.step })
  })
  return found
}
