import type { Schemas } from '../../api/types'

export const MEASURED = ['trace:errors', 'trace:cost', 'trace:latency', 'trace:feedback_score', 'trace_thread:feedback_score'] as const satisfies EventType[]
export const EVENTS = ['trace:guardrails_triggered', 'prompt:created', 'prompt:committed', 'prompt:deleted', 'experiment:finished'] as const satisfies EventType[]
export type MeasuredType = (typeof MEASURED)[number]
export type EventType = Schemas['AlertEventType']
export type Destination = Schemas['AlertType']

export type Alert = Schemas['Alert']

/** As they are edited: what is new has no id yet, and what is stored keeps its own. */
export type TriggerConfig = Pick<Schemas['TriggerConfig'], 'type' | 'config_value'> & Partial<Schemas['TriggerConfig']>
export type Trigger = Pick<Schemas['Trigger'], 'event_type'> & Partial<Omit<Schemas['Trigger'], 'trigger_configs'>> & { trigger_configs?: TriggerConfig[] }
export type AlertDraft = Pick<Alert, 'name' | 'enabled' | 'alert_type' | 'metadata' | 'custom_fields' | 'project_id'> & {
  webhook: Pick<Schemas['Webhook'], 'url'> & Partial<Schemas['Webhook']>
  triggers: Trigger[]
}

const THRESHOLD: Record<MeasuredType, TriggerConfig['type']> = {
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

export type AlertState = Schemas['FiringsAlertState']

/** A time in which a condition held, or an event that was told. */
export type Firing = Schemas['AlertFiring']
export type FiringMessage = Firing['messages'][number]
export type AlertStanding = Schemas['AlertState']

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
